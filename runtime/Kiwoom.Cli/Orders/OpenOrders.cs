using System.Globalization;
using Kiwoom.Account;
using Kiwoom.Catalog;
using Kiwoom.Cli.Application;

namespace Kiwoom.Cli.Orders;

/// <summary>Finds the order that a modification or cancellation touches, and refuses what the server could only refuse, in one line that says what is so.</summary>
internal sealed class OpenOrders(Session session, CliContext context)
{
    private const string Cancellation = "취소";

    /// <summary>Looks an open order up.</summary>
    /// <returns>The order, or why it is not known: a list could not be read, or may lag behind the order. No lag may keep anybody from cancelling.</returns>
    /// <exception cref="CliException">Nothing is left of it.</exception>
    public async Task<(OpenOrder? Order, string? Reason)> FindAsync(string number, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var order in session.Client.Account.EnumerateOpenOrdersAsync(StockScope.All, Exchange.All, cancellationToken))
            {
                if (IsSame(order.OrderNumber, number))
                {
                    return (order, null);
                }
            }

            return (null, await FindPastAsync(number, cancellationToken));
        }
        catch (KiwoomException e) when (e is not (KiwoomAuthenticationException or KiwoomEnvironmentMismatchException))
        {
            return (null, CommandLineRunner.OneLine(Failures.Explain(e, context).Words));
        }
    }

    /// <summary>The exchange an open order is on, as orders name it; null where the list does not say.</summary>
    public static Exchange? ExchangeOf(OpenOrder order) =>
        order.IsSor == true ? Exchange.Sor : order.Exchange is { Value: Exchange.Krx or Exchange.Nxt or Exchange.Sor } known ? known.Value : null;

    /// <summary>Whether it buys; null where its side cannot be read.</summary>
    public static bool? IsBuy(OpenOrder order) =>
        order.OrderSideName.Contains("매수", StringComparison.Ordinal) ? true : order.OrderSideName.Contains("매도", StringComparison.Ordinal) ? false : null;

    /// <summary>An open order in a line.</summary>
    public static string Describe(OpenOrder order, CliContext context)
    {
        var side = IsBuy(order) switch { true => context.Say("buy", "매수"), false => context.Say("sell", "매도"), _ => order.OrderSideName };
        var price = order.OrderPrice is > 0 and { } known ? string.Create(CultureInfo.InvariantCulture, $"{known:#,0.####}") : order.OrderTypeName;
        var exchange = ExchangeOf(order) is { } on ? on.ToString().ToUpperInvariant() : order.ExchangeName;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{order.OrderNumber} {exchange} {order.StockCode.Code} {order.StockName} {side} {order.OrderQuantity:#,0} x {price}, {context.Say("left", "잔량")} {order.UnfilledQuantity:#,0}");
    }

    /// <summary>Refuses a change that does not fit the order.</summary>
    /// <exception cref="CliException">It does not.</exception>
    public void Check(OrderDraft draft, OpenOrder order)
    {
        var code = StockCode.FromString(draft.TextOf(OrderRole.Code) ?? "").Code;
        if (code != order.StockCode.Code)
        {
            throw new CliException(context.Say(
                $"order {order.OrderNumber} is of {order.StockCode.Code} {order.StockName}, not of {code}: nothing was sent",
                $"주문 {order.OrderNumber} 은(는) {order.StockCode.Code} {order.StockName} 주문입니다 ({code} 아님); 주문하지 않았습니다"));
        }

        if (ExchangeOf(order) is { } exchange && draft.Exchange is { } asked && exchange != asked)
        {
            var name = exchange.ToString().ToUpperInvariant();
            throw new CliException(context.Say(
                $"order {order.OrderNumber} is on {name}, not on {asked.ToString().ToUpperInvariant()}: give --exchange {name}; nothing was sent",
                $"주문 {order.OrderNumber} 의 거래소는 {name} 입니다: --exchange {name}; 주문하지 않았습니다"));
        }

        if (OrderDesk.Number(draft.TextOf(OrderRole.Quantity)) is { } quantity && quantity > order.UnfilledQuantity)
        {
            throw new CliException(context.Say(
                string.Create(CultureInfo.InvariantCulture, $"of order {order.OrderNumber} {order.UnfilledQuantity:#,0} are left, and not {quantity:#,0}: nothing was sent"),
                string.Create(CultureInfo.InvariantCulture, $"주문 {order.OrderNumber} 의 잔량은 {order.UnfilledQuantity:#,0}주입니다 ({quantity:#,0}주 아님); 주문하지 않았습니다")));
        }
    }

    /// <summary>What a modification of a part leaves behind; null where it takes all.</summary>
    public string? Split(OrderDraft draft, OpenOrder order)
    {
        if (draft.Endpoint.OrderAction != OrderAction.Modify || OrderDesk.Number(draft.TextOf(OrderRole.Quantity)) is not { } quantity || order.UnfilledQuantity is not { } left || quantity >= left)
        {
            return null;
        }

        return context.Say(
            string.Create(CultureInfo.InvariantCulture, $"two orders will be open: {left - quantity:#,0} stay in {order.OrderNumber} at {order.OrderPrice:#,0.####}, and {quantity:#,0} go into a new order"),
            string.Create(CultureInfo.InvariantCulture, $"두 주문이 남습니다: {order.OrderNumber} 에 {left - quantity:#,0}주({order.OrderPrice:#,0.####}원), 새 주문에 {quantity:#,0}주"));
    }

    private static bool IsSame(string number, string other) => number.TrimStart('0') == other.TrimStart('0');

    /// <summary>Says what is known of an order that is not among the open ones.</summary>
    /// <exception cref="CliException">Nothing is left of it.</exception>
    private async Task<string> FindPastAsync(string number, CancellationToken cancellationToken)
    {
        var request = new OrderHistoryRequest { QueryType = OrderHistoryQueryType.OrderSequence, SecurityKind = SecurityKind.All, Side = OrderSideFilter.All, Exchange = Exchange.All };
        await foreach (var order in session.Client.Account.EnumerateOrderHistoryAsync(request, cancellationToken))
        {
            if (!IsSame(order.OrderNumber, number))
            {
                continue;
            }

            if (order.RemainingQuantity > 0)
            {
                return context.Say(
                    string.Create(CultureInfo.InvariantCulture, $"it is not among the open orders, though the day's list has {order.RemainingQuantity:#,0} left of it"),
                    string.Create(CultureInfo.InvariantCulture, $"미체결 목록에는 없으나 당일 주문 목록에는 {order.RemainingQuantity:#,0}주가 남아 있습니다"));
            }

            var what = order.ModifyCancelStatus.Contains(Cancellation, StringComparison.Ordinal) ? context.Say("it is a cancellation", "취소 주문입니다")
                : order.ExecutedQuantity > 0 ? context.Say(
                    string.Create(CultureInfo.InvariantCulture, $"{order.ExecutedQuantity:#,0} of {order.OrderQuantity:#,0} were executed, and nothing is left"),
                    string.Create(CultureInfo.InvariantCulture, $"{order.OrderQuantity:#,0}주 중 {order.ExecutedQuantity:#,0}주가 체결되었고 잔량이 없습니다"))
                : context.Say("it was cancelled, modified or refused, and nothing is left", "취소·정정·거부되어 잔량이 없습니다");
            throw new CliException(context.Say(
                $"order {order.OrderNumber} ({order.StockCode.Code} {order.StockName}) is not open: {what}; nothing was sent",
                $"주문 {order.OrderNumber} ({order.StockCode.Code} {order.StockName}) 은(는) 미체결이 아닙니다: {what}; 주문하지 않았습니다"));
        }

        return context.Say(
            $"the account's lists have no order {number} today; if there is none, the server refuses this",
            $"오늘 주문 목록에 {number} 이(가) 없습니다; 없는 주문이면 서버가 거부합니다");
    }
}
