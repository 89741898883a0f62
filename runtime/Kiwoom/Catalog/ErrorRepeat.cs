namespace Kiwoom.Catalog;

/// <summary>Whether a refused call that reads, or a request for a token, may be repeated.</summary>
public enum ErrorRepeat
{
    /// <summary>The same request gets the same answer.</summary>
    Never,

    /// <summary>After a pause.</summary>
    Later,

    /// <summary>Once, with a new token.</summary>
    NewToken,
}
