using Kiwoom.Simulator.Exchange.Accounts;
using Kiwoom.Simulator.Exchange.Instruments;
using Kiwoom.Simulator.Exchange.Log;

namespace Kiwoom.Simulator.Exchange.Views;

/// <summary>An account's days that are over, and what was brought into it. Attach it behind the board, whose last prices it asks for.</summary>
internal sealed class AccountDays(MarketBoard board, string number) : IMarketObserver
{
    private readonly List<AccountDay> _days = [];
    private readonly List<AccountOpened> _payments = [];
    private readonly List<SharesDelivered> _deliveries = [];
    private MarketEngine? _engine;
    private DateOnly? _day;

    /// <summary>The days that are over, the oldest first.</summary>
    public IReadOnlyList<AccountDay> Over => _days;

    /// <summary>Money that was paid in.</summary>
    public IReadOnlyList<AccountOpened> Payments => _payments;

    /// <summary>Shares that came from elsewhere.</summary>
    public IReadOnlyList<SharesDelivered> Deliveries => _deliveries;

    /// <summary>The account now, as the last of its days.</summary>
    public AccountDay Now => StateOf(_day ?? DateOnly.FromDateTime(_engine?.Now ?? default));

    /// <summary>Says where the account is.</summary>
    public void Know(MarketEngine engine) => _engine = engine;

    public void Observe(MarketEvent marketEvent)
    {
        switch (marketEvent)
        {
            case AccountOpened opened when opened.Account == number:
                _payments.Add(opened);
                break;
            case SharesDelivered delivered when delivered.Account == number:
                _deliveries.Add(delivered);
                break;

            // Before anything of the new day is settled or priced.
            case DayStarted started:
                if (_day is { } day)
                {
                    _days.Add(StateOf(day));
                }

                _day = started.Date;
                break;
        }
    }

    private AccountDay StateOf(DateOnly day)
    {
        if (_engine?.Ledger.Find(number) is not { } account)
        {
            return AccountDay.Nothing with { Date = day };
        }

        var gold = account.Holdings.Where(holding => IsGold(holding.Key)).Sum(ValueOf);
        var stocks = account.Holdings.Sum(ValueOf) - gold + account.Loans.All.Sum(loan => loan.Shares.Quantity * PriceOf(loan.Code));
        return new AccountDay(day, account.Cash, account.CashAfterSettlement, stocks, gold, account.Loans.Owed);
    }

    private bool IsGold(string code) => _engine!.Find(code)!.Instrument.Kind == InstrumentKind.Gold;

    private long ValueOf(KeyValuePair<string, HeldShares> holding) => holding.Value.Quantity * PriceOf(holding.Key);

    private long PriceOf(string code) => board.DayOf(code) is { BasePrice: > 0 } day ? day.Last : _engine!.Find(code)!.Instrument.BasePrice;
}
