using System.Diagnostics;
using System.Globalization;
using Kiwoom.Simulator.Exchange;
using Kiwoom.Simulator.Exchange.Log;

namespace Kiwoom.Tests.Simulator.Exchange;

internal sealed class MarketDayTests
{
    [Test]
    public void A_day_of_all_instruments_is_simulated()
    {
        var engine = new MarketEngine(new MarketOptions());
        var counter = new EventCounter();
        engine.Log.Attach(counter);
        var watch = Stopwatch.StartNew();

        engine.Advance(new DateTime(2026, 9, 14, 21, 0, 0));

        var events = engine.Log.Sequence;
        TestContext.Progress.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"one day: {events:N0} events in {watch.Elapsed.TotalSeconds:F1} s, {events / watch.Elapsed.TotalSeconds:N0} a second; {counter}"));
        Assert.That(events, Is.InRange(300_000, 800_000));
    }

    private sealed class EventCounter : IMarketObserver
    {
        private readonly SortedDictionary<string, int> _counts = new(StringComparer.Ordinal);

        public void Observe(MarketEvent marketEvent)
        {
            var name = marketEvent.GetType().Name;
            _counts[name] = _counts.GetValueOrDefault(name) + 1;
        }

        public override string ToString() => string.Join(", ", _counts.Select(count => $"{count.Key} {count.Value}"));
    }
}
