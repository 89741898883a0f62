using System.Globalization;
using Kiwoom.Catalog;
using Kiwoom.Cli.Application;
using Kiwoom.Cli.Orders;
using Kiwoom.Cli.Output;

namespace Kiwoom.Cli.Commands;

/// <summary>What a person sees of an order before it is sent.</summary>
internal static class OrderView
{
    public static void Write(OrderPreview preview, Session session, CliContext context)
    {
        var (draft, market) = (preview.Draft, preview.Market);
        var grid = new Grid { IsWhole = true };
        grid.AddColumn(context.Say("order", "주문"));
        grid.AddColumn("");
        grid.AddRow(context.Say("what", "내용"), context.Say($"{draft.Endpoint.Method} ({draft.Endpoint.KoreanName})", $"{draft.Endpoint.KoreanName} ({draft.Endpoint.Method})"));

        // Each element on a line of its own: nothing of an order is cut for want of room.
        foreach (var (field, text) in draft.Sent())
        {
            grid.AddRow(Shown.Heading(field, context.IsKorean), TextOf(field, text, draft, market, context));
        }

        if (preview.Original is { } original)
        {
            grid.AddRow(context.Say("changes", "원주문"), Shown.Text(OpenOrders.Describe(original, context)));
        }

        grid.AddRow(context.Say("server", "서버"), session.Settings.MayBeMoney ? context.Say($"{session.Environment}: REAL MONEY", $"{session.Environment}: 실제 주문") : session.Environment.ToString());
        if (draft.Endpoint.OrderAction != OrderAction.Cancel)
        {
            grid.AddRow(context.Say("value", "금액"), ValueOf(preview, context));
        }

        if (preview.Funds is { } funds)
        {
            grid.AddRow(context.Say("account", "계좌"), funds.OrderableCash is { } cash
                ? context.Say(Invariant($"{cash:#,0} won can be ordered with"), Invariant($"주문가능금액 {cash:#,0} 원"))
                : context.Say(Invariant($"{funds.Sellable:#,0} can be sold of {funds.Held:#,0} held"), Invariant($"매도가능 {funds.Sellable:#,0}주 / 보유 {funds.Held:#,0}주")));
        }

        if (market is not null)
        {
            grid.AddRow(context.Say("market", "시장"), market.NoBook is null ? market.Describe(context) : $"{market.ExchangeName}  {context.Say("not read", "조회 실패")}");
        }

        grid.Write(context);
        if ((market?.NoBook ?? market?.NoProfile) is { } reason)
        {
            context.Output.WriteLine(context.Say($"the market beside it could not be read: {reason}", $"호가를 조회하지 못했습니다: {reason}"));
        }

        if (preview.NoOriginal is { } unread)
        {
            context.Output.WriteLine(context.Say($"the order that it changes could not be looked up: {unread}", $"원주문을 조회하지 못했습니다: {unread}"));
        }

        foreach (var warning in preview.Warnings)
        {
            context.Output.WriteLine(context.Say($"WARNING: {CommandLineRunner.OneLine(warning)}", $"경고: {CommandLineRunner.OneLine(warning)}"));
        }

        context.Output.WriteLine($"{context.Say("sends", "전송 내용")} {Shown.Text(preview.Body)}");
        context.Output.WriteLine(context.Say(
            $"not sent. To send it within two minutes, give the same command with: --confirm {preview.Code}",
            $"아직 주문하지 않았습니다. 2분 안에 같은 명령에 붙이세요: --confirm {preview.Code}"));
    }

    private static string TextOf(FieldInfo field, string text, OrderDraft draft, OrderMarket? market, CliContext context) => field.Role switch
    {
        OrderRole.Quantity when text == "0" && draft.Endpoint.OrderAction == OrderAction.Cancel => context.Say("0 (all that is left)", "0 (잔량 전부)"),
        OrderRole.Quantity or OrderRole.Price or OrderRole.StopPrice when OrderDesk.Number(text) is { } number => number.ToString("#,0.####", CultureInfo.InvariantCulture),
        OrderRole.Code when market is { Name.Length: > 0 } => $"{text} {Shown.Text(market.Name)}",
        _ when context.IsKorean && field.Codes?.Entries.FirstOrDefault(entry => entry.Name == text) is { KoreanLabel.Length: > 0 } code => $"{code.KoreanLabel} ({text})",
        _ => text,
    };

    private static string ValueOf(OrderPreview preview, CliContext context)
    {
        if (preview.Value is { } value)
        {
            return context.Say(Invariant($"{value:#,0} won, before fees and taxes"), Invariant($"{value:#,0} 원 (수수료·세금 제외)"));
        }

        if (preview.Estimate is not var (estimate, covered))
        {
            return context.Say("as the market makes it", "시장이 정하는 가격");
        }

        return covered == preview.Quantity
            ? context.Say(Invariant($"about {estimate:#,0} won by the book now, before fees and taxes"), Invariant($"현재 호가 기준 약 {estimate:#,0} 원 (수수료·세금 제외)"))
            : context.Say(Invariant($"as the market makes it: the book shows {covered:#,0} of it, for {estimate:#,0} won"), Invariant($"시장이 정하는 가격: 호가에는 {covered:#,0}주, {estimate:#,0} 원"));
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
