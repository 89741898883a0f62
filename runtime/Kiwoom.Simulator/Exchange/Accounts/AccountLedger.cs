using Kiwoom.Simulator.Exchange.Calendar;
using Kiwoom.Simulator.Exchange.Instruments;
using Kiwoom.Simulator.Exchange.Log;

namespace Kiwoom.Simulator.Exchange.Accounts;

/// <summary>The accounts, as they follow from the events: it books what it hears of and nothing else.</summary>
internal sealed class AccountLedger(FeeRates rates, MarketCalendar calendar, IReadOnlyDictionary<string, ListedInstrument> instruments) : IMarketObserver
{
    public const int SettlementDays = 2;

    private readonly SortedDictionary<string, TradingAccount> _accounts = new(StringComparer.Ordinal);
    private readonly Dictionary<long, OrderStake> _stakes = [];
    private DateOnly _day;

    public IEnumerable<TradingAccount> Accounts => _accounts.Values;

    public TradingAccount? Find(string number) => _accounts.GetValueOrDefault(number);

    /// <summary>An account's order that is not done yet; null where there is none.</summary>
    public OrderStake? StakeOf(long orderId) => _stakes.GetValueOrDefault(orderId);

    /// <summary>The money that a purchase holds back.</summary>
    public long ReserveFor(long quantity, long price, bool isOnLoan = false)
    {
        var value = quantity * price;
        return rates.CostOf(value) - (isOnLoan ? LoanTerms.LoanOf(value) : 0);
    }

    /// <summary>What is to be paid for a loan besides itself if it is repaid today.</summary>
    public long InterestOf(MarginLoan loan) => LoanTerms.InterestOf(loan.Amount, DaysOf(loan));

    /// <summary>Whether an account may move shares of its order to another price.</summary>
    public bool CanMove(string account, long orderId, long quantity, long reservePrice)
    {
        if (!_stakes.TryGetValue(orderId, out var stake) || !stake.IsBuy)
        {
            return true;
        }

        var kept = ReserveFor(stake.Open - quantity, stake.ReservePrice, !stake.Credit.IsNone);
        return _accounts[account].OrderableCash >= ReserveFor(quantity, reservePrice, !stake.Credit.IsNone) + kept - stake.Reserved;
    }

    /// <summary>What is to be paid on a trading day: trades of two trading days before.</summary>
    public IReadOnlyList<TradesSettled> DueOn(DateOnly day) =>
    [
        .. from account in _accounts.Values
           from entry in account.Unsettled
           where calendar.Add(entry.Key, SettlementDays) <= day
           select new TradesSettled(account.Number, entry.Key, entry.Value),
    ];

    public void Observe(MarketEvent marketEvent)
    {
        switch (marketEvent)
        {
            case Trade trade when trade.HasAccount:
                Book(trade.BuyOrder, trade);
                Book(trade.SellOrder, trade);
                break;
            case OrderAccepted { Account.Length: > 0 } accepted:
                Open(accepted.OrderId, new OrderStake(
                    _accounts[accepted.Account], accepted.Code, accepted.Side, accepted.Quantity, accepted.ReservePrice, accepted.Credit));
                break;
            case OrderModified { Account.Length: > 0 } modified:
                Reduce(modified.OriginalId, modified.Quantity);
                Open(modified.OrderId, new OrderStake(
                    _accounts[modified.Account], modified.Code, modified.Side, modified.Quantity, modified.ReservePrice, modified.Credit));
                break;
            case OrderCancelled { Account.Length: > 0 } cancelled:
                Reduce(cancelled.OrderId, cancelled.Quantity);
                break;
            case OrderExpired { Account.Length: > 0 } expired:
                Reduce(expired.OrderId, expired.Quantity);
                break;
            case AccountOpened opened:
                PayIn(opened);
                break;
            case SharesDelivered delivered:
                _accounts[delivered.Account].Deliver(delivered.Code, delivered.Quantity, delivered.Price);
                break;
            case TradesSettled settled:
                _accounts[settled.Account].Settle(settled.TradeDate, settled.Amount);
                break;
            case DayStarted started:
                BeginDay(_day);
                _day = started.Date;
                break;
        }
    }

    private void Open(long orderId, OrderStake stake)
    {
        _stakes.Add(orderId, stake);
        Hold(stake, stake.Open);
    }

