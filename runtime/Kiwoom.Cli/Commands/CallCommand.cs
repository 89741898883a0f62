using System.CommandLine;
using System.Globalization;
using Kiwoom.Catalog;
using Kiwoom.Cli.Application;
using Kiwoom.Cli.Orders;
using Kiwoom.Cli.Output;

namespace Kiwoom.Cli.Commands;

/// <summary><c>kiwoom call</c>: any query, one the catalogue lacks too. Orders take two steps here as in <c>kiwoom order</c>.</summary>
internal static class CallCommand
{
    public static Command Create(CliContext context, SessionOptions session)
    {
        var endpoint = EndpointArgument.Create(context);
        var elements = EndpointArgument.CreateElements(context, endpoint);
        var all = new Option<bool>("--all") { Description = context.Say("all pages", "모든 페이지") };
        var maxPages = TextOptions.Create("--max-pages", "N", context.Say("at most so many pages", "최대 페이지 수"));
        var since = TextOptions.Create("--since", "DATE", context.Say("pages until rows are older than this day", "이 날짜까지의 페이지"));
        var format = TextOptions.Create("--format", "FORMAT", "table, json, jsonl, csv, parquet");
        format.CompletionSources.Add("table", "json", "jsonl", "csv", "parquet");
        var file = TextOptions.Create("--out", "FILE", context.Say("writes to a file; .csv, .parquet, .json or .jsonl says its format", "파일로 저장; 형식은 .csv, .parquet, .json, .jsonl 로 정함"));
        var url = TextOptions.Create("--url", "PATH", context.Say("where a query goes that the catalogue lacks", "카탈로그에 없는 조회의 경로"));
        var confirm = OrderFlow.CreateConfirm(context);
        var command = new Command("call", context.Say("Calls any query: kiwoom call ka10001 stk_cd=005930", "조회 호출: kiwoom call ka10001 stk_cd=005930"))
        {
            endpoint, elements, all, maxPages, since, format, file, url, confirm,
        };
        command.SetAction(async (result, cancellation) =>
        {
            var name = result.GetRequiredValue(endpoint);
            var isUnlisted = result.GetValue(url) is not null;
            var called = isUnlisted ? EndpointInfo.Unlisted(name, result.GetValue(url)!) : EndpointArgument.Find(name, context);
            var arguments = EndpointArgument.Read(called, result.GetValue(elements) ?? [], context);
            Refuse(result, called, [all, maxPages, since, file, url], [confirm], [all, maxPages, since, format, confirm], isUnlisted, context);
            if (called.Kind == EndpointKind.Order)
            {
                var draft = new OrderDraft(called, CatalogArguments.Read(called, arguments).Elements);
                var receipt = result.GetValue(format) is { } asked ? AnswerWriters.Create(AnswerWriters.ReadOfOutput(asked, context), null, context) : null;
                return await OrderFlow.RunAsync(result, draft, result.GetValue(confirm), receipt, context, session, cancellation);
            }

            var range = new PageRange(
                result.GetValue(all), TextOptions.Number(result, maxPages, context, 1, 100_000), TextOptions.Day(result, since, context));
            range.Check(called, context);
            var kind = AnswerWriters.Read(result.GetValue(format), result.GetValue(file), OutputFormat.Table, context);
            await using var into = OutputFile.Open(result.GetValue(file), context);
            var writer = AnswerWriters.Create(kind, into?.Stream, context);
            await using var open = await session.OpenAsync(result, context, cancellation);
            if (isUnlisted)
            {
                var answer = await open.Client.CallAsync(new RawCall(called) { Elements = arguments }, cancellation);
                await using var output = into is null ? null : new StreamWriter(into.Stream);
                await (output ?? context.Output).WriteLineAsync(System.Text.Encoding.UTF8.GetString(answer.Body.Span).ReplaceLineEndings(" "));
                into?.Complete();
                return ExitCodes.Success;
            }

            await WriteAsync(open, called, arguments, range, writer, context, cancellation);
            into?.Complete();
            return ExitCodes.Success;
        });
        return command;
    }

