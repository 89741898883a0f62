using Kiwoom.Catalog;

namespace Kiwoom.DocumentCheck;

/// <summary>Compares the document's tables with <see cref="KiwoomCatalog"/>: every id, name, address, element, and error code.</summary>
internal sealed class CatalogueComparer
{
    /// <summary>What is said of an id that the document lacks.</summary>
    public const string NotInTheDocument = ": in the catalogue, not in the document";

    // Frames over the socket share these; the descriptors leave them out.
    private static readonly string[] RealtimeEnvelope = ["trnm", "data", "type", "name", "item", "values", "return_code", "return_msg"];
    private static readonly string[] RegistrationElements = ["trnm", "grp_no", "refresh", "data", "item", "type"];
    private static readonly string[] CallEnvelope = ["trnm", "return_code", "return_msg"];

    private readonly List<string> _unexplained = [];
    private readonly List<string> _explained = [];
    private int _ids;
    private int _requestElements;
    private int _responseElements;
    private int _errors;

    public static ComparisonReport Compare(
        IReadOnlyList<DocumentEndpoint> endpoints, IReadOnlyList<string> contents, IReadOnlyDictionary<int, string> errors)
    {
        var comparer = new CatalogueComparer();
        comparer.CompareIds(endpoints, contents);
        foreach (var endpoint in endpoints)
        {
            comparer.CompareEndpoint(endpoint);
        }

        comparer.CompareErrors(errors);
        var fids = KiwoomCatalog.Endpoints.SelectMany(endpoint => endpoint.Values).Select(field => field.WireName).Distinct().Count();
        return new ComparisonReport(
            comparer._unexplained,
            comparer._explained,
            $"{comparer._ids} of {endpoints.Count} ids, {comparer._requestElements} request and {comparer._responseElements} response elements ({fids} FIDs), " +
            $"{comparer._errors} of {errors.Count} error codes; {comparer._explained.Count} differences explained by errata, {comparer._unexplained.Count} unexplained");
    }

    private void CompareIds(IReadOnlyList<DocumentEndpoint> endpoints, IReadOnlyList<string> contents)
    {
        foreach (var id in contents.Except(endpoints.Select(endpoint => endpoint.ApiId)))
        {
            _unexplained.Add($"{id}: in the table of contents, but no section was read");
        }

        foreach (var endpoint in KiwoomCatalog.Endpoints.ExceptBy(endpoints.Select(known => known.ApiId), endpoint => endpoint.ApiId))
        {
            var difference = endpoint.ApiId + NotInTheDocument;
            if (endpoint.Origin is null)
            {
                _unexplained.Add(difference);
            }
            else
            {
                _explained.Add($"{difference}: {endpoint.Origin}");
            }
        }
    }

    private void CompareEndpoint(DocumentEndpoint document)
    {
        if (KiwoomCatalog.Find(document.ApiId) is not { } endpoint)
        {
            _unexplained.Add($"{document.ApiId}: in the document, not in the catalogue");
            return;
        }

        _ids++;
        CompareText(document.ApiId, "name", document.Name, endpoint.KoreanName);
        CompareText(document.ApiId, "url", document.Path, endpoint.Path);
        _requestElements += document.Request.Count;
        _responseElements += document.Response.Count;
        switch (endpoint.Kind)
        {
            case EndpointKind.Realtime:
                CompareEnvelope(document.ApiId, document.Request, RegistrationElements);
                CompareEnvelope(document.ApiId, [.. document.Response.Where(row => row.Depth < 2)], RealtimeEnvelope);
                CompareLevel(document.ApiId, "values", Tree(document.Response.Where(row => row.Depth == 2).Select(row => row with { Depth = 0 })), endpoint.Values);
                break;
            case EndpointKind.SocketCall:
                CompareLevel(document.ApiId, "request", Tree(document.Request.Where(row => !IsEnvelope(row, CallEnvelope))), endpoint.Request);
                CompareSocketResponse(document, endpoint);
                break;
            default:
                CompareLevel(document.ApiId, "request", Tree(document.Request), endpoint.Request);
                CompareLevel(document.ApiId, "response", Tree(document.Response), endpoint.Response);
                break;
        }
    }

