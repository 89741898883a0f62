using System.CommandLine;
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
    public static Task<int> RunAsync(
        ParseResult result, OrderDraft draft, string? confirmation, IAnswerWriter? writer, CliContext context, SessionOptions session, CancellationToken cancellationToken) =>
        RunAsync(result, (_, _) => Task.FromResult(new ChangeDraft(draft, null, null)), confirmation, writer, context, session, cancellationToken);

    /// <summary>The same of an order that is drafted with what the server tells.</summary>
    public static async Task<int> RunAsync(
        ParseResult result, Func<OrderDesk, CancellationToken, Task<ChangeDraft>> drafting, string? confirmation, IAnswerWriter? writer, CliContext context, SessionOptions session, CancellationToken cancellationToken)
    {
        var settings = session.Read(result, context);
        settings.RequireOrders(context);
        if (Session.FindEnvironment(settings, context) is null)
        {
            // Positions follow orders on the exchange alone.
            throw new CliException(context.Say(
                "no simulator runs, and one of this command alone would end with it: start `kiwoom simulate --exchange` in another terminal, or give --env",
                "실행 중인 시뮬레이터가 없습니다: 다른 터미널에서 `kiwoom simulate --exchange` 를 실행하거나 --env 를 주세요"));
        }

        await using var open = await session.OpenAsync(result, context, cancellationToken);
        var desk = new OrderDesk(open, new ConfirmationBook(Path.Combine(context.StateFolder, "confirmations"), context.Clock), context);
        if (confirmation is { } code)
        {
            return await SendAsync(desk, await DraftAsync(desk, drafting, context, cancellationToken), code.Trim().ToUpperInvariant(), writer, context, cancellationToken);
        }

        var drafted = await drafting(desk, cancellationToken);
        OrderView.Write(await desk.PreviewAsync(drafted.Draft, drafted, cancellationToken), open, context);
        return ExitCodes.Success;
    }

    /// <summary>Drafts what is to be sent: who confirms an order has to know that a failure is none of the order.</summary>
    private static async Task<OrderDraft> DraftAsync(
        OrderDesk desk, Func<OrderDesk, CancellationToken, Task<ChangeDraft>> drafting, CliContext context, CancellationToken cancellationToken)
    {
        try
        {
            return (await drafting(desk, cancellationToken)).Draft;
        }
        catch (KiwoomException e)
        {
            var (exitCode, words) = Failures.Explain(e, context);
            throw new CliException(context.Say($"nothing was sent: {words}", $"주문하지 않았습니다: {words}"), exitCode);
        }
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
                await OrderFate.TellAsync(desk, e, context, cancellationToken);
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
}
