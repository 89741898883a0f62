namespace Kiwoom.Realtime;

/// <summary>A request over the socket.</summary>
/// <param name="Name">The <c>trnm</c>.</param>
/// <param name="Frame">The request.</param>
internal readonly record struct SocketRequest(string Name, byte[] Frame)
{
    /// <summary>The document's id of it, for errors; the name where it has none.</summary>
    public string ApiId { get; init; } = Name;

    /// <summary>The <c>seq</c> that its answer repeats, and that tells it from the answer to an earlier one; null where it has none.</summary>
    public string? Sequence { get; init; }

    /// <summary>
    /// Whether its answer may tell a number that was never asked for on this connection, as the document's example of a search does:
    /// asked for 4, it is answered with 2.
    /// </summary>
    public bool TakesStrangeSequence { get; init; }
}
