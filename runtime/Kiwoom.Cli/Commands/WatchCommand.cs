using System.CommandLine;
using Kiwoom.Cli.Application;
using Kiwoom.Realtime;
using Spectre.Console;

namespace Kiwoom.Cli.Commands;

/// <summary><c>kiwoom watch</c>: trades and books of stocks as they come, with every gap.</summary>
internal static class WatchCommand
{
    private static readonly TimeSpan Redraw = TimeSpan.FromMilliseconds(200);

    public static Command Create(CliContext context, SessionOptions session)
    {
        var codes = new Argument<string[]>("code") { Arity = ArgumentArity.OneOrMore, Description = context.Say("stock codes", "종목코드") };
        var seconds = TextOptions.Create("--seconds", "N", context.Say("ends after so many seconds", "N초 후 종료"));
        var count = TextOptions.Create("--count", "N", context.Say("ends after so many messages", "N개 메시지 후 종료"));
        var format = TextOptions.Create("--format", "FORMAT", "table, jsonl");
        var command = new Command("watch", context.Say("Quotes, books and trades live", "실시간 시세와 호가")) { codes, seconds, count, format };
        command.SetAction(async (result, cancellation) =>
        {
            var stocks = result.GetRequiredValue(codes).Select(code => WellFormed(code, context)).ToArray();
            var limit = TextOptions.Number(result, seconds, context, 1, 86_400);
            var most = TextOptions.Number(result, count, context, 1, int.MaxValue) ?? int.MaxValue;
            var isJson = result.GetValue(format)?.ToUpperInvariant() switch
            {
                null or "TABLE" => false,
                "JSON" or "JSONL" => true,
                var other => throw new CliException(context.Say($"--format '{other}': choose table or jsonl", $"--format '{other}': table 또는 jsonl")),
            };
            await using var open = await session.OpenAsync(result, context, cancellation);
            using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            if (limit is { } wait)
            {
                ending.CancelAfter(TimeSpan.FromSeconds(wait));
            }

            var stream = open.Client.Realtime.Merge(open.Client.Realtime.StockTrades(stocks), open.Client.Realtime.OrderBooks(stocks));
            try
            {
                await (context.IsTerminal && !isJson
                    ? DrawAsync(stream, new WatchBoard(stocks, context), most, context, ending.Token)
                    : WriteAsync(stream, most, isJson, context, ending.Token));
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                // The seconds are over.
            }

            return ExitCodes.Success;
        });
        return command;
    }

    private static StockCode WellFormed(string text, CliContext context)
    {
        var code = StockCode.FromString(text);
        return code.IsWellFormed ? code : throw new CliException(context.Say($"'{text}' is no stock code: six digits or capital letters, such as 005930", $"'{text}' 은(는) 종목코드가 아닙니다: 005930 같은 여섯 자리"));
    }

    private static async Task WriteAsync(RealtimeStream<RealtimeMessage> stream, int most, bool isJson, CliContext context, CancellationToken cancellationToken)
    {
        await foreach (var message in stream.WithCancellation(cancellationToken))
        {
            context.Output.WriteLine(isJson ? MessageLine.Json(message) : MessageLine.Text(message, context));
            context.Output.Flush();
            if (--most == 0)
            {
                return;
            }
        }
    }

    private static async Task DrawAsync(RealtimeStream<RealtimeMessage> stream, WatchBoard board, int most, CliContext context, CancellationToken cancellationToken)
    {
        var console = Output.Screen.Create(context);
        await console.Live(board.Render()).StartAsync(async live =>
        {
            var drawn = context.Clock.GetTimestamp();
            live.UpdateTarget(board.Render());
            try
            {
                await foreach (var message in stream.WithCancellation(cancellationToken))
                {
                    board.Take(message);
                    if (--most == 0)
                    {
                        break;
                    }

                    if (context.Clock.GetElapsedTime(drawn) >= Redraw)
                    {
                        drawn = context.Clock.GetTimestamp();
                        live.UpdateTarget(board.Render());
                    }
                }
            }
            finally
            {
                live.UpdateTarget(board.Render());
            }
        });
    }
}
