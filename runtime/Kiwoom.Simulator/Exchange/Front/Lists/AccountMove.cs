using Kiwoom.Simulator.Exchange.Accounts;
using Kiwoom.Simulator.Exchange.Sessions;
using Kiwoom.Simulator.Exchange.Views;

namespace Kiwoom.Simulator.Exchange.Front.Lists;

/// <summary>A line of the account's book: what was paid in or delivered, or an order's trades on the day on which they are settled. Amounts in won.</summary>
/// <param name="Day">The day on which it is booked.</param>
/// <param name="TradeDay">The day of its trades.</param>
/// <param name="Code">The instrument; empty for money alone.</param>
/// <param name="Name">Its Korean name.</param>
/// <param name="Kind">What moved.</param>
/// <param name="Quantity">Shares or grams.</param>
/// <param name="Value">What they were traded for.</param>
/// <param name="Commission">The commission.</param>
/// <param name="Tax">The tax.</param>
/// <param name="Venue">The exchange that the order was sent to.</param>
internal sealed record AccountMove(
    DateOnly Day, DateOnly TradeDay, string Code, string Name, AccountMoveKind Kind, long Quantity, long Value, long Commission, long Tax, Venue Venue = Venue.Krx)
{
    /// <summary>What of it is the broker's.</summary>
    public LoanMoney Loan { get; private init; }

    /// <summary>The kind of credit (신용구분); empty for none.</summary>
    public string CreditCode { get; private init; } = "";

    public bool IsOnCredit => CreditCode.Length > 0;

    /// <summary>Money in the account behind it.</summary>
    public long Cash { get; private init; }

    /// <summary>Shares of the instrument behind it.</summary>
    public long Held { get; private init; }

    /// <summary>Counts the lines of a day, from 1.</summary>
    public int Number { get; private init; }

    public bool IsTrade => Kind is AccountMoveKind.Buy or AccountMoveKind.Sell;

    public long Price => Quantity == 0 ? 0 : Value / Quantity;

    /// <summary>What a purchase costs the account, and what all else brings it; below zero where a sale does not bring what is owed for the shares.</summary>
    public long Settled => Kind == AccountMoveKind.Buy ? -CashChange : CashChange;

    /// <summary>What the account has more.</summary>
    public long CashChange => Kind switch
    {
        AccountMoveKind.Buy => Loan.CashChange - Value - Commission - Tax,
        AccountMoveKind.Delivery => 0,
        _ => Value - Commission - Tax + Loan.CashChange,
    };

    private long HeldChange => Kind switch
    {
        AccountMoveKind.Sell => -Quantity,
        AccountMoveKind.PayIn => 0,
        _ => Quantity,
    };

    /// <summary>All lines that are booked until now, the oldest first.</summary>
    public static IReadOnlyList<AccountMove> Booked(ExchangeHost host)
    {
        var moves = host.Days.Payments.Select(paid => new AccountMove(DayOf(paid.Time), DayOf(paid.Time), "", "", AccountMoveKind.PayIn, 0, paid.Cash, 0, 0))
            .Concat(host.Days.Deliveries.Select(delivered => new AccountMove(
                DayOf(delivered.Time), DayOf(delivered.Time), delivered.Code, NameOf(host, delivered.Code), AccountMoveKind.Delivery, delivered.Quantity, 0, 0, 0)))
            .Concat(Trades(host).Where(move => move.Day <= host.Engine.Sessions.Day).OrderBy(move => move.Day));
        return Count(moves);
    }

    /// <summary>The trades of each of the account's orders, those that are not settled yet among them.</summary>
    public static IEnumerable<AccountMove> Trades(ExchangeHost host) =>
        host.Register.All.Where(order => order.FilledQuantity > 0).Select(order => Of(host, order));

    private static AccountMove Of(ExchangeHost host, AccountOrder order)
    {
        var day = DayOf(order.At);
        var fees = host.Engine.Options.Fees;
        var isBuy = order.Side == SimulatedOrderSide.Buy;
        return new AccountMove(
            MarketEngine.Calendar.Add(day, AccountLedger.SettlementDays),
            day,
            order.Code,
            NameOf(host, order.Code),
            isBuy ? AccountMoveKind.Buy : AccountMoveKind.Sell,
            order.FilledQuantity,
            order.FilledValue,
            fees.CommissionOf(order.FilledValue),
            isBuy ? 0 : fees.TaxOf(order.FilledValue, host.Engine.Find(order.Code)!.Instrument.Kind),
            order.Venue)
        {
            Loan = host.Account.Loans.MoneyOf(order.OrderId),
            CreditCode = OrderCodes.Code(order.Credit.Kind),
        };
    }

    private static List<AccountMove> Count(IEnumerable<AccountMove> moves)
    {
        var counted = new List<AccountMove>();
        var held = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var move in moves)
        {
            held[move.Code] = held.GetValueOrDefault(move.Code) + move.HeldChange;
            var last = counted is [.., var before] ? before : null;
            counted.Add(move with
            {
                Cash = (last?.Cash ?? 0) + move.CashChange,
                Held = held[move.Code],
                Number = last?.Day == move.Day ? last.Number + 1 : 1,
            });
        }

        return counted;
    }

    private static DateOnly DayOf(DateTime time) => DateOnly.FromDateTime(time);

    private static string NameOf(ExchangeHost host, string code) => host.Engine.Find(code)!.Instrument.Name;
}
