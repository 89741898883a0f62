using Kiwoom.Simulator.Exchange.Views;

namespace Kiwoom.Simulator.Exchange.Front;

/// <summary>What has been seen of one market, from its first event on.</summary>
internal sealed class ExchangeViews
{
    public ExchangeViews() => Tape = new TradeTape(Board);

    public MarketBoard Board { get; } = new();

    public CandleStore Candles { get; } = new();

    public TradeTape Tape { get; }

    public OrderRegister Register { get; } = new();

    public void Attach(MarketEngine engine)
    {
        engine.Log.Attach(Board);
        engine.Log.Attach(Candles);
        engine.Log.Attach(Tape);
        engine.Log.Attach(Register);
    }
}
