using Kiwoom.Catalog;
using Kiwoom.Spec.Document;

namespace Kiwoom.DocumentCheck;

/// <summary>Compares the document's tables with <see cref="KiwoomCatalog"/>: every id, name, address, element, and error code.</summary>
internal sealed class CatalogueComparer
{
    /// <summary>What is said of an id that the document lacks.</summary>
    public const string NotInTheDocument = ": in the catalogue, not in the document";

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
        var tables = DocumentTables.Of(document);
        foreach (var row in tables.Unusual)
        {
            _unexplained.Add($"{document.ApiId}: line {row.Line}: '{row.NameAndKorean}' is not part of the usual frame");
        }

        CompareLevel(document.ApiId, "request", tables.Request, endpoint.Request);
        CompareLevel(document.ApiId, "response", tables.Response, endpoint.Response);
        CompareLevel(document.ApiId, "values", tables.Values, endpoint.Values);
    }

    /// <summary>Elements of one depth below one parent.</summary>
    private void CompareLevel(string apiId, string where, IReadOnlyList<DocumentNode> nodes, IReadOnlyList<FieldInfo> fields)
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
}
