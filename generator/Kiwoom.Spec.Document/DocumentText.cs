namespace Kiwoom.Spec.Document;

/// <summary>A whole document.</summary>
/// <param name="Endpoints">Its endpoints.</param>
/// <param name="Contents">The ids of its table of contents.</param>
/// <param name="Errors">The common error codes at its end.</param>
internal sealed record DocumentText(IReadOnlyList<DocumentEndpoint> Endpoints, IReadOnlyList<string> Contents, IReadOnlyDictionary<int, string> Errors)
{
    /// <summary>Whether it is a part, of which nothing is missing that it does not have.</summary>
    public bool IsPart { get; init; }

    /// <summary>The ids that stand in it more than once, with the lines where they begin.</summary>
    public IEnumerable<(string ApiId, IReadOnlyList<int> Lines)> RepeatedIds => Endpoints.GroupBy(endpoint => endpoint.ApiId, StringComparer.Ordinal)
        .Where(group => group.Count() > 1)
        .Select(group => (group.Key, (IReadOnlyList<int>)[.. group.Select(endpoint => endpoint.Line)]));

    /// <summary>Reads a document's text; null where the text is none.</summary>
    /// <param name="text">What pdftotext writes of the whole document, or sheets of the catalogue's workbook as Markdown.</param>
    /// <param name="words">Wire names that are known.</param>
    public static DocumentText? Read(string text, IReadOnlySet<string>? words = null)
    {
        if (WorkbookReader.IsWorkbook(text))
        {
            var sheets = WorkbookReader.Read(text);
            return new DocumentText(sheets, [.. sheets.Select(sheet => sheet.ApiId)], new Dictionary<int, string>()) { IsPart = true };
        }

        var endpoints = DocumentReader.ReadEndpoints(text, words);
        return endpoints.Count == 0 ? null : new DocumentText(endpoints, DocumentReader.ReadContents(text), DocumentReader.ReadErrors(text));
    }
}
