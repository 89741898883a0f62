namespace Kiwoom.Catalog;

/// <summary>A code that tells why a server refused: it stands in brackets in its message, or is a <c>return_code</c> or notice of the realtime connection.</summary>
public sealed record ErrorCode
{
    /// <summary>The code, for example <c>8005</c> or <c>RC4058</c>.</summary>
    public required string Code { get; init; }

    /// <summary>The server's Korean message; <c>{?}</c> marks what it fills in. Empty where nobody has recorded it.</summary>
    public required string Message { get; init; }

    /// <summary>What kind of failure it is.</summary>
    public required ErrorCategory Category { get; init; }

    /// <summary>Whether repeating a call that reads, or a request for a token, can help.</summary>
    public required ErrorRepeat Repeat { get; init; }

    /// <summary>Whether an order that was refused so may be sent again.</summary>
    public required OrderRepeat OrderRepeat { get; init; }

    /// <summary>What to do about it, in English.</summary>
    public required string Help { get; init; }

    /// <summary>What to do about it, in Korean.</summary>
    public required string KoreanHelp { get; init; }

    /// <summary>Where it was read.</summary>
    public required Origin Origin { get; init; }

    /// <summary>Whether it comes over the realtime connection only.</summary>
    public bool IsOverSocket { get; init; }

    /// <summary>What the client itself does by it.</summary>
    internal ErrorMeaning Meaning { get; init; }
}
