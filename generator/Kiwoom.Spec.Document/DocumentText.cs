namespace Kiwoom.Spec.Document;

/// <summary>A whole document.</summary>
/// <param name="Endpoints">Its endpoints.</param>
/// <param name="Contents">The ids of its table of contents.</param>
/// <param name="Errors">The common error codes at its end.</param>
internal sealed record DocumentText(IReadOnlyList<DocumentEndpoint> Endpoints, IReadOnlyList<string> Contents, IReadOnlyDictionary<int, string> Errors)
{
    /// <summary>Reads a document's text; null where the text is none.</summary>
    /// <param name="text">What pdftotext writes.</param>
    /// <param name="words">Wire names that are known.</param>
    public static DocumentText? Read(string text, IReadOnlySet<string>? words = null)
    {
        var endpoints = DocumentReader.ReadEndpoints(text, words);
        return endpoints.Count == 0 ? null : new DocumentText(endpoints, DocumentReader.ReadContents(text), DocumentReader.ReadErrors(text));
    }
}
