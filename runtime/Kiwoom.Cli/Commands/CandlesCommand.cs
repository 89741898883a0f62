using System.CommandLine;
using CandleCharts;
using Kiwoom.Cli.Application;
using Kiwoom.Cli.Output;

namespace Kiwoom.Cli.Commands;

/// <summary><c>kiwoom candles</c>: a range of a stock's candles, resumable, in one walk from one base day, for adjusted prices of two base days cannot be compared.</summary>
internal static class CandlesCommand
{
    public static Command Create(CliContext context, SessionOptions session)
    {
        var codes = new Argument<string[]>("code") { Arity = ArgumentArity.OneOrMore, Description = context.Say("stock codes: 005930, on NXT 005930_NX, on all exchanges 005930_AL", "종목코드: 005930, NXT 는 005930_NX, 통합은 005930_AL") };
        var from = TextOptions.Create("--from", "DATE", context.Say("first day (default: one page)", "시작일 (기본: 한 페이지)"));
        var to = TextOptions.Create("--to", "DATE", context.Say("last day, the base of adjusted prices (default: today)", "마지막 날, 수정주가 기준일 (기본: 오늘)"));
        var last = TextOptions.Create("--last", "N", context.Say("the latest N candles, up to --to", "최근 N개 (--to 까지)"));
        var interval = TextOptions.Create("--interval", "1d", "1t 3t 5t 10t 30t, 1m 3m 5m 10m 15m 30m 45m 60m, 1d, 1w, 1mo, 1y");
        interval.CompletionSources.Add(completion => CandleInterval.All.Select(known => known.Name));
        var raw = new Option<bool>("--unadjusted") { Description = context.Say("prices as they were traded", "수정하지 않은 주가") };
        var chart = new Option<bool>("--chart") { Description = context.Say("draws them", "차트 그리기") };
        var format = TextOptions.Create("--format", "FORMAT", "table, json, jsonl, csv, parquet");
        var file = TextOptions.Create("--out", "FILE", context.Say("a file: .csv is of one code and resumed after an interruption; .parquet, .json, .jsonl", "파일: .csv 는 한 종목, 중단되면 이어받음; .parquet, .json, .jsonl"));
        var command = new Command("candles", context.Say("Candles of a range: kiwoom candles 005930 --from 2025-01-01", "봉 데이터: kiwoom candles 005930 --from 2025-01-01"))
        {
            codes, from, to, last, interval, raw, chart, format, file,
        };
        command.SetAction(async (result, cancellation) =>
        {
            var request = CandleRequest.Create(
                CandleInterval.Read(result.GetValue(interval), context),
                TextOptions.Day(result, from, context),
                TextOptions.Day(result, to, context),
                TextOptions.Number(result, last, context, 1, 1_000_000),
                !result.GetValue(raw),
                context);
            var stocks = result.GetRequiredValue(codes);
            var path = result.GetValue(file);
            var kind = AnswerWriters.Read(result.GetValue(format), path, path is null ? OutputFormat.Table : OutputFormat.Csv, context);
            if (path is not null && kind == OutputFormat.Csv && stocks.Length != 1)
            {
                throw new CliException(context.Say(
                    "a CSV file is resumed after an interruption and takes the candles of one code: give one, or --out FILE.parquet or FILE.jsonl for several",
                    "CSV 파일은 중단되면 이어받으므로 한 종목만 저장합니다: 한 종목만 주거나 여러 종목은 --out FILE.parquet 또는 FILE.jsonl"));
            }

            await using var open = await session.OpenAsync(result, context, cancellation);
            if (path is not null && kind == OutputFormat.Csv)
            {
                return await CandleFile.WriteAsync(open, stocks[0], request, path, context, cancellation);
            }

            if (result.GetValue(chart))
            {
                foreach (var code in stocks)
                {
                    TellCode(code, stocks, context);
                    await DrawAsync(open, code, request, context, cancellation);
                }
            }
            else
            {
                await using var into = OutputFile.Open(path, context);
                await WriteAsync(open, stocks, request, kind, into?.Stream, context, cancellation);
                into?.Complete();
            }

            if (request.AboutPrices(open, context) is { } about)
            {
                context.Error.WriteLine(about);
            }

            return ExitCodes.Success;
        });
        return command;
    }

    private static async Task WriteAsync(Session open, string[] stocks, CandleRequest request, OutputFormat kind, Stream? stream, CliContext context, CancellationToken cancellationToken)
    {
        // People read a table for each stock; programs one list, in which each row says whose it is.
        var lead = new CodeColumn { Code = stocks[0] };
        var writer = AnswerWriters.Create(kind, stream, context, code: lead);
        foreach (var code in stocks)
        {
            lead.Code = code;
            if (kind == OutputFormat.Table && code != stocks[0])
            {
                writer = AnswerWriters.Create(kind, stream, context);
            }

            if (kind == OutputFormat.Table && stream is null)
            {
                TellCode(code, stocks, context);
            }

            await CallCommand.WriteAsync(
                open, request.Interval.Endpoint, request.Arguments(code), request.Range, writer, context, cancellationToken, CandleRequest.More(context), isLast: kind == OutputFormat.Table || code == stocks[^1]);
        }
    }

    private static void TellCode(string code, string[] stocks, CliContext context)
    {
        if (stocks.Length > 1)
        {
            context.Output.WriteLine(Shown.Text(code));
        }
    }

    private static async Task DrawAsync(Session session, string code, CandleRequest request, CliContext context, CancellationToken cancellationToken)
    {
        var candles = new List<ICandle>();
        var range = request.Range;
        var pages = 0;
        await foreach (var page in session.Caller.EnumeratePagesAsync(request.Interval.Endpoint, request.Arguments(code), cancellationToken))
        {
            await StockQuotes.RequireKnownAsync(session, page, request.Arguments(code), context, cancellationToken);
            candles.AddRange(range.RowsOf(page, candles.Count).Select(row => new DescribedCandle(row)));
            if (range.IsDone(page) || !range.GoesOn(++pages, candles.Count))
            {
                break;
            }
        }

        var size = ChartSize.Fit(context.Width - 2, context.Height);
        Screen.Create(context).Write(new CandleChart(BarSeries.Create(candles, size.PlotWidth), size, hasColor: context.IsTerminal));
        context.Output.WriteLine();
    }
}
