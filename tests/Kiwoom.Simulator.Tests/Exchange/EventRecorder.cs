using Kiwoom.Simulator.Exchange.Log;

namespace Kiwoom.Tests.Simulator.Exchange;

/// <summary>Keeps the events that a test asks about.</summary>
internal sealed class EventRecorder : IMarketObserver
{
    private readonly List<MarketEvent> _events = [];

    public IReadOnlyList<T> Of<T>()
        where T : MarketEvent => [.. _events.OfType<T>()];

    /// <summary>The events of a kind since the last call; forgets all others.</summary>
    public IReadOnlyList<T> Take<T>()
        where T : MarketEvent
    {
        var taken = Of<T>();
        _events.Clear();
        return taken;
    }

    public void Observe(MarketEvent marketEvent) => _events.Add(marketEvent);
}