    private void Reduce(long orderId, long quantity)
    {
        var stake = _stakes[orderId];
        Hold(stake, -quantity);
        if (stake.Open == 0)
        {
            _stakes.Remove(orderId);
        }
    }

    /// <summary>Holds back money or shares for what is open of an order, after a change of it.</summary>
    private void Hold(OrderStake stake, long change)
    {
        if (change < 0)
        {
            stake.Open += change;
        }

        if (!stake.IsBuy)
        {
            HoldShares(stake, change);
            return;
        }

        var reserve = ReserveFor(stake.Open, stake.ReservePrice, !stake.Credit.IsNone);
        stake.Account.Reserved += reserve - stake.Reserved;
        stake.Reserved = reserve;
    }

    private static void HoldShares(OrderStake stake, long change)
    {
        if (stake.Credit.IsNone)
        {
            stake.Account.HoldingOf(stake.Code).OnSale += change;
        }
        else if (change > 0)
        {
            stake.TakeLots(change);
        }
        else
        {
            stake.GiveLotsBack();
        }
    }

    private void Book(long orderId, Trade trade)
    {
        if (!_stakes.TryGetValue(orderId, out var stake))
        {
            return;
        }

        stake.Value += trade.Price * trade.Quantity;
        var shares = stake.Credit.IsNone ? BookShares(stake, trade) : stake.IsBuy ? BookLoan(orderId, stake, trade) : BookRepayment(orderId, stake, trade);

        // Over all of the order's trades together, so that many small ones cost what one large one does.
        var commission = rates.CommissionOf(stake.Value);
        var tax = stake.IsBuy ? 0 : rates.TaxOf(stake.Value, instruments[stake.Code].Kind);
        stake.Account.Pay(shares, commission - stake.Commission, tax - stake.Tax, _day);
        stake.Commission = commission;
        stake.Tax = tax;
        Reduce(orderId, trade.Quantity);
    }

    private HeldShares BookShares(OrderStake stake, Trade trade)
    {
        var value = trade.Price * trade.Quantity;
        if (stake.IsBuy)
        {
            stake.Account.Buy(stake.Code, trade.Quantity, value, _day);
        }
        else
        {
            stake.Account.Sell(stake.Code, trade.Quantity, value, _day);
        }

        return stake.Account.HoldingOf(stake.Code);
    }

    private HeldShares BookLoan(long orderId, OrderStake stake, Trade trade)
    {
        var loan = LoanTerms.LoanOf(stake.Value);
        stake.Account.BuyOnLoan(stake.Code, trade.Quantity, trade.Price * trade.Quantity, loan - stake.Loan, _day);
        stake.Account.Loans.Book(orderId, new LoanMoney(loan - stake.Loan, 0, 0, _day));
        stake.Loan = loan;
        var entry = stake.Account.Loans.Take(stake.Code, _day);
        entry.LastTrade = trade.Sequence;
        return entry.Shares;
    }

    /// <summary>Sells what was bought on loans. A trade that repays several has its fees with the last of them.</summary>
    private HeldShares BookRepayment(long orderId, OrderStake stake, Trade trade)
    {
        HeldShares? shares = null;
        foreach (var (loan, quantity) in stake.UseLots(trade.Quantity))
        {
            var repayment = stake.Account.Repay(loan, quantity, trade.Price * quantity, DaysOf(loan), _day);
            stake.Account.Loans.Book(orderId, new LoanMoney(0, repayment.Repaid, repayment.Interest, loan.Date));
            loan.LastTrade = trade.Sequence;
            shares = loan.Shares;
        }

        return shares!;
    }

    /// <summary>How long a loan would last if it were repaid today: from the day on which its purchase is paid to the one on which a sale is.</summary>
    private int DaysOf(MarginLoan loan) => calendar.Add(_day, SettlementDays).DayNumber - calendar.Add(loan.Date, SettlementDays).DayNumber;

    private void PayIn(AccountOpened opened)
    {
        if (!_accounts.TryGetValue(opened.Account, out var account))
        {
            account = new TradingAccount(opened.Account);
            _accounts.Add(opened.Account, account);
        }

        account.PayIn(opened.Cash);
    }

    private void BeginDay(DateOnly previous)
    {
        foreach (var account in _accounts.Values)
        {
            account.BeginDay(previous);
        }
    }
}
