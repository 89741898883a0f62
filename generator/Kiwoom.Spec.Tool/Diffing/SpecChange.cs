namespace Kiwoom.Spec.Tool.Diffing;

/// <summary>What kind of difference a newer document has.</summary>
internal enum ChangeKind
{
    NewId,
    GoneId,
    NewName,
    NewAddress,
    NewElement,
    GoneElement,
    RenamedElement,
    NewKoreanName,
    Moved,
    NewType,
    NewRequired,
    NewLength,
    NewCode,
    GoneCode,
    NewErrorCode,
    GoneErrorCode,
    NewErrorMessage,
    RepeatedId,
}

/// <summary>What a difference breaks, the worst first.</summary>
internal enum ChangeEffect
{
    /// <summary>What holds is not known: the document says it more than once.</summary>
    InDoubt,

    /// <summary>Calls as they are made today may be refused.</summary>
    BreaksCalls,

    /// <summary>A value that is read today is missing, stands elsewhere or is another.</summary>
    BreaksAnswers,

    /// <summary>Something more can be asked or read; nothing that is used today changes.</summary>
    Adds,

    /// <summary>Words alone.</summary>
    Wording,
}

/// <summary>One difference between the spec and a document.</summary>
/// <param name="ApiId">The id, or <c>errors</c>.</param>
/// <param name="Kind">What kind it is.</param>
/// <param name="Effect">What it breaks.</param>
/// <param name="Where">request, response, values, with the lists on the way: <c>response.oso</c>; empty for the endpoint itself.</param>
/// <param name="Element">The element, code or address that it is about.</param>
/// <param name="Text">One sentence.</param>
/// <param name="Line">The line in the document's text; 0 where it has none.</param>
internal sealed record SpecChange(string ApiId, ChangeKind Kind, ChangeEffect Effect, string Where, string Element, string Text, int Line)
{
    /// <summary>What stands in the list of known differences: everything but the place in the text, which moves from edition to edition.</summary>
    public string Key => $"{ApiId}\t{Kind}\t{Where}\t{Element}\t{Text}";
}