    public static async Task WriteAsync(
        Session session, EndpointInfo endpoint, Dictionary<string, string> arguments, PageRange range, IAnswerWriter writer, CliContext context, CancellationToken cancellationToken, string? more = null, bool isLast = true)
    {
        var (pages, rows) = (0, 0);
        string? cut = null;
        try
        {
            await foreach (var page in session.Caller.EnumeratePagesAsync(endpoint, arguments, cancellationToken))
            {
                pages++;
                if (pages == 1)
                {
                    await StockQuotes.RequireKnownAsync(session, page, arguments, context, cancellationToken);
                }

                var wanted = range.RowsOf(page, rows);
                rows += wanted.Count;
                await writer.WriteAsync(page, wanted);
                TellWords(page, context);
                if (page.Continuation is null || range.IsDone(page))
                {
                    break;
                }

                if (!range.GoesOn(pages, rows))
                {
                    // Whoever asked for a number of rows has them all.
                    cut = range.Last is not null ? null : more ?? context.Say("more pages follow: --all takes them, --max-pages N some", "다음 페이지가 더 있습니다: --all 또는 --max-pages N");
                    break;
                }

                if (context.IsTerminal)
                {
                    context.Error.Write(string.Create(CultureInfo.InvariantCulture, $"\r{context.Say("page", "페이지")} {pages}, {context.Say("rows", "행")} {rows:N0} "));
                }
            }
        }
        finally
        {
            if (context.IsTerminal && pages > 1)
            {
                context.Error.Write("\r\u001b[K");
            }

            if (isLast)
            {
                await writer.EndAsync();
            }
        }

        if (cut is not null)
        {
            context.Error.WriteLine(cut);
        }
    }

    /// <summary>What has no meaning for what is called is refused, and not overlooked.</summary>
    private static void Refuse(ParseResult result, EndpointInfo called, Option[] ofQueries, Option[] ofOrders, Option[] ofListed, bool isUnlisted, CliContext context)
    {
        var meaningless = isUnlisted ? ofListed : called.Kind == EndpointKind.Order ? ofQueries : ofOrders;
        if (Array.Find(meaningless, option => result.GetResult(option) is { Implicit: false }) is { } option)
        {
            throw new CliException(
                isUnlisted ? context.Say($"{option.Name} has no meaning with --url: the answer's JSON is given as it came", $"--url 에는 {option.Name} 을(를) 쓸 수 없습니다: 응답 JSON 을 그대로 출력합니다")
                : called.Kind == EndpointKind.Order ? context.Say($"{called.ApiId} is an order: it takes no {option.Name}", $"{called.ApiId} 은(는) 주문입니다: {option.Name} 을(를) 쓸 수 없습니다")
                : context.Say($"{called.ApiId} is no order: it takes no {option.Name}", $"{called.ApiId} 은(는) 주문이 아닙니다: {option.Name} 을(를) 쓸 수 없습니다"));
        }
    }

    private static void TellWords(CatalogAnswer page, CliContext context)
    {
        if (page.ReturnCode != 0)
        {
            context.Error.WriteLine(CommandLineRunner.OneLine($"{page.ReturnCode.ToString(CultureInfo.InvariantCulture)}: {page.ReturnMessage}"));
        }

        foreach (var finding in page.Findings.Where(finding => finding.Kind is AnswerFindingKind.Unreadable or AnswerFindingKind.UnknownElement))
        {
            var words = finding.Kind == AnswerFindingKind.Unreadable ? context.Say("cannot be read", "읽을 수 없음") : context.Say("is not in the spec", "명세에 없음");
            context.Error.WriteLine(CommandLineRunner.OneLine($"{finding.Path} '{finding.Text}' {words}"));
        }
    }
}
