using System.CommandLine;
using System.CommandLine.Completions;
using Kiwoom.Catalog;
using Kiwoom.Cli.Application;

namespace Kiwoom.Cli.Commands;

/// <summary>An endpoint by id, English or Korean name, and its arguments as key=value.</summary>
internal static class EndpointArgument
{
    public static Argument<string> Create(CliContext context)
    {
        var argument = new Argument<string>("endpoint")
        {
            HelpName = "id|name",
            Description = context.Say("API id, method or Korean name: ka10001, StockProfile, 주식기본정보", "API id, 메서드 또는 한글 이름: ka10001, StockProfile, 주식기본정보"),
        };
        argument.CompletionSources.Add(completion => IsGiven(argument, completion) ? [] : Endpoints(completion));
        return argument;
    }

    /// <summary>Its arguments; the names and codes of the endpoint that stands before them are completed.</summary>
    public static Argument<string[]> CreateElements(CliContext context, Argument<string> endpoint)
    {
        var elements = new Argument<string[]>("key=value")
        {
            Arity = ArgumentArity.ZeroOrMore,
            Description = context.Say(
                "elements by wire, English or Korean name: stk_cd=005930 (on NXT 005930_NX, on all exchanges 005930_AL); kiwoom spec show ID lists them",
                "요소: stk_cd=005930, StockCode=005930, 종목코드=005930 (NXT 는 005930_NX, 통합은 005930_AL); 목록은 kiwoom spec show ID"),
        };
        elements.CompletionSources.Add(completion => completion.ParseResult.GetResult(endpoint) is { Tokens: [{ Value: var name }] } && KiwoomCatalog.FindByName(name) is { } found ? Elements(found, completion.WordToComplete) : []);
        return elements;
    }

    public static EndpointInfo Find(string name, CliContext context)
    {
        if (KiwoomCatalog.FindByName(name) is { } endpoint)
        {
            return endpoint;
        }

        if (ElementPlace.Find(name) is [{ Field: var field }, ..] && !string.Equals(field.Name, name, StringComparison.OrdinalIgnoreCase))
        {
            throw new CliException(context.Say(
                $"'{name}' is an element and no endpoint: kiwoom spec show {name} tells where it occurs, kiwoom spec find {name} what is about it",
                $"'{name}' 은(는) API가 아니라 요소입니다: 쓰이는 곳은 kiwoom spec show {name}, 관련 API는 kiwoom spec find {name}"));
        }

        if (KiwoomCatalog.Endpoints.Where(other => IsName(other, name)).ToList() is { Count: > 1 } several)
        {
            var all = string.Join(", ", several.Select(Words));
            throw new CliException(context.Say($"'{name}' is the name of several: {all}", $"'{name}' 은(는) 여러 API의 이름입니다: {all}"));
        }

        var ids = KiwoomCatalog.Endpoints.Where(other => other.Kind is EndpointKind.Query or EndpointKind.Order).ToList();
        if (name.Length is > 3 and < 9 && char.IsAsciiLetter(name[0]) && char.IsAsciiLetter(name[1]) && name.Skip(2).All(char.IsAsciiDigit))
        {
            var meant = Nearest.Find(name, ids.Select(other => other.ApiId)) is { } id ? context.Say($": did you mean {Words(KiwoomCatalog.Find(id)!)}?", $": {Words(KiwoomCatalog.Find(id)!)} 을(를) 뜻하셨나요?") : "";
            throw new CliException(context.Say($"'{name}' is no API id{meant} (kiwoom spec find WORDS looks for one)", $"'{name}' 은(는) 없는 API id입니다{meant} (kiwoom spec find 로 찾으세요)"));
        }

        if (Nearest.Find(name, ids.SelectMany(other => new[] { other.Method, WithoutVerb(other.Method) })) is { } method)
        {
            throw new CliException(context.Say($"'{name}' names no endpoint: did you mean {method}?", $"'{name}' 에 해당하는 API가 없습니다: {method} 을(를) 뜻하셨나요?"));
        }

        var near = KiwoomCatalog.Search(name).Take(3).Select(Words).ToList();
        var hint = near.Count > 0
            ? context.Say($"{string.Join(", ", near)} …; kiwoom spec find {name} lists all", $"{string.Join(", ", near)} …; 전체 목록은 kiwoom spec find {name}")
            : context.Say("kiwoom spec find WORDS looks for one", "kiwoom spec find 로 찾으세요");
        throw new CliException(context.Say($"'{name}' names no endpoint: {hint}", $"'{name}' 에 해당하는 API가 없습니다: {hint}"));
    }

