namespace Kiwoom.Recording;

/// <summary>One thing that passed between a client and the server, to the byte.</summary>
public sealed record RecordedEntry
{
    /// <summary>What it is.</summary>
    public required RecordedKind Kind { get; init; }

    /// <summary>When it passed, by the recording machine's clock.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>How long after the recording's beginning it passed, by a clock that never goes back. Microseconds are kept.</summary>
    public TimeSpan Offset { get; init; }

    /// <summary>The API ID of a call; otherwise empty.</summary>
    public string ApiId { get; init; } = "";

    /// <summary>The HTTP status of a call's answer.</summary>
    public int Status { get; init; }

    /// <summary>The content type of a call's answer.</summary>
    public string ContentType { get; init; } = "";

    /// <summary>The <c>next-key</c> of a call's answer that continues; null on the last page.</summary>
    public string? NextKey { get; init; }

    /// <summary>The <c>next-key</c> that the call asked for; null for the first page.</summary>
    public string? RequestedKey { get; init; }

    /// <summary>The JSON of a call's request.</summary>
    public ReadOnlyMemory<byte> Request { get; init; }

    /// <summary>The bytes of the answer or message.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>How many entries are missing at a <see cref="RecordedKind.Lost"/>.</summary>
    public long LostCount { get; init; }
}
