using System.Globalization;
using Kiwoom.Catalog;
using Kiwoom.Cli.Application;

namespace Kiwoom.Cli.Orders;

/// <summary>Whether a price is far from the market, or outside what the exchange takes that day.</summary>
internal static class PriceDistance
{
    /// <summary>From here on a price worse than the market's is shown with a warning. Documented in runtime/docs/cli.md.</summary>
    public const decimal Far = 0.05m;

    /// <summary>
    /// What is to be said of the price; null where it is nothing. A price outside the limits is not refused here: before the market opens a server may still tell the last day's.
    /// </summary>
    /// <param name="draft">The order.</param>
    /// <param name="isBuy">Its side; null where it is not known.</param>
    /// <param name="market">The market beside it.</param>
    /// <param name="context">Has the words.</param>
    public static IEnumerable<string> Check(OrderDraft draft, bool? isBuy, OrderMarket market, CliContext context)
    {
        if (OrderDesk.Number(draft.TextOf(OrderRole.Price)) is not { } price || price <= 0)
        {
            yield break;
        }

        if (market.Limits is var (lower, upper) && (price < lower || price > upper))
        {
            yield return context.Say(
                $"{Won(price)} is {(price < lower ? "below" : "above")} the day's limits, {Won(lower)} to {Won(upper)}: the exchange refuses such a price",
                $"{Won(price)}원은 가격제한폭({Won(lower)}~{Won(upper)}) 밖입니다: 거래소가 거부합니다");
        }

        if (isBuy is not { } buys)
        {
            yield break;
        }

        // An order that waits for its stop price meets the market there.
        var (basis, words) = OrderDesk.Number(draft.TextOf(OrderRole.StopPrice)) is > 0 and { } stop ? (stop, context.Say("its stop price", "조건단가"))
            : (buys ? market.BestAsk : market.BestBid) is { } best ? (best, buys ? context.Say("the best ask", "최우선 매도호가") : context.Say("the best bid", "최우선 매수호가"))
            : (market.LastPrice ?? 0, context.Say("the last price", "현재가"));
        if (basis <= 0 || (buys ? price - basis : basis - price) < basis * Far)
        {
            yield break;
        }

        var percent = (Math.Abs(price - basis) / basis).ToString("0.0%", CultureInfo.InvariantCulture).Replace(" ", "", StringComparison.Ordinal);
        yield return context.Say(
            $"{Won(price)} is {percent} {(buys ? "above" : "below")} {words} {Won(basis)}",
            $"{Won(price)}원은 {words} {Won(basis)}원보다 {percent} {(buys ? "높습니다" : "낮습니다")}");
    }

    private static string Won(decimal price) => price.ToString("#,0.####", CultureInfo.InvariantCulture);
}
