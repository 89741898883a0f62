namespace Kiwoom.DocumentCheck;

/// <summary>One endpoint as the document's text has it.</summary>
internal sealed record DocumentEndpoint(
    string ApiId, string Name, string Path, IReadOnlyList<DocumentRow> Request, IReadOnlyList<DocumentRow> Response);
