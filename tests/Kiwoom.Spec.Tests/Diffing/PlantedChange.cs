using Kiwoom.Spec.Tests.Support;
using Kiwoom.Spec.Tool.Diffing;

namespace Kiwoom.Spec.Tests.Diffing;

/// <summary>A change that a test puts into a document, and what a comparison has to say of it.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Effect">What it breaks.</param>
/// <param name="Plant">Puts it into an endpoint of the document; null where it does not fit there. Returns where and the element.</param>
internal sealed record PlantedChange(ChangeKind Kind, ChangeEffect Effect, Func<PlainDocument, PlainEndpoint, (string ApiId, string Where, string Element)?> Plant)
{
    /// <summary>One of each kind, in both tables where it makes a difference.</summary>
    public static IReadOnlyList<PlantedChange> All { get; } =
    [
        new(ChangeKind.NewId, ChangeEffect.Adds, (document, endpoint) => AddId(document, endpoint)),
        new(ChangeKind.GoneId, ChangeEffect.BreaksCalls, (document, endpoint) => document.Endpoints.Remove(endpoint) ? (endpoint.ApiId, "", endpoint.ApiId) : null),
        new(ChangeKind.NewName, ChangeEffect.Wording, (_, endpoint) => (endpoint.ApiId, "", endpoint.Name += "개정")),
        new(ChangeKind.NewAddress, ChangeEffect.BreaksCalls, (_, endpoint) => (endpoint.ApiId, "", endpoint.Path += "2")),
        new(ChangeKind.NewElement, ChangeEffect.BreaksCalls, (_, endpoint) => Add(endpoint, endpoint.Request, "request", new PlainRow(0, "new_tp", "신규구분") { Required = "Y", Length = 1 })),
        new(ChangeKind.NewElement, ChangeEffect.Adds, (_, endpoint) => Add(endpoint, endpoint.Request, "request", new PlainRow(0, "new_opt", "선택구분"))),
        new(ChangeKind.NewElement, ChangeEffect.Adds, (_, endpoint) => Add(endpoint, endpoint.Response, "response", new PlainRow(0, "new_amt", "신규금액"))),
        new(ChangeKind.GoneElement, ChangeEffect.BreaksCalls, (_, endpoint) => Remove(endpoint, endpoint.Request, "request")),
        new(ChangeKind.GoneElement, ChangeEffect.BreaksAnswers, (_, endpoint) => Remove(endpoint, endpoint.Response, "response")),
        new(ChangeKind.RenamedElement, ChangeEffect.BreaksCalls, (_, endpoint) => Change(endpoint, endpoint.Request, "request", _ => true, row => row with { Wire = row.Wire + "_new" })),
        new(ChangeKind.RenamedElement, ChangeEffect.BreaksAnswers, (_, endpoint) => Change(endpoint, endpoint.Response, "response", row => row.Depth == 1, row => row with { Wire = row.Wire + "_new" })),
        new(ChangeKind.NewKoreanName, ChangeEffect.Wording, (_, endpoint) => Change(endpoint, endpoint.Response, "response", row => row.Depth == 1, row => row with { Korean = row.Korean + "(신)" })),
        new(ChangeKind.Moved, ChangeEffect.BreaksAnswers, (_, endpoint) => Move(endpoint)),
        new(ChangeKind.NewType, ChangeEffect.BreaksAnswers, (_, endpoint) => Change(endpoint, endpoint.Response, "response", row => row.Depth == 1, row => row with { Type = "LIST" })),
        new(ChangeKind.NewRequired, ChangeEffect.Adds, (_, endpoint) => Change(endpoint, endpoint.Request, "request", row => row.Required == "Y", row => row with { Required = "N" })),
        new(ChangeKind.NewRequired, ChangeEffect.BreaksCalls, (_, endpoint) => Change(endpoint, endpoint.Request, "request", row => row.Required == "N", row => row with { Required = "Y" })),
        new(ChangeKind.NewLength, ChangeEffect.BreaksCalls, (_, endpoint) => Change(endpoint, endpoint.Request, "request", row => row.Length > 1, row => row with { Length = row.Length - 1 })),
        new(ChangeKind.NewLength, ChangeEffect.Adds, (_, endpoint) => Change(endpoint, endpoint.Request, "request", row => row.Length > 0, row => row with { Length = row.Length + 1 })),
        new(ChangeKind.NewCode, ChangeEffect.Adds, (_, endpoint) => Change(endpoint, endpoint.Request, "request", IsTable, row => row with { Description = row.Description + ", 77:신규" })),
        new(ChangeKind.GoneCode, ChangeEffect.BreaksCalls, (_, endpoint) => Change(endpoint, endpoint.Request, "request", IsTable, row => row with { Description = row.Description[(row.Description.IndexOf(", ", StringComparison.Ordinal) + 2)..] })),
    ];

    // A table that can lose its first code and gain one, and is a table still.
    private static bool IsTable(PlainRow row) => row.Description.Split(", ") is { Length: > 2 } parts && parts.All(part => part.Contains(':', StringComparison.Ordinal)) && char.IsAsciiDigit(row.Description[0]);

    private static (string ApiId, string Where, string Element) AddId(PlainDocument document, PlainEndpoint like)
    {
        var id = "us" + like.ApiId[2..];
        var added = new PlainEndpoint(id, like.Name, "/api/usstk/acnt", "미국주식 > 계좌");
        added.Request.AddRange(like.Request);
        added.Response.AddRange(like.Response);
        document.Endpoints.Add(added);
        return (id, "", id);
    }

    private static (string ApiId, string Where, string Element)? Add(PlainEndpoint endpoint, List<PlainRow> rows, string table, PlainRow row)
    {
        rows.Insert(0, row);
        return (endpoint.ApiId, table, row.Wire);
    }

    private static (string ApiId, string Where, string Element)? Remove(PlainEndpoint endpoint, List<PlainRow> rows, string table)
    {
        var at = rows.FindIndex(row => row.Depth == 0 && row.Type == "String");
        if (at < 0)
        {
            return null;
        }

        var wire = rows[at].Wire;
        rows.RemoveAt(at);
        return (endpoint.ApiId, table, wire);
    }

    private static (string ApiId, string Where, string Element)? Change(PlainEndpoint endpoint, List<PlainRow> rows, string table, Func<PlainRow, bool> fits, Func<PlainRow, PlainRow> change)
    {
        var at = rows.FindIndex(row => row.Type == "String" && fits(row) && rows.Count(other => other.Korean == row.Korean) == 1);
        if (at < 0)
        {
            return null;
        }

        rows[at] = change(rows[at]);
        var list = rows[at].Depth == 0 ? "" : "." + rows[..at].Last(row => row.Depth == 0).Wire;
        return (endpoint.ApiId, table + list, rows[at].Wire);
    }

    private static (string ApiId, string Where, string Element)? Move(PlainEndpoint endpoint)
    {
        var at = endpoint.Response.FindIndex(row => row is { Depth: 1, Type: "String" });
        if (at < 0 || endpoint.Response.Any(row => row.Depth == 0 && row.Wire == endpoint.Response[at].Wire))
        {
            return null;
        }

        var row = endpoint.Response[at];
        endpoint.Response.RemoveAt(at);
        endpoint.Response.Insert(0, row with { Depth = 0 });
        return (endpoint.ApiId, "response", row.Wire);
    }
}
