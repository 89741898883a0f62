using Kiwoom.Simulator.Exchange.Views;
using Kiwoom.Simulator.Orders;

namespace Kiwoom.Simulator.Exchange.Front;

/// <summary>What has been seen of one market, from its first event on.</summary>
internal sealed class ExchangeViews
{
    public ExchangeViews()
    {
        Tape = new TradeTape(Board);
        IndexTape = new IndexTape(Board);
        Days = new AccountDays(Board, OrderWords.AccountNumber);
    }

    public MarketBoard Board { get; } = new();

    public CandleStore Candles { get; } = new();

    public TradeTape Tape { get; }

    public IndexTape IndexTape { get; }

    /// <summary>The account's days that are over.</summary>
    public AccountDays Days { get; }

    public OrderRegister Register { get; } = new();

    public void Attach(MarketEngine engine)
    {
        engine.Log.Attach(Board);
        engine.Log.Attach(Candles);
        engine.Log.Attach(Tape);
        IndexTape.Know(engine.Instruments);
        engine.Log.Attach(IndexTape);
        Days.Know(engine);
        engine.Log.Attach(Days);
        engine.Log.Attach(Register);
    }
}
