using Kiwoom.Simulator.Exchange.Log;

namespace Kiwoom.Tests.Simulator.Exchange;

/// <summary>Keeps the events that a test asks about.</summary>
internal sealed class EventRecorder : IMarketObserver
{
    private readonly List<MarketEvent> _events = [];

    public IReadOnlyList<MarketEvent> All => _events;

    public IReadOnlyList<T> Of<T>()
        where T : MarketEvent => [.. _events.OfType<T>()];

    public void Observe(MarketEvent marketEvent) => _events.Add(marketEvent);
}
