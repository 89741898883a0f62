using System.CommandLine;
using System.Globalization;
using Kiwoom.Catalog;
using Kiwoom.Cli.Application;
using Kiwoom.Cli.Output;

namespace Kiwoom.Cli.Commands;

/// <summary><c>kiwoom spec</c>: what the catalogue says. No keys, no server.</summary>
internal static class SpecCommand
{
    private const string Samsung = "005930";
    private const int MostFound = 20;

    // The cells that a wrapped text has at least.
    private const int LeastOfText = 24;

    public static Command Create(CliContext context)
    {
        var spec = new Command("spec", context.Say("What the spec says: find, show; your own YAML and newer documents: check, diff, draft", "명세 검색과 보기: find, show; YAML 검사와 새 문서: check, diff, draft"))
        {
            CreateFind(context),
            CreateShow(context),
        };
        foreach (var command in SpecFileCommands.Create(context))
        {
            spec.Add(command);
        }

        return spec;
    }

    private static Command CreateFind(CliContext context)
    {
        var words = new Argument<string[]>("words") { Arity = ArgumentArity.OneOrMore, Description = context.Say("words in either language, ids, elements", "한글·영어 단어, id, 요소 이름") };
        var all = new Option<bool>("--all") { Description = context.Say("all of them, and not the first 20 alone", "처음 20개만이 아니라 모두") };
        var find = new Command("find", context.Say("Finds endpoints: kiwoom spec find 일봉", "API 찾기: kiwoom spec find 일봉")) { words, all };
        find.SetAction(result =>
        {
            var (found, missing) = SpecSearch.Find(string.Join(' ', result.GetRequiredValue(words)));
            if (found.Count == 0)
            {
                context.Tell("nothing has these words", "해당하는 API가 없습니다");
                return ExitCodes.Failure;
            }

            if (missing.Count > 0)
            {
                context.Tell($"nothing has all of these words: what follows is without {string.Join(", ", missing)}", $"모든 단어가 들어 있는 API가 없어 다음 단어를 빼고 찾았습니다: {string.Join(", ", missing)}");
            }

            var grid = new Grid();
            grid.AddColumn("id");
            AddColumns(grid, context);
            var most = result.GetValue(all) ? found.Count : MostFound;
            foreach (var endpoint in found.Take(most))
            {
                grid.AddRow(context.IsKorean
                    ? [endpoint.ApiId, endpoint.KoreanName, endpoint.Summary, $"{endpoint.Area}.{endpoint.Method}"]
                    : [endpoint.ApiId, endpoint.Summary, $"{endpoint.Area}.{endpoint.Method}", endpoint.KoreanName]);
            }

            grid.Write(context);
            if (found.Count > most)
            {
                var left = (found.Count - most).ToString(CultureInfo.InvariantCulture);
                context.Tell($"{left} more: --all shows them", $"{left}개 더 있습니다: --all");
            }

            return ExitCodes.Success;
        });
        return find;
    }

    /// <summary>What it is about comes before its names: a narrow terminal has room for the first columns alone.</summary>
    private static void AddColumns(Grid grid, CliContext context)
    {
        if (context.IsKorean)
        {
            grid.AddColumn("이름");
        }

        grid.AddColumn(context.Say("summary", "설명"), least: LeastOfText, wraps: true);
        grid.AddColumn(context.Say("method", "메서드"));
        if (!context.IsKorean)
        {
            grid.AddColumn("Korean name");
        }
    }

