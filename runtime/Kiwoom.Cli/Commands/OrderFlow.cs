using System.CommandLine;
using System.Globalization;
using Kiwoom.Catalog;
using Kiwoom.Cli.Application;
using Kiwoom.Cli.Orders;
using Kiwoom.Cli.Output;

namespace Kiwoom.Cli.Commands;

/// <summary>The two steps of every order in the terminal.</summary>
internal static class OrderFlow
{
    public static Option<string?> CreateConfirm(CliContext context) =>
        TextOptions.Create("--confirm", "CODE", context.Say("sends the order that this code was shown for", "이 코드가 표시된 주문을 전송"));

    /// <summary>Shows an order, or sends it where its code is given.</summary>
    public static async Task<int> RunAsync(
        ParseResult result, OrderDraft draft, string? confirmation, IAnswerWriter? writer, CliContext context, SessionOptions session, CancellationToken cancellationToken)
    {
        session.Read(result, context).RequireOrders(context);
        await using var open = await session.OpenAsync(result, context, cancellationToken);
        if (open.IsOwnSimulator)
        {
            throw new CliException(context.Say(
                "no simulator runs, and one of this command alone would end with it: start `kiwoom simulate` in another terminal, or give --env",
                "실행 중인 시뮬레이터가 없습니다: 다른 터미널에서 `kiwoom simulate` 를 실행하거나 --env 를 주세요"));
        }

        var desk = new OrderDesk(open, new ConfirmationBook(Path.Combine(context.StateFolder, "confirmations"), context.Clock), context);
        return confirmation is { } code
            ? await SendAsync(desk, draft, code.Trim().ToUpperInvariant(), writer, context, cancellationToken)
            : await ShowAsync(desk, draft, open, context, cancellationToken);
    }

    private static async Task<int> ShowAsync(OrderDesk desk, OrderDraft draft, Session session, CliContext context, CancellationToken cancellationToken)
    {
        var preview = await desk.PreviewAsync(draft, cancellationToken);
        var grid = new Grid { IsWhole = true };
        grid.AddColumn(context.Say("order", "주문"));
        grid.AddColumn("");
        grid.AddRow(context.Say("what", "내용"), $"{draft.Endpoint.Method} ({draft.Endpoint.KoreanName})");

        var isCancellation = draft.Endpoint.OrderAction == OrderAction.Cancel;

        // Each element on a line of its own: nothing of an order is cut for want of room.
        foreach (var (field, text) in draft.Sent())
        {
            var isRest = isCancellation && field.Role == OrderRole.Quantity && text == "0";
            grid.AddRow(Shown.Heading(field, context.IsKorean), isRest ? context.Say("0 (all that is left)", "0 (잔량 전부)") : text);
        }

        grid.AddRow(context.Say("server", "서버"), session.Settings.MayBeMoney ? context.Say($"{session.Environment}: REAL MONEY", $"{session.Environment}: 실제 주문") : session.Environment.ToString());
        if (!isCancellation)
        {
            grid.AddRow(context.Say("value", "금액"), preview.Value is { } value ? string.Create(CultureInfo.InvariantCulture, $"{value:#,0} {context.Say("won", "원")}") : context.Say("as the market makes it", "시장이 정하는 가격"));
        }

        grid.AddRow(context.Say("market", "시장"), preview.NoMarket is not null ? context.Say("not read", "조회 실패") : string.Create(CultureInfo.InvariantCulture, $"{context.Say("bid", "매수호가")} {preview.BestBid:#,0}  {context.Say("ask", "매도호가")} {preview.BestAsk:#,0}"));
        grid.Write(context);
        if (preview.NoMarket is { } reason)
        {
            context.Output.WriteLine(context.Say($"the market beside it could not be read: {reason}", $"호가를 조회하지 못했습니다: {reason}"));
        }

        if (preview.Warning is { } warning)
        {
            context.Output.WriteLine(context.Say($"WARNING: {warning}", $"경고: {warning}"));
        }

        context.Output.WriteLine($"{context.Say("sends", "전송 내용")} {Shown.Text(preview.Body)}");
        context.Output.WriteLine(context.Say(
            $"not sent. To send it within two minutes, give the same command with: --confirm {preview.Code}",
            $"아직 주문하지 않았습니다. 2분 안에 같은 명령에 붙이세요: --confirm {preview.Code}"));
        return ExitCodes.Success;
    }

