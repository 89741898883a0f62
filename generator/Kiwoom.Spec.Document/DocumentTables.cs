namespace Kiwoom.Spec.Document;

/// <summary>An endpoint's tables as they are told of: without what all answers and all frames over the socket share.</summary>
/// <param name="Request">The request's elements.</param>
/// <param name="Response">The answer's elements.</param>
/// <param name="Values">The values of a realtime message.</param>
/// <param name="Unusual">Rows of a frame that is not as usual.</param>
internal sealed record DocumentTables(
    IReadOnlyList<DocumentNode> Request, IReadOnlyList<DocumentNode> Response, IReadOnlyList<DocumentNode> Values, IReadOnlyList<DocumentRow> Unusual)
{
    private static readonly string[] RealtimeEnvelope = ["trnm", "data", "type", "name", "item", "values", "return_code", "return_msg"];
    private static readonly string[] RegistrationElements = ["trnm", "grp_no", "refresh", "data", "item", "type"];
    private static readonly string[] CallEnvelope = ["trnm", "return_code", "return_msg"];
    private static readonly string[] AnswerEnvelope = ["return_code", "return_msg"];

    public static DocumentTables Of(DocumentEndpoint endpoint) => endpoint switch
    {
        { IsRealtime: true } => new DocumentTables(
            [],
            [],
            ReadValues(endpoint.Response),
            [.. Unlike(endpoint.Request, RegistrationElements), .. Unlike(endpoint.Response.Where(row => row.Depth < 2), RealtimeEnvelope)]),
        { IsSocketCall: true } => OfSocketCall(endpoint),
        _ => new DocumentTables(DocumentNode.Tree(endpoint.Request), DocumentNode.Tree(Unlike(endpoint.Response, AnswerEnvelope)), [], []),
    };

    /// <summary>ka10173 describes an answer and a realtime message in one table: the message's rows follow the second <c>data</c>.</summary>
    private static DocumentTables OfSocketCall(DocumentEndpoint endpoint)
    {
        var message = endpoint.Response.Select((row, i) => (row, i)).Where(item => item.row is { Depth: 0, Wire: "data" }).Skip(1).Select(item => item.i).FirstOrDefault(endpoint.Response.Count);
        var rest = endpoint.Response.Skip(message).ToList();
        return new DocumentTables(
            DocumentNode.Tree(Unlike(endpoint.Request, CallEnvelope)),
            DocumentNode.Tree(Unlike(endpoint.Response.Take(message), CallEnvelope)),
            ReadValues(rest),
            [.. Unlike(rest.Where(row => row.Depth < 2), RealtimeEnvelope)]);
    }

    private static IReadOnlyList<DocumentNode> ReadValues(IEnumerable<DocumentRow> rows) =>
        DocumentNode.Tree(rows.Where(row => row.Depth == 2).Select(row => row with { Depth = 0 }));

    private static IEnumerable<DocumentRow> Unlike(IEnumerable<DocumentRow> rows, string[] known) => rows.Where(row => row.Depth > 1 || !known.Contains(row.Wire));
}
