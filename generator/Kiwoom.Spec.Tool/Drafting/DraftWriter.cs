using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Kiwoom.Spec.Document;

namespace Kiwoom.Spec.Tool.Drafting;

/// <summary>Writes the descriptor of one id from the document, with a mark wherever somebody has to decide.</summary>
internal sealed partial class DraftWriter(DraftContext context)
{
    private static readonly JsonSerializerOptions ExampleOptions = new()
    {
        WriteIndented = true,
        IndentSize = 4,
        NewLine = "\n",
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    // How the names of orders end, which say what an order does.
    private static readonly (string Korean, string Action)[] Actions = [("정정", "Modify"), ("취소", "Cancel"), ("매수", "Buy"), ("매도", "Sell")];

    public Draft Write(DocumentEndpoint endpoint)
    {
        var area = new AreaFinder(context.Spec).Find(endpoint);
        var kind = KindOf(endpoint, area.Folder);
        var method = MethodOf(endpoint, kind);
        var type = "Draft" + endpoint.ApiId;
        var tables = DocumentTables.Of(endpoint);
        var message = "Message" + TypeId(endpoint.ApiId);
        var elements = new ElementWriter(context, endpoint, type, kind == "order", area.Name);

        var text = new StringBuilder("# yaml-language-server: $schema=../schema/descriptor.schema.json\n");
        Comment(text, "Drafted from the document: each TODO is a decision that it leaves open.");
        Comment(text, area.Mark);
        if (endpoint.Overview.Length > 0)
        {
            Comment(text, "The document says: " + endpoint.Overview);
        }

        foreach (var row in tables.Unusual)
        {
            Comment(text, $"TODO line {row.Line}: '{row.Wire}' ({row.Korean}) is not part of the usual frame");
        }

        text.Append($"id: {Yaml.Text(endpoint.ApiId)}\nname: {Yaml.Text(endpoint.Name)}\nkind: {kind} {Draft.Mark}{KindReason(kind)}\n");
        text.Append($"method: {method} {Draft.Mark}name it\n");
        text.Append(kind == "realtime" ? "" : $"type: {type} {Draft.Mark}name it, or leave it out\n");
        text.Append($"summary: {Yaml.Text(endpoint.Name)} {Draft.Mark}one English sentence\nurl: {endpoint.Path}\n");
        WriteOrderHead(text, kind, method);
        WriteSocketHead(text, endpoint, kind, message, tables);

        Section(text, "request", elements.WriteRequest(tables.Request));
        Section(text, "response", elements.WriteResponse(tables.Response));
        Section(text, "values", elements.WriteValues(tables.Values, message));
        var examples = ReadExamples(endpoint, text);
        return new Draft(endpoint.ApiId, $"{area.Folder}/{FileName(endpoint.ApiId)}", text.ToString(), elements.Words, area.Line, examples);
    }

    // Ids that differ by case only (0G, 0g) are one name to file systems, and their types to the compiler.
    private static string TypeId(string id) => HasTwin(id) ? id[..^1] + "Small" + char.ToUpperInvariant(id[^1]) : id;

    private static string FileName(string id) => HasTwin(id) ? $"{id}-small.yaml" : $"{id}.yaml";

    private static bool HasTwin(string id) => id.Length == 2 && char.IsAsciiLetterLower(id[^1]);

    private static string KindOf(DocumentEndpoint endpoint, string folder) => endpoint switch
    {
        { IsRealtime: true } => "realtime",
        { IsSocketCall: true } => "socketCall",
        _ when endpoint.Menu.Contains("OAuth", StringComparison.Ordinal) => "token",
        _ when folder.EndsWith("orders", StringComparison.Ordinal) || endpoint.Path.EndsWith("ordr", StringComparison.Ordinal) => "order",
        _ => "query",
    };

    private static string KindReason(string kind) => kind switch
    {
        "order" => "by its menu and address: sent at most once",
        "query" => "by its menu and address: may it be repeated?",
        "token" => "by its menu",
        _ => "by its address and request",
    };

    private static string MethodOf(DocumentEndpoint endpoint, string kind)
    {
        var id = char.ToUpperInvariant(endpoint.ApiId[0]) + endpoint.ApiId[1..];
        return kind switch
        {
            "order" => (Actions.FirstOrDefault(action => endpoint.Name.Contains(action.Korean, StringComparison.Ordinal)).Action ?? "Buy") + id,
            "realtime" => "Messages" + TypeId(id),
            _ => "Get" + id,
        };
    }

    private void WriteOrderHead(StringBuilder text, string kind, string method)
    {
        if (kind != "order")
        {
            return;
        }

        var lists = context.Orders.FirstOrDefault(order => method.StartsWith(order.OrderAction!, StringComparison.Ordinal))?.LookUp ?? [];
        text.Append($"lookUp: [{string.Join(", ", lists)}] {Draft.Mark}as other orders are looked up\n");
    }

    private static void WriteSocketHead(StringBuilder text, DocumentEndpoint endpoint, string kind, string message, DocumentTables tables)
    {
        if (kind == "socketCall")
        {
            var name = endpoint.Request.FirstOrDefault(row => row.Wire == "trnm")?.Description ?? "";
            text.Append($"trnm: {(CapitalsAtStart().Match(name) is { Success: true } match ? match.Value : "TODO")} {Draft.Mark}the document says: {name}\n");
        }

        if (tables.Values.Count == 0)
        {
            return;
        }

        var items = kind == "socketCall" ? "none"
            : endpoint.Request.FirstOrDefault(row => row.Wire == "item")?.Description is { } said && said.Contains("종목코드", StringComparison.Ordinal) ? "stockCode" : "none";
        text.Append($"message: {message} {Draft.Mark}name it\nitems: {items} {Draft.Mark}none, stockCode or code\n");
    }

    private static List<(string Name, string Json)> ReadExamples(DocumentEndpoint endpoint, StringBuilder text)
    {
        var examples = new List<(string, string)>();
        Take("request", DocumentExample.Read(endpoint.RequestExample)?.Take(1));
        var answers = DocumentExample.Read(endpoint.ResponseExample);
        Take("response", answers?.Where(answer => !IsMessage(answer)).Take(1));
        if (endpoint.IsOverSocket)
        {
            Take("message", answers?.Where(IsMessage).Take(1));
        }

        return examples;

        void Take(string kind, IEnumerable<JsonObject>? objects)
        {
            if (objects is null)
            {
                Comment(text, $"TODO the {kind}'s example is no JSON that can be repaired");
                return;
            }

            examples.AddRange(objects.Select(example => ($"{endpoint.ApiId}.{kind}.json", example.ToJsonString(ExampleOptions) + "\n")));
        }
    }

    private static bool IsMessage(JsonObject answer) => answer["trnm"]?.ToString() == "REAL";

    private static void Section(StringBuilder text, string name, string elements)
    {
        if (elements.Length > 0)
        {
            text.Append(name).Append(":\n").Append(elements);
        }
    }

    private static void Comment(StringBuilder text, string comment)
    {
        if (comment.Length > 0)
        {
            text.Append("# ").Append(comment).Append('\n');
        }
    }

    [GeneratedRegex("^[A-Z]+")]
    private static partial Regex CapitalsAtStart();
}
