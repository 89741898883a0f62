using System.Globalization;
using Kiwoom.Simulator.Exchange;
using Kiwoom.Simulator.Exchange.Flow;
using Kiwoom.Simulator.Exchange.Log;

namespace Kiwoom.Tests.Simulator.Exchange;

internal sealed class DeterminismTests
{
    private const int Steps = 400;

    [Test]
    public void The_same_seed_tells_the_same_story_to_the_letter()
    {
        var first = Run(seed: 7, out _);
        var second = Run(seed: 7, out _);

        Assert.That(first, Is.EqualTo(second));
        Assert.That(first, Has.Count.GreaterThan(5_000));
    }

    [Test]
    public void Another_seed_tells_another_story() => Assert.That(Run(7, out _), Is.Not.EqualTo(Run(8, out _)));

    [Test]
    public void The_story_does_not_depend_on_the_culture()
    {
        var culture = CultureInfo.CurrentCulture;
        var expected = Run(7, out _);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("ar-SA");
            Assert.That(Run(7, out _), Is.EqualTo(expected));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Test]
    public void A_restored_market_goes_on_as_the_saved_one_does()
    {
        Run(7, out var saved, Steps / 2);
        var json = saved.Save().ToJson();
        var restored = MarketEngine.Restore(MarketSnapshot.FromJson(json));

        var one = GoOn(saved);
        var other = GoOn(restored);

        Assert.That(other, Is.EqualTo(one));
        Assert.That(one, Has.Count.GreaterThan(1_000));
        Assert.That(restored.Save().ToJson(), Is.EqualTo(saved.Save().ToJson()));
    }

    [Test]
    public void Time_may_go_on_in_any_steps()
    {
        var options = new MarketOptions { Flow = new FlowOptions(20_000) };
        var (leap, stroll) = (new MarketEngine(options), new MarketEngine(options));
        var end = new DateTime(2026, 9, 14, 12, 0, 0);

        leap.Advance(end);
        for (var time = options.FirstDay.ToDateTime(TimeOnly.MinValue); time <= end; time = time.AddSeconds(7))
        {
            stroll.Advance(time);
        }

        stroll.Advance(end);
        Assert.That((stroll.Digest, stroll.Log.Sequence, stroll.Now), Is.EqualTo((leap.Digest, leap.Log.Sequence, leap.Now)));
    }

    [Test]
    public void A_snapshot_that_comes_out_differently_is_refused()
    {
        Run(7, out var engine, 50);
        var snapshot = engine.Save();

        Assert.That(() => MarketEngine.Restore(snapshot with { Digest = snapshot.Digest + 1 }), Throws.TypeOf<InvalidDataException>());
        Assert.That(
            () => MarketEngine.Restore(snapshot with { Options = snapshot.Options with { Seed = 8 } }), Throws.TypeOf<InvalidDataException>());
    }

    private static List<string> Run(long seed, out MarketEngine engine, int steps = Steps)
    {
        engine = new MarketEngine(new MarketOptions { Seed = seed, Flow = new FlowOptions(15_000) });
        var lines = new Transcript();
        engine.Log.Attach(lines);
        var trader = new RandomTrader(engine, 3);
        trader.Open();
        for (var i = 0; i < steps; i++)
        {
            trader.Step();
        }

        return lines.Lines;
    }

    private static List<string> GoOn(MarketEngine engine)
    {
        var lines = new Transcript();
        engine.Log.Attach(lines);
        var trader = new RandomTrader(engine, 4);
        for (var i = 0; i < Steps / 2; i++)
        {
            trader.Step();
        }

        engine.Advance(engine.Now.Date.AddDays(4));
        return lines.Lines;
    }

    private sealed class Transcript : IMarketObserver
    {
        public List<string> Lines { get; } = [];

        public void Observe(MarketEvent marketEvent) => Lines.Add(marketEvent.Line);
    }
}