    private static string Words(EndpointInfo endpoint) => $"{endpoint.ApiId} {endpoint.KoreanName}";

    private static bool IsName(EndpointInfo endpoint, string name)
    {
        var plain = Plain(name);
        return Plain(endpoint.Method) == plain || Plain(WithoutVerb(endpoint.Method)) == plain || Plain(endpoint.KoreanName) == plain;

        // As the documents name an endpoint: with 요청 behind it, and blanks or none.
        static string Plain(string text)
        {
            var joined = string.Concat(text.Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();
            return joined.EndsWith("요청", StringComparison.Ordinal) ? joined[..^2] : joined;
        }
    }

    public static Dictionary<string, string> Read(EndpointInfo called, IEnumerable<string> pairs, CliContext context)
    {
        var arguments = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in pairs)
        {
            var split = pair.IndexOf('=', StringComparison.Ordinal);
            if (split <= 0)
            {
                // What was meant, where the endpoint asks for one thing first.
                var example = called.Request.FirstOrDefault(field => field.Constant is null) is { } first && split < 0 ? $"{first.WireName}={pair}" : "stk_cd=005930";
                throw new CliException(context.Say($"'{pair}' is no key=value, such as {example}", $"'{pair}' 은(는) {example} 같은 key=value 가 아닙니다"));
            }

            if (!arguments.TryAdd(pair[..split], pair[(split + 1)..]))
            {
                throw new CliException(context.Say($"'{pair[..split]}' is given twice", $"'{pair[..split]}' 이(가) 두 번 있습니다"));
            }
        }

        return arguments;
    }

    /// <summary>Whether it stands there already, and what is completed comes after it: the parser asks all the same.</summary>
    private static bool IsGiven(Argument<string> argument, CompletionContext completion) =>
        completion.ParseResult.GetResult(argument) is { Tokens: [{ Value: var given }] } && given != completion.WordToComplete;

    private static IEnumerable<CompletionItem> Endpoints(CompletionContext completion)
    {
        var word = completion.WordToComplete;
        foreach (var endpoint in KiwoomCatalog.Endpoints.Where(endpoint => endpoint.Kind is EndpointKind.Query or EndpointKind.Order))
        {
            foreach (var name in new[] { endpoint.ApiId, WithoutVerb(endpoint.Method), endpoint.Method, endpoint.KoreanName.Replace(" ", "", StringComparison.Ordinal) }.Distinct())
            {
                // Names are offered once something of them is there: three of each endpoint at once would be 600.
                if (name.StartsWith(word, StringComparison.OrdinalIgnoreCase) && (word.Length > 0 || name == endpoint.ApiId))
                {
                    yield return new CompletionItem(name, detail: endpoint.KoreanName);
                }
            }
        }
    }

    /// <summary>As the guide names it: <c>DailyCandles</c>.</summary>
    private static string WithoutVerb(string method) => method.StartsWith("Get", StringComparison.Ordinal) ? method[3..] : method;

    private static IEnumerable<CompletionItem> Elements(EndpointInfo endpoint, string word)
    {
        var split = word.IndexOf('=', StringComparison.Ordinal);
        if (split > 0)
        {
            return CatalogArguments.Find(endpoint, word[..split])?.Codes?.Entries.Where(entry => !entry.IsAlias)
                .Select(entry => new CompletionItem($"{word[..split]}={entry.Code}", detail: $"{entry.Name} {entry.KoreanLabel}")) ?? [];
        }

        return endpoint.Request.Where(field => field.Constant is null)
            .SelectMany(field => new[] { field.WireName, field.Name, field.KoreanName }.Where(name => word.Length > 0 || name == field.WireName))
            .Where(name => name.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            .Select(name => new CompletionItem(name + "="));
    }
}
