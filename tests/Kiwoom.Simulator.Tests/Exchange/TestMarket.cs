using System.Globalization;
using Kiwoom.Simulator;
using Kiwoom.Simulator.Exchange;
using Kiwoom.Simulator.Exchange.Accounts;
using Kiwoom.Simulator.Exchange.Flow;
using Kiwoom.Simulator.Exchange.Log;
using Kiwoom.Simulator.Exchange.Matching;
using Kiwoom.Simulator.Exchange.Orders;
using Kiwoom.Simulator.Exchange.Sessions;

namespace Kiwoom.Tests.Simulator.Exchange;

/// <summary>A market without strangers, in which two rich accounts meet: what is in its books a test has put there.</summary>
internal sealed class TestMarket
{
    public const string Ann = "1111111111";
    public const string Bob = "2222222222";
    public const string Samsung = "005930";
    public const long Cash = 1_000_000_000;

    private TestMarket(MarketEngine engine)
    {
        Engine = engine;
        engine.Log.Attach(Events);
    }

    public MarketEngine Engine { get; }

    public EventRecorder Events { get; } = new();

    /// <summary>A market at a time of the first day that has the sessions of today, a Monday, unless another is given.</summary>
    public static TestMarket At(string time, string day = "2026-09-14", FeeRates? fees = null)
    {
        var date = DateOnly.ParseExact(day, "yyyy-MM-dd");
        var market = new TestMarket(new MarketEngine(new MarketOptions { FirstDay = date, Fees = fees ?? FeeRates.Mock, Flow = new FlowOptions(0) }));
        foreach (var account in new[] { Ann, Bob })
        {
            market.Engine.PayIn(account, Cash);
            foreach (var code in new[] { Samsung, "069500", "247540", "57JBHH", "M04020000" })
            {
                market.Engine.Deliver(account, code, 10_000, market.Engine.Find(code)!.Instrument.BasePrice);
            }
        }

        market.Go(time);
        return market;
    }

    /// <summary>Goes on to a time of the day that the market is at.</summary>
    public void Go(string time) => Engine.Advance(Engine.Now.Date + TimeOnly.Parse(time, CultureInfo.InvariantCulture).ToTimeSpan());

    public OrderOutcome Buy(string account, long quantity, long price = 0, OrderKind kind = OrderKind.Limit, Venue venue = Venue.Krx, string code = Samsung, long stop = 0) =>
        Engine.Place(new NewOrder(account, code, venue, SimulatedOrderSide.Buy, kind, quantity, price, stop));

    public OrderOutcome Sell(string account, long quantity, long price = 0, OrderKind kind = OrderKind.Limit, Venue venue = Venue.Krx, string code = Samsung, long stop = 0) =>
        Engine.Place(new NewOrder(account, code, venue, SimulatedOrderSide.Sell, kind, quantity, price, stop));

    public TradingAccount Account(string number) => Engine.Ledger.Find(number)!;

    /// <summary>The trades so far as price and quantity.</summary>
    public IEnumerable<(long Price, long Quantity)> Trades => Events.Of<Trade>().Select(trade => (trade.Price, trade.Quantity));

    public VenueBook Book(string code = Samsung, Board board = Board.Krx) => Engine.Find(code)!.BookOn(board)!;
}
