using System.CommandLine;
using Kiwoom.Catalog;
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
        var codes = new Argument<string[]>("code") { Arity = ArgumentArity.OneOrMore, Description = context.Say("stock codes: 005930, on NXT 005930_NX, on all exchanges 005930_AL", "종목코드: 005930, NXT 는 005930_NX, 통합은 005930_AL") };
        var seconds = TextOptions.Create("--seconds", "N", context.Say("ends so many seconds after it was registered", "등록하고 N초 후 종료"));
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
            var quotes = await StockQuotes.StartAsync(open, stocks, context, cancellation);
            var summary = new WatchSummary(stocks, context);
            if (!context.IsTerminal || isJson)
            {
                TellStart(stocks, quotes, context);
            }

            var stream = open.Client.Realtime.Merge(open.Client.Realtime.StockTrades(stocks), open.Client.Realtime.OrderBooks(stocks));
            await stream.StartAsync(cancellation);

            // From here on they count: of a login that took all of them nobody would learn that nothing was registered.
            using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            if (limit is { } wait)
            {
                ending.CancelAfter(TimeSpan.FromSeconds(wait));
            }

            var isHeard = true;
            try
            {
                await (context.IsTerminal && !isJson
                    ? DrawAsync(stream, new WatchBoard(stocks, quotes, context), summary, most, context, ending.Token)
                    : WriteAsync(stream, summary, most, isJson, context, ending.Token));
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                // The seconds are over.
            }
            catch (ReaderGoneException)
            {
                isHeard = false;
                throw;
            }
            finally
            {
                // Whoever has left asked for no more.
                if (isHeard)
                {
                    context.Error.WriteLine(summary.Line());
                }
            }

            return ExitCodes.Success;
        });
        return command;
    }

    /// <summary>What the stocks cost when it begins, beside the output: the stream has no such message.</summary>
    private static void TellStart(StockCode[] stocks, IReadOnlyList<CatalogRow> quotes, CliContext context)
    {
        foreach (var stock in stocks)
        {
            context.Error.WriteLine(quotes.FirstOrDefault(row => StockQuotes.CodeOf(row) == stock.ToString()) is { } quote
                ? $"{stock} {context.Say("starts at", "시작")} {MessageLine.Price(quote["CurrentPrice"] as decimal?)}{MessageLine.Change(quote["Change"] as decimal?, quote["ChangeRate"] as decimal?)}"
                : context.Say($"{stock} waiting for the first trade", $"{stock} 첫 체결을 기다리는 중"));
        }
    }

    private static StockCode WellFormed(string text, CliContext context)
    {
        var code = StockCode.FromString(text);
        return code.IsWellFormed ? code : throw new CliException(context.Say($"'{text}' is no stock code: six digits or capital letters, such as 005930", $"'{text}' 은(는) 종목코드가 아닙니다: 005930 같은 여섯 자리"));
    }

    private static async Task WriteAsync(RealtimeStream<RealtimeMessage> stream, WatchSummary summary, int most, bool isJson, CliContext context, CancellationToken cancellationToken)
    {
        await foreach (var message in stream.WithCancellation(cancellationToken))
        {
            summary.Take(message);
            context.Output.WriteLine(isJson ? MessageLine.Json(message) : MessageLine.Text(message, context));
            context.Output.Flush();
            if (--most == 0)
            {
                return;
            }
        }
    }

    private static async Task DrawAsync(RealtimeStream<RealtimeMessage> stream, WatchBoard board, WatchSummary summary, int most, CliContext context, CancellationToken cancellationToken)
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
                    summary.Take(message);
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