    private static Command CreateShow(CliContext context)
    {
        var name = new Argument<string>("endpoint") { HelpName = "id|name", Description = context.Say("API id, method or Korean name; or an element, to see where it occurs: sel_fpr_bid", "API id, 메서드 또는 한글 이름; 요소 이름이면 쓰이는 곳: sel_fpr_bid") };
        name.CompletionSources.Add(completion => KiwoomCatalog.Endpoints.Select(endpoint => endpoint.ApiId));
        var format = TextOptions.Create("--format", "FORMAT", "table, json");
        format.CompletionSources.Add("table", "json");
        var show = new Command("show", context.Say("Shows an endpoint, or where an element occurs: kiwoom spec show ka10081", "API 보기 또는 요소가 쓰이는 곳: kiwoom spec show ka10081")) { name, format };
        show.SetAction(result =>
        {
            var asked = result.GetRequiredValue(name);
            var isJson = AnswerWriters.IsJson(result.GetValue(format), context);
            if (KiwoomCatalog.FindByName(asked) is null && ElementPlace.Find(asked) is { Count: > 0 } places)
            {
                ElementPlaces.Write(places, isJson, context);
                return ExitCodes.Success;
            }

            var endpoint = EndpointArgument.Find(asked, context);
            if (isJson)
            {
                context.Output.WriteLine(JsonAnswerWriter.Write(writer => EndpointJson.Write(writer, endpoint)));
            }
            else
            {
                Show(endpoint, context);
            }

            return ExitCodes.Success;
        });
        return show;
    }

    private static void Show(EndpointInfo endpoint, CliContext context)
    {
        var output = context.Output;
        output.WriteLine($"{endpoint.ApiId}  {endpoint.KoreanName}  ({endpoint.Kind}, {endpoint.Area}.{endpoint.Method})");
        output.WriteLine(endpoint.Summary);
        output.WriteLine($"POST {endpoint.Path}{(endpoint.PagedList is null ? "" : context.Say("  continues over pages", "  연속조회"))}");
        if (endpoint.NotOnMock is { } refusal)
        {
            output.WriteLine(context.Say($"the mock server refuses it ({refusal.Code})", $"모의투자 서버에서는 제공되지 않음 ({refusal.Code})"));
        }

        if (ExampleOf(endpoint, context) is { } example)
        {
            output.WriteLine(context.Say($"for example: {example}", $"예: {example}"));
        }

        Show(context.Say("request", "요청"), endpoint.Request, isRequest: true, context);
        Show(context.Say("response", "응답"), endpoint.Response, isRequest: false, context);
        Show(context.Say("message", "실시간 항목"), endpoint.Values, isRequest: false, context);
    }

    /// <summary>A line that works as it stands; an order's would be one.</summary>
    private static string? ExampleOf(EndpointInfo endpoint, CliContext context) => endpoint.Kind == EndpointKind.Query
        ? string.Join(' ', SampleArguments.For(endpoint, Samsung, KoreanTime.Today(context.Clock)).Select(pair => $"{pair.Key}={Quoted(pair.Value)}").Prepend($"kiwoom call {endpoint.ApiId}"))
        : null;

    // A shell reads some signs itself.
    private static string Quoted(string text) => text.All(c => char.IsLetterOrDigit(c) || c is '_' or '.' or '-' or '%') ? text : $"\"{text}\"";

    private static void Show(string title, IReadOnlyList<FieldInfo> fields, bool isRequest, CliContext context)
    {
        if (fields.Count == 0)
        {
            return;
        }

        context.Output.WriteLine();
        context.Output.WriteLine($"{title}:");
        var grid = new Grid();
        grid.AddColumn(context.Say("element", "요소"));
        grid.AddColumn(context.Say("name", "한글명"));
        grid.AddColumn(context.Say("what", "내용"), least: LeastOfText, wraps: true);
        grid.AddColumn(context.Say("type", "형식"));
        grid.AddColumn(context.Say("Korean", "이름"));
        Add(grid, fields, "", isRequest, context);
        grid.Write(context, hasJson: true);
    }

    private static void Add(Grid grid, IReadOnlyList<FieldInfo> fields, string indent, bool isRequest, CliContext context)
    {
        foreach (var field in fields)
        {
            var (own, other) = context.IsKorean ? (field.KoreanName, field.Name) : (field.Name, field.KoreanName);
            grid.AddRow(indent + field.WireName, own, FieldWords.Describe(field, isRequest, context), field.Type.ToString(), other);
            Add(grid, field.Rows, indent + "  ", isRequest, context);
        }
    }
}
