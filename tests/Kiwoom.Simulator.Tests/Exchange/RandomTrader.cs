using Kiwoom.Simulator;
using Kiwoom.Simulator.Exchange;
using Kiwoom.Simulator.Exchange.Instruments;
using Kiwoom.Simulator.Exchange.Matching;
using Kiwoom.Simulator.Exchange.Orders;
using Kiwoom.Simulator.Exchange.Sessions;

namespace Kiwoom.Tests.Simulator.Exchange;

/// <summary>Sends whatever order comes to its mind, sensible or not, for three accounts.</summary>
internal sealed class RandomTrader
{
    private const int MaxWaitSeconds = 120;

    private readonly MarketEngine _engine;
    private readonly Random _random;
    private readonly List<BookOrder> _orders = [];
    private readonly string[] _accounts = ["1111111111", "2222222222", "3333333333"];

    public RandomTrader(MarketEngine engine, int seed)
    {
        _engine = engine;
        _random = new Random(seed);
    }

    public int Accepted { get; private set; }

    public int Changed { get; private set; }

    public Dictionary<RejectReason, int> Refused { get; } = [];

    /// <summary>Pays money and shares in, and waits for the first session.</summary>
    public void Open()
    {
        foreach (var account in _accounts)
        {
            _engine.PayIn(account, 300_000_000);
            foreach (var instrument in _engine.Instruments.Where(instrument => instrument.IsTradable))
            {
                _engine.Deliver(account, instrument.Code, 500, instrument.BasePrice);
            }
        }

        _engine.Advance(_engine.Now.Date.AddHours(8));
    }

    /// <summary>Waits a little and does one thing.</summary>
    public void Step()
    {
        _engine.Advance(_engine.Now.AddMilliseconds(_random.Next(MaxWaitSeconds * 1_000)));
        if (_engine.Now.Hour >= 20)
        {
            _engine.Advance(MarketEngine.Calendar.Next(DateOnly.FromDateTime(_engine.Now)).ToDateTime(new TimeOnly(8, 0)));
        }

        if (_random.Next(4) == 0 && _orders.Count > 0)
        {
            Change();
        }
        else
        {
            Place();
        }
    }

    private void Place()
    {
        var market = _engine.Markets[_random.Next(_engine.Markets.Count)];
        var instrument = market.Instrument;
        var kind = (OrderKind)_random.Next(Enum.GetValues<OrderKind>().Length);
        kind = _random.Next(3) == 0 ? OrderKind.Limit : kind;
        var account = _accounts[_random.Next(_accounts.Length)];
        var side = _random.Next(2) == 0 ? SimulatedOrderSide.Buy : SimulatedOrderSide.Sell;
        var price = kind.NeedsPrice() || (kind.IsMidPrice() && _random.Next(2) == 0) ? Price(market) : 0;
        Note(_engine.Place(new NewOrder(
            account,
            instrument.Code,
            (Venue)_random.Next(3),
            side,
            kind,
            _random.Next(1, _random.Next(10) == 0 ? 5_000 : 60),
            price,
            kind == OrderKind.StopLimit ? Price(market) : 0,
            _random.Next(3) == 0 ? Credit(account, side, instrument.Code) : default)));
    }

    private void Change()
    {
        var order = _orders[_random.Next(_orders.Count)];
        var market = _engine.Find(order.Code)!;
        var isOnCredit = order.Credit.IsNone == (_random.Next(20) == 0);
        var outcome = _random.Next(2) == 0
            ? _engine.Cancel(order.Account, order.Id, order.Code, _random.Next(2) == 0 ? 0 : _random.Next(1, 20), isOnCredit)
            : _engine.Modify(
                order.Account, order.Id, order.Code, _random.Next(2) == 0 ? Math.Max(1, order.Open) : _random.Next(1, 20), Price(market), isOnCredit: isOnCredit);
        Changed += outcome.IsAccepted ? 1 : 0;
        Note(outcome);
    }

    private OrderCredit Credit(string account, SimulatedOrderSide side, string code)
    {
        if (side == SimulatedOrderSide.Buy)
        {
            return OrderCredit.Purchase;
        }

        var loans = _engine.Ledger.Find(account)!.Loans.Of(code).ToList();
        return _random.Next(3) == 0 ? OrderCredit.AllLoans
            : OrderCredit.RepaymentOf(loans.Count == 0 ? DateOnly.FromDateTime(_engine.Now) : loans[_random.Next(loans.Count)].Date);
    }

    private long Price(ListedMarket market)
    {
        var price = market.BookOn(Board.Krx)?.LastPrice ?? market.BasePrice;
        if (_random.Next(20) == 0 || market.Instrument.Kind == InstrumentKind.Index)
        {
            return price * _random.Next(60, 140) / 100;
        }

        for (var i = _random.Next(6); i > 0; i--)
        {
            price = _random.Next(2) == 0
                ? PriceSteps.Next(price, market.Instrument.Kind)
                : PriceSteps.Previous(price, market.Instrument.Kind);
        }

        return price;
    }

    private void Note(OrderOutcome outcome)
    {
        if (!outcome.IsAccepted)
        {
            Refused[outcome.Reason] = Refused.GetValueOrDefault(outcome.Reason) + 1;
            return;
        }

        Accepted++;
        if (outcome.Order.Open > 0)
        {
            _orders.Add(outcome.Order);
        }

        if (_orders.Count > 60)
        {
            _orders.RemoveAt(0);
        }
    }
}
