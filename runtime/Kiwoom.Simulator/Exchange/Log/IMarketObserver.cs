namespace Kiwoom.Simulator.Exchange.Log;

/// <summary>Hears of every event, in order, while it happens. It must not send orders.</summary>
internal interface IMarketObserver
{
    void Observe(MarketEvent marketEvent);
}
