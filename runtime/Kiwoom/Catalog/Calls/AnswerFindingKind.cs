namespace Kiwoom.Catalog;

/// <summary>How an answer differs from its description.</summary>
public enum AnswerFindingKind
{
    /// <summary>An element that the description does not know.</summary>
    UnknownElement,

    /// <summary>An element that the description has and the answer has not.</summary>
    MissingElement,

    /// <summary>A value that is not what the description says.</summary>
    Unreadable,

    /// <summary>A code that is not in its table.</summary>
    UnknownCode,

    /// <summary>A change that is written with another sign than the code beside it says.</summary>
    ContradictingSign,

    /// <summary>An element that came twice in one object: the first stands.</summary>
    Doubled,
}
