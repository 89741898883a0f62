using Kiwoom.Simulator.Exchange.Matching;
using Kiwoom.Simulator.Exchange.Orders;
using Kiwoom.Simulator.Exchange.Sessions;
using Kiwoom.Simulator.Orders;

namespace Kiwoom.Simulator.Exchange.Front;

/// <summary>The wire's codes of order types (매매구분) and venues.</summary>
internal static class OrderCodes
{
    private static readonly Dictionary<string, OrderKind> Kinds = new(StringComparer.Ordinal)
    {
        ["0"] = OrderKind.Limit,
        ["3"] = OrderKind.Market,
        ["5"] = OrderKind.ConditionalLimit,
        ["6"] = OrderKind.BestLimit,
        ["7"] = OrderKind.FirstLimit,
        ["10"] = OrderKind.LimitIoc,
        ["13"] = OrderKind.MarketIoc,
        ["16"] = OrderKind.BestLimitIoc,
        ["20"] = OrderKind.LimitFok,
        ["23"] = OrderKind.MarketFok,
        ["26"] = OrderKind.BestLimitFok,
        ["28"] = OrderKind.StopLimit,
        ["29"] = OrderKind.MidPrice,
        ["30"] = OrderKind.MidPriceIoc,
        ["31"] = OrderKind.MidPriceFok,
        ["61"] = OrderKind.PreMarketClose,
        ["62"] = OrderKind.AfterHoursSinglePrice,
        ["81"] = OrderKind.AfterHoursClose,
    };

    private static readonly Dictionary<OrderKind, string> Codes = Kinds.ToDictionary(entry => entry.Value, entry => entry.Key);

    /// <summary>The type with a code; null where there is none.</summary>
    public static OrderKind? Kind(string code) => Kinds.TryGetValue(code, out var kind) ? kind : null;

    public static string Code(OrderKind kind) => Codes[kind];

    public static string Code(CreditKind kind) => kind switch
    {
        CreditKind.Loan => OrderWords.Loan,
        CreditKind.AllLoans => OrderWords.AllLoans,
        _ => "",
    };

    public static OrderCredit Credit(string code, DateOnly? loanDate) => code switch
    {
        OrderWords.Loan => new OrderCredit(CreditKind.Loan, loanDate),
        OrderWords.AllLoans => OrderCredit.AllLoans,
        _ => default,
    };

    public static Venue Venue(string exchange) => exchange switch
    {
        "NXT" => Sessions.Venue.Nxt,
        "SOR" => Sessions.Venue.Sor,
        _ => Sessions.Venue.Krx,
    };

    public static string Code(Venue venue) => venue switch
    {
        Sessions.Venue.Nxt => "NXT",
        Sessions.Venue.Sor => "SOR",
        _ => "KRX",
    };
}
