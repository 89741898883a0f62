using System.CommandLine;
using Kiwoom.Catalog;
using Kiwoom.Cli.Application;
using Kiwoom.Cli.Output;

namespace Kiwoom.Cli.Commands;

/// <summary><c>kiwoom quote</c> and <c>kiwoom book</c>: what is asked first.</summary>
internal static class QuoteCommands
{
    private const int Levels = 10;

    private static readonly ShownColumn[] Columns =
    [
        ShownColumn.Of("StockCode", "code", "종목"),
        ShownColumn.Of("StockName", "name", "종목명", least: 8),
        ShownColumn.Number("CurrentPrice", "price", "현재가"),
        new("change", "대비", (row, _) => MessageLine.Signed(row["Change"] as decimal?), IsNumber: true),
        new("%", "등락률%", (row, _) => MessageLine.Rate(row["ChangeRate"] as decimal?), IsNumber: true),
        ShownColumn.Number("Volume", "volume", "거래량"),
        ShownColumn.Number("OpenPrice", "open", "시가"),
        ShownColumn.Number("HighPrice", "high", "고가"),
        ShownColumn.Number("LowPrice", "low", "저가"),
    ];

    public static Command CreateQuote(CliContext context, SessionOptions session)
    {
        var codes = new Argument<string[]>("code") { Arity = ArgumentArity.OneOrMore, Description = context.Say("stock codes: 005930", "종목코드: 005930") };
        var format = TextOptions.Create("--format", "FORMAT", "table, json, jsonl, csv");
        var command = new Command("quote", context.Say("What stocks cost now: kiwoom quote 005930 000660", "현재가: kiwoom quote 005930 000660")) { codes, format };
        command.SetAction(async (result, cancellation) =>
        {
            var stocks = result.GetRequiredValue(codes);
            if (stocks.Length > StockQuotes.Most)
            {
                throw new CliException(context.Say($"give at most {StockQuotes.Most} codes", $"종목은 {StockQuotes.Most}개까지입니다"));
            }

            var kind = AnswerWriters.ReadOfOutput(result.GetValue(format), context);
            var writer = AnswerWriters.Create(kind, null, context, Columns);
            await using var open = await session.OpenAsync(result, context, cancellation);
            if (kind == OutputFormat.Table)
            {
                // A simulator's market gives all of these columns.
                open.Sources?.Hush(StockQuotes.Endpoint.ApiId);
            }

            var page = await StockQuotes.AskAsync(open, stocks, cancellation);
            var rows = (page.MainList?.Rows ?? []).Where(row => row["CurrentPrice"] is not null).ToList();
            if (rows.Count > 0)
            {
                await writer.WriteAsync(page, rows);
                await writer.EndAsync();
            }

            // The answer leaves out what it does not know.
            await StockQuotes.RequireKnownAsync(open, stocks.Except(rows.Select(StockQuotes.CodeOf), StringComparer.Ordinal), context, cancellation);
            return ExitCodes.Success;
        });
        return command;
    }

    public static Command CreateBook(CliContext context, SessionOptions session)
    {
        var code = new Argument<string>("code") { Description = context.Say("a stock code: 005930, on NXT 005930_NX, on all exchanges 005930_AL", "종목코드: 005930, NXT 는 005930_NX, 통합은 005930_AL") };
        var format = TextOptions.Create("--format", "FORMAT", "table, json, jsonl, csv");
        var command = new Command("book", context.Say("The order book of a stock: kiwoom book 005930", "호가: kiwoom book 005930")) { code, format };
        command.SetAction(async (result, cancellation) =>
        {
            var kind = AnswerWriters.ReadOfOutput(result.GetValue(format), context);
            var arguments = new Dictionary<string, string> { ["StockCode"] = result.GetRequiredValue(code) };
            await using var open = await session.OpenAsync(result, context, cancellation);
            var page = await open.Caller.CallAsync(KiwoomCatalog.FindByName("GetOrderBook")!, arguments, null, cancellation);
            await StockQuotes.RequireKnownAsync(open, page, arguments, context, cancellation);
            if (kind == OutputFormat.Table)
            {
                WriteBook(page.Content, context);
                return ExitCodes.Success;
            }

            var writer = AnswerWriters.Create(kind, null, context);
            await writer.WriteAsync(page, []);
            await writer.EndAsync();
            return ExitCodes.Success;
        });
        return command;
    }

    /// <summary>As every Korean screen has it: who sells above, who buys below, the best prices in the middle.</summary>
    private static void WriteBook(CatalogRow book, CliContext context)
    {
        var grid = new Grid();
        grid.AddColumn(context.Say("to sell", "매도잔량"), isNumber: true);
        grid.AddColumn(context.Say("price", "호가"), isNumber: true);
        grid.AddColumn(context.Say("to buy", "매수잔량"), isNumber: true);
        foreach (var level in Enumerable.Range(0, Levels).Reverse().Where(level => Has("Asks", level)))
        {
            grid.AddRow(Shares("Asks", level), Price("Asks", level), "");
        }

        foreach (var level in Enumerable.Range(0, Levels).Where(level => Has("Bids", level)))
        {
            grid.AddRow("", Price("Bids", level), Shares("Bids", level));
        }

        grid.Write(context, hasJson: true);

        bool Has(string side, int level) => book[$"{side}[{level}].Price"] is decimal and not 0;

        string Price(string side, int level) => MessageLine.Price(book[$"{side}[{level}].Price"] as decimal?);

        string Shares(string side, int level) => book.Find($"{side}[{level}].Quantity") is { } value ? Shown.ForPeople(value, context.IsKorean) : "";
    }
}
