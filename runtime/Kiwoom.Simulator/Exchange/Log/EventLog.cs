namespace Kiwoom.Simulator.Exchange.Log;

/// <summary>
/// Gives events their numbers and times and tells them to all who observe. It keeps none: who wants them later keeps them.
/// </summary>
internal sealed class EventLog
{
    private IMarketObserver[] _observers = [];

    /// <summary>The number of the last event.</summary>
    public long Sequence { get; private set; }

    /// <summary>The simulated time, which all events carry.</summary>
    public DateTime Now { get; set; }

    /// <summary>Adds an observer behind the others.</summary>
    public void Attach(IMarketObserver observer) => _observers = [.. _observers, observer];

    public void Detach(IMarketObserver observer) => _observers = [.. _observers.Where(other => other != observer)];

    public void Add(MarketEvent marketEvent)
    {
        marketEvent.Stamp(++Sequence, Now);
        foreach (var observer in _observers)
        {
            observer.Observe(marketEvent);
        }
    }
}
