using System.Globalization;
using Kiwoom.Catalog;
using Kiwoom.Cli.Application;

namespace Kiwoom.Cli.Orders;

/// <summary>
/// Whether an order's prices are ones that the exchange takes (호가단위). A code does not tell a share from a fund: a price that no stock can have is refused, and one that a share
/// cannot have is shown with a warning.
/// </summary>
internal static class PriceSteps
{
    /// <summary>Whether an order is one of shares, funds or warrants: gold has steps of its own.</summary>
    public static bool IsStock(OrderDraft draft) => draft.Endpoint.Request.Any(field => field is { Role: OrderRole.Code, Type: FieldType.StockCode });

    /// <summary>What is to be said of the prices; null where it is nothing.</summary>
    /// <exception cref="CliException">The exchange can only refuse one of them.</exception>
    public static string? Check(OrderDraft draft, CliContext context) =>
        !IsStock(draft) ? null : Check(draft.TextOf(OrderRole.Price), context) ?? Check(draft.TextOf(OrderRole.StopPrice), context);

    private static string? Check(string? text, CliContext context)
    {
        if (OrderDesk.Number(text) is not { } price || price < 1 || TickSize.IsValid(price, Instrument.Stock))
        {
            return null;
        }

        var share = Around(price, Instrument.Stock, context);
        if (!TickSize.IsValid(price, Instrument.Etf) && !TickSize.IsValid(price, Instrument.Elw))
        {
            var fund = Around(price, Instrument.Etf, context);
            throw new CliException(context.Say(
                $"{Won(price)} is between two price steps: give {share} for a share, {fund} for an ETF, ETN or ELW; nothing was sent",
                $"{Won(price)}원은 호가단위에 맞지 않습니다: 주식은 {share}, ETF·ETN·ELW는 {fund}; 주문하지 않았습니다"));
        }

        return context.Say(
            $"{Won(price)} is no price of a share (give {share}): the exchange refuses it unless this is an ETF, ETN or ELW",
            $"{Won(price)}원은 주식의 호가단위에 맞지 않습니다 (가까운 호가: {share}): ETF·ETN·ELW가 아니면 거부됩니다");
    }

    private static string Around(decimal price, Instrument instrument, CliContext context)
    {
        var above = Won(TickSize.RoundUp(price, instrument));
        return price < TickSize.Of(price, instrument) ? above
            : context.Say($"{Won(TickSize.RoundDown(price, instrument))} or {above}", $"{Won(TickSize.RoundDown(price, instrument))} 또는 {above}");
    }

    private static string Won(decimal price) => price.ToString("#,0.####", CultureInfo.InvariantCulture);
}
