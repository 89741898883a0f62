using Kiwoom.Simulator;
using Kiwoom.Simulator.Exchange;
using Kiwoom.Simulator.Exchange.Instruments;
using Kiwoom.Simulator.Exchange.Log;
using Kiwoom.Simulator.Exchange.Matching;
using Kiwoom.Simulator.Exchange.Orders;
using Kiwoom.Simulator.Exchange.Sessions;

namespace Kiwoom.Tests.Simulator.Exchange;

/// <summary>
/// Hears the events and reckons for itself: each account's money and shares, what may trade when, what is owed, and whether anyone got a worse
/// price than asked. It shares no code with the ledger.
/// </summary>
internal sealed class MarketAuditor(MarketEngine engine) : IMarketObserver
{
    private readonly Dictionary<long, Entry> _orders = [];
    private readonly Dictionary<string, Balance> _balances = new(StringComparer.Ordinal);
    private readonly Dictionary<Board, SessionPhase> _phases = [];
    private readonly HashSet<string> _interrupted = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Code, Board Board), DateTime> _uncrossed = [];
    private DateTime _lastTime;
    private DateOnly _day;

    public int Fills { get; private set; }

    /// <summary>Fills of orders on credit.</summary>
    public int Loans { get; private set; }

    public int AuctionTrades { get; private set; }

    public int Interruptions { get; private set; }

    public IReadOnlyDictionary<long, Entry> Orders => _orders;

    public void Observe(MarketEvent marketEvent)
    {
        Assert.That(marketEvent.Time, Is.GreaterThanOrEqualTo(_lastTime));
        _lastTime = marketEvent.Time;
        switch (marketEvent)
        {
            case Trade trade:
                CheckHours(trade);
                CheckLimit(trade.BuyOrder, trade.Price <= Limit(trade.BuyOrder, long.MaxValue), trade);
                CheckLimit(trade.SellOrder, trade.Price >= Limit(trade.SellOrder, 0), trade);
                Book(trade.BuyOrder, trade, isBuy: true);
                Book(trade.SellOrder, trade, isBuy: false);
                break;
            case OrderAccepted accepted:
                Add(accepted.OrderId, new Entry(accepted.Account, accepted.Code, accepted.Price, accepted.Kind, accepted.Quantity), accepted.Side, accepted.Credit);
                break;
            case OrderModified modified:
                Withdraw(modified.OriginalId, modified.Quantity);
                Add(modified.OrderId, new Entry(modified.Account, modified.Code, modified.Price, modified.Kind, modified.Quantity), modified.Side, modified.Credit);
                break;
            case OrderCancelled cancelled:
                Withdraw(cancelled.OrderId, cancelled.Quantity);
                break;
            case OrderExpired expired:
                Withdraw(expired.OrderId, expired.Quantity);
                break;
            case OrderActivated { Price: 0 } activated:
                _orders[activated.OrderId].IsMarket = true;
                break;
            case DayStarted started:
                _day = started.Date;
                foreach (var balance in _balances.Values)
                {
                    balance.Loans.BeginDay();
                }

                break;
            case AccountOpened opened:
                Of(opened.Account).Cash += opened.Cash;
                break;
            case SharesDelivered delivered:
                Of(delivered.Account).Add(delivered.Code, delivered.Quantity);
                break;
            case SessionChanged changed:
                Change(changed);
                break;
            case InterruptionStarted started:
                Interruptions++;
                _interrupted.Add(started.Code);
                break;
            case InterruptionEnded ended:
                _interrupted.Remove(ended.Code);
                _uncrossed[(ended.Code, Board.Krx)] = ended.Time;
                break;
        }
    }

    /// <summary>Compares what the engine says of its accounts.</summary>
    public void Compare()
    {
        foreach (var account in engine.Ledger.Accounts)
        {
            var balance = Of(account.Number);
            Assert.That(account.CashAfterSettlement, Is.EqualTo(balance.Cash));
            Assert.That(account.Commission + account.Tax, Is.EqualTo(balance.Fees));
            Assert.That(account.OrderableCash, Is.GreaterThanOrEqualTo(0));
            var shares = account.Holdings.Sum(holding => holding.Value.Quantity);
            Assert.That(shares, Is.EqualTo(balance.Shares.Values.Sum()));
            Assert.That(account.Holdings.All(holding => holding.Value.Quantity == balance.Shares.GetValueOrDefault(holding.Key)), Is.True);
            Assert.That(account.Holdings.Values.All(holding => holding.OnSale >= 0 && holding.OnSale <= holding.Quantity), Is.True);

            Assert.That(account.Interest, Is.EqualTo(balance.Loans.Interest));
            Assert.That(account.Loans.Owed, Is.EqualTo(balance.Loans.Owed));
            Assert.That(
                account.Loans.All.Where(loan => loan.Shares.Quantity > 0).Select(loan => ((loan.Code, loan.Date), loan.Shares.Quantity, loan.Amount)),
                Is.EquivalentTo(balance.Loans.Left));
            Assert.That(account.Loans.All.All(loan => loan.Shares.OnSale >= 0 && loan.Free >= 0), Is.True);

            // All that was paid in, and what came of it, is still there as money and as shares at their cost.
            var costs = account.Holdings.Values.Concat(account.Loans.All.Select(loan => loan.Shares)).Sum(shares => shares.Cost);
            Assert.That(
                account.CashAfterSettlement + costs - account.Loans.Owed,
                Is.EqualTo(account.PaidIn + account.Realized - account.Commission - account.Tax - account.Interest));
        }
    }

    private static long Fee(decimal value, decimal rate) => (long)Math.Truncate(value * rate);

    private void Change(SessionChanged changed)
    {
        var previous = _phases.GetValueOrDefault(changed.Board);
        _phases[changed.Board] = changed.Phase;
        if (previous is SessionPhase.OpeningAuction or SessionPhase.ClosingAuction or SessionPhase.NxtAfterAuction)
        {
            foreach (var instrument in engine.Instruments)
            {
                _uncrossed[(instrument.Code, changed.Board)] = changed.Time;
            }
        }
    }

    private void CheckHours(Trade trade)
    {
        if (trade.Origin == TradeOrigin.Auction)
        {
            AuctionTrades++;
            Assert.That(_uncrossed.GetValueOrDefault((trade.Code, trade.Board)), Is.EqualTo(trade.Time), () => $"Between auctions: {trade.Line}");
            return;
        }

        var phase = _phases.GetValueOrDefault(trade.Board);
        var isOpen = phase is not (SessionPhase.Closed or SessionPhase.OpeningAuction or SessionPhase.ClosingAuction or SessionPhase.NxtAfterAuction);
        Assert.That(isOpen && (!_interrupted.Contains(trade.Code) || trade.Board == Board.KrxClosingPrice), Is.True, () => $"While closed: {trade.Line}");
    }

    private void CheckLimit(long orderId, bool isGood, Trade trade)
    {
        var order = _orders[orderId];
        Assert.That(isGood, Is.True, () => $"Worse than its limit: {order}, {trade.Line}");
        order.Filled += trade.Quantity;
        Assert.That(order.Filled + order.Gone, Is.LessThanOrEqualTo(order.Quantity), () => $"More than ordered: {trade.Line}");
    }

    private long Limit(long orderId, long none)
    {
        var order = _orders[orderId];
        return order.Price == 0 || order.IsMarket ? none : order.Price;
    }

    private void Book(long orderId, Trade trade, bool isBuy)
    {
        var order = _orders[orderId];
        if (order.Account.Length == 0)
        {
            return;
        }

        Fills++;
        var balance = Of(order.Account);
        var value = trade.Price * trade.Quantity;
        var isTaxed = !isBuy && engine.Find(trade.Code)!.Instrument.Kind == InstrumentKind.Stock;
        var before = (Fee(order.Value, engine.Options.Fees.Commission) / 10 * 10) + (isTaxed ? Fee(order.Value, engine.Options.Fees.Tax) : 0);
        order.Value += value;
        var after = (Fee(order.Value, engine.Options.Fees.Commission) / 10 * 10) + (isTaxed ? Fee(order.Value, engine.Options.Fees.Tax) : 0);
        balance.Fees += after - before;
        balance.Cash -= after - before;
        if (!order.Credit.IsNone)
        {
            Loans++;
            balance.Cash += isBuy ? Borrow(order, trade, balance) - value : balance.Loans.Sell(trade.Code, _day, order.Claims, trade.Price, trade.Quantity);
            return;
        }

        balance.Cash += isBuy ? -value : value;
        balance.Add(trade.Code, isBuy ? trade.Quantity : -trade.Quantity);
        Assert.That(balance.Shares[trade.Code], Is.GreaterThanOrEqualTo(0));
    }

    private long Borrow(Entry order, Trade trade, Balance balance)
    {
        var loan = LoanAudit.LoanOf(order.Value) - LoanAudit.LoanOf(order.Value - (trade.Price * trade.Quantity));
        balance.Loans.Buy(trade.Code, _day, trade.Quantity, loan);
        return loan;
    }

    private void Add(long orderId, Entry order, SimulatedOrderSide side, OrderCredit credit)
    {
        _orders.Add(orderId, order);
        order.Credit = credit;
        if (side == SimulatedOrderSide.Sell && !credit.IsNone)
        {
            order.Claims = Of(order.Account).Loans.Claim(order.Code, credit.LoanDate, order.Quantity);
        }
    }

    private void Withdraw(long orderId, long quantity)
    {
        var order = _orders[orderId];
        order.Gone += quantity;
        if (order.Claims.Count > 0)
        {
            Of(order.Account).Loans.GiveBack(order.Code, order.Claims, quantity);
        }
    }

    private Balance Of(string account)
    {
        if (!_balances.TryGetValue(account, out var balance))
        {
            balance = new Balance();
            _balances.Add(account, balance);
        }

        return balance;
    }

    internal sealed record Entry(string Account, string Code, long Price, OrderKind Kind, long Quantity)
    {
        public long Filled { get; set; }

        public long Gone { get; set; }

        public long Value { get; set; }

        public bool IsMarket { get; set; }

        public OrderCredit Credit { get; set; }

        /// <summary>The loans of the shares that it sells.</summary>
        public List<DateOnly> Claims { get; set; } = [];
    }

    private sealed class Balance
    {
        public long Cash { get; set; }

        public long Fees { get; set; }

        public LoanAudit Loans { get; } = new();

        public Dictionary<string, long> Shares { get; } = new(StringComparer.Ordinal);

        public void Add(string code, long quantity) => Shares[code] = Shares.GetValueOrDefault(code) + quantity;
    }
}
