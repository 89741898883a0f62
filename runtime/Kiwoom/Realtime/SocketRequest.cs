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
}