    /// <summary>ka10173 describes an answer and a realtime message in one table: the message's rows follow the second <c>data</c>.</summary>
    private void CompareSocketResponse(DocumentEndpoint document, EndpointInfo endpoint)
    {
        var message = document.Response.Select((row, i) => (row, i)).Where(item => item.row.Depth == 0 && item.row.NameAndKorean.StartsWith("data", StringComparison.Ordinal)).Skip(1).Select(item => item.i).FirstOrDefault(document.Response.Count);
        CompareLevel(document.ApiId, "response", Tree(document.Response.Take(message).Where(row => !IsEnvelope(row, CallEnvelope))), endpoint.Response);
        var rest = document.Response.Skip(message).ToList();
        CompareEnvelope(document.ApiId, [.. rest.Where(row => row.Depth < 2)], RealtimeEnvelope);
        CompareLevel(document.ApiId, "values", Tree(rest.Where(row => row.Depth == 2).Select(row => row with { Depth = 0 })), endpoint.Values);
    }

    private void CompareEnvelope(string apiId, IReadOnlyList<DocumentRow> rows, string[] known)
    {
        foreach (var row in rows.Where(row => !IsEnvelope(row, known)))
        {
            _unexplained.Add($"{apiId}: line {row.Line}: '{row.NameAndKorean}' is not part of the usual frame");
        }
    }

    private static bool IsEnvelope(DocumentRow row, string[] known) =>
        known.Any(word => row.NameAndKorean.StartsWith(word, StringComparison.Ordinal));

    /// <summary>Elements of one depth below one parent.</summary>
    private void CompareLevel(string apiId, string where, IReadOnlyList<Node> nodes, IReadOnlyList<FieldInfo> fields)
    {
        var left = fields.ToDictionary(Key, StringComparer.Ordinal);
        foreach (var (row, children) in nodes)
        {
            if (!left.Remove(row.NameAndKorean, out var field))
            {
                _unexplained.Add($"{apiId}: line {row.Line}: '{row.NameAndKorean}' is in the {where} table, not in the descriptor");
                continue;
            }

            CompareElement(apiId, row, field, isRequest: where == "request");
            CompareLevel(apiId, where == "request" ? where : $"{where} of {field.WireName}", children, field.Rows);
        }

        foreach (var field in left.Values)
        {
            Report(field, $"{apiId}: '{field.WireName}' ({field.KoreanName}) is in the descriptor's {where}, not in the table");
        }
    }

    private void CompareElement(string apiId, DocumentRow row, FieldInfo field, bool isRequest)
    {
        if (row.IsList != (field.Type == FieldType.Rows))
        {
            Report(field, $"{apiId}: '{field.WireName}' is {row.Type} in the table, {field.Type} in the descriptor");
        }

        if (isRequest && field.Required != (row.Required == "Y"))
        {
            Report(field, $"{apiId}: '{field.WireName}' is {(row.Required == "Y" ? "" : "not ")}required in the table");
        }

        if (isRequest && field.MaxLength != row.Length)
        {
            Report(field, $"{apiId}: '{field.WireName}' has the length {row.Length} in the table, {field.MaxLength} in the descriptor");
        }
    }

    private void CompareErrors(IReadOnlyDictionary<int, string> errors)
    {
        foreach (var (code, message) in errors)
        {
            var known = KiwoomCatalog.FindError(code);
            _errors += known is null ? 0 : 1;
            CompareText($"error {code}", "message", message, known?.Message ?? "");
        }

        foreach (var extra in KiwoomCatalog.ErrorCodes.Where(error => error.Origin == Origin.Document && !errors.Keys.Any(code => KiwoomCatalog.FindError(code) == error)))
        {
            _unexplained.Add($"error {extra.Code}: not in the document");
        }
    }

    private void CompareText(string owner, string what, string expected, string actual)
    {
        if (WithoutSpace(expected) != WithoutSpace(actual))
        {
            _unexplained.Add($"{owner}: the {what} is '{expected}' in the document, '{actual}' in the descriptor");
        }
    }

    private void Report(FieldInfo field, string difference)
    {
        if (field.Reason is null)
        {
            _unexplained.Add(difference);
        }
        else
        {
            _explained.Add($"{difference}: {field.Reason}");
        }
    }

    private static string Key(FieldInfo field) => field.WireName + WithoutSpace(field.KoreanName);

    private static string WithoutSpace(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private static List<Node> Tree(IEnumerable<DocumentRow> rows)
    {
        var roots = new List<Node>();
        var path = new Stack<Node>();
        foreach (var row in rows)
        {
            while (path.Count > row.Depth)
            {
                path.Pop();
            }

            var node = new Node(row, []);
            (path.TryPeek(out var parent) ? parent.Children : roots).Add(node);
            path.Push(node);
        }

        return roots;
    }

    private sealed record Node(DocumentRow Row, List<Node> Children);
}