    private static async Task<int> SendAsync(OrderDesk desk, OrderDraft draft, string code, IAnswerWriter? writer, CliContext context, CancellationToken cancellationToken)
    {
        try
        {
            return await TellReceiptAsync((await desk.SubmitAsync(draft, code, cancellationToken)).Describe(), draft, writer, context);
        }
        catch (KiwoomOrderOutcomeUnknownException e)
        {
            context.Error.WriteLine($"error: {CommandLineRunner.OneLine(e.Message)}");
            try
            {
                await TellFateAsync(desk, e, context, cancellationToken);
            }
            catch (OperationCanceledException)
            {
                // An interrupted look-up makes nothing known: the exit code stays.
                context.Tell("the look-up was interrupted: look with kiwoom orders --all before you send another", "조회 중단: 다시 주문하기 전에 kiwoom orders --all 로 확인하세요");
            }

            return ExitCodes.OrderOutcomeUnknown;
        }
    }

    private static async Task<int> TellReceiptAsync(CatalogAnswer answer, OrderDraft draft, IAnswerWriter? writer, CliContext context)
    {
        var shown = Shown.ForPrograms(answer.Content.Values.First(value => value.Field.Role == OrderRole.Number));
        try
        {
            if (writer is not null)
            {
                await writer.WriteAsync(answer, answer.MainList?.Rows ?? []);
                await writer.EndAsync();
                return ExitCodes.Success;
            }

            // Taken is not executed, and an order at the market may be both by now. Orders of gold are in lists of their own.
            context.Output.WriteLine(PriceSteps.IsStock(draft)
                ? context.Say($"accepted as order {shown}; what became of it: kiwoom orders --all", $"접수된 주문번호 {shown}; 체결 여부: kiwoom orders --all")
                : context.Say($"accepted as order {shown}", $"접수된 주문번호 {shown}"));
            return ExitCodes.Success;
        }
        catch (IOException e)
        {
            // The exit code of a full disk or of a reader that left would say that nothing was sent, and it would be sent again.
            context.Tell(
                $"accepted as order {shown}; its receipt could not be written: {CommandLineRunner.OneLine(e.Message)}",
                $"접수된 주문번호 {shown}; 결과를 출력하지 못했습니다: {CommandLineRunner.OneLine(e.Message)}");
            return ExitCodes.OrderOutcomeUnknown;
        }
    }

    private static async Task TellFateAsync(OrderDesk desk, KiwoomOrderOutcomeUnknownException unknown, CliContext context, CancellationToken cancellationToken)
    {
        var found = await desk.FindAsync(unknown, cancellationToken);
        if (found is null)
        {
            context.Tell("looked up: the lists could not be read; look again with kiwoom orders --all before you send another", "조회 실패: 다시 주문하기 전에 kiwoom orders --all 로 확인하세요");
            return;
        }

        if (found.Candidates.Count == 0)
        {
            context.Tell(
                "looked up: not in the account's lists so far, which does not prove that it does not exist; look again with kiwoom orders --all",
                "조회 결과: 아직 목록에 없습니다. 주문이 없다는 증거는 아닙니다; kiwoom orders --all 로 다시 확인하세요");
        }

        foreach (var order in found.Candidates)
        {
            var line = string.Create(CultureInfo.InvariantCulture, $"{order.OrderNumber} {order.Time:HH:mm:ss} {order.SideText} {order.Quantity} x {order.Price}");
            context.Tell($"looked up: it may be order {CommandLineRunner.OneLine(line)}", $"조회 결과: 이 주문일 수 있습니다 {CommandLineRunner.OneLine(line)}");
        }
    }
}
