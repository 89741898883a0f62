using System.CommandLine;
using Kiwoom.Catalog;
using Kiwoom.Cli.Application;
using Kiwoom.Cli.Output;

namespace Kiwoom.Cli.Commands;

/// <summary><c>kiwoom orders</c> and <c>kiwoom positions</c>.</summary>
internal static class AccountCommands
{
    /// <summary>The open orders, or with <c>--all</c> the day's.</summary>
    public static Command CreateOrders(CliContext context, SessionOptions session)
    {
        var all = new Option<bool>("--all") { Description = context.Say("all orders of today, executed and cancelled ones too", "오늘의 모든 주문") };
        var format = TextOptions.Create("--format", "FORMAT", "table, json, jsonl, csv");
        var command = new Command("orders", context.Say("Open orders", "미체결 주문")) { all, format };
        command.SetAction((result, cancellation) => WriteAsync(
            result,
            result.GetValue(all) ? ("GetOrderHistory", new() { ["QueryType"] = "OrderSequence" }) : ("GetOpenOrders", new() { ["StockScope"] = "All", ["Exchange"] = "All" }),
            result.GetValue(all) ? OrderColumns.Day : OrderColumns.Open,
            format, context, session, cancellation));
        return command;
    }

    public static Command CreatePositions(CliContext context, SessionOptions session)
    {
        var format = TextOptions.Create("--format", "FORMAT", "table, json, jsonl, csv");
        var command = new Command("positions", context.Say("What the account holds", "보유 종목")) { format };
        command.SetAction((result, cancellation) =>
            WriteAsync(result, ("GetHoldings", new() { ["QueryType"] = "Combined", ["Exchange"] = "Krx" }), PositionColumns.All, format, context, session, cancellation));
        return command;
    }

    private static async Task<int> WriteAsync(
        ParseResult result,
        (string Method, Dictionary<string, string> Arguments) call,
        IReadOnlyList<ShownColumn> columns,
        Option<string?> format,
        CliContext context,
        SessionOptions session,
        CancellationToken cancellationToken)
    {
        var writer = AnswerWriters.Create(AnswerWriters.ReadOfOutput(result.GetValue(format), context), null, context, columns);
        await using var open = await session.OpenAsync(result, context, cancellationToken);
        await CallCommand.WriteAsync(open, KiwoomCatalog.FindByName(call.Method)!, call.Arguments, new PageRange(true, null, null), writer, context, cancellationToken);
        return ExitCodes.Success;
    }
}
