namespace Kiwoom;

/// <summary>
/// Where the next page of an answer begins: the server's <c>next-key</c>, which only it understands. It belongs to one endpoint
/// and one request; nothing of it is kept in the client.
/// </summary>
/// <param name="ApiId">The endpoint that gave it.</param>
/// <param name="NextKey">The server's key.</param>
public sealed record Continuation(string ApiId, string NextKey)
{
    /// <summary>Whether a key can go back in a header.</summary>
    internal static bool IsUsable(string nextKey) => nextKey.Length > 0 && !nextKey.AsSpan().ContainsAnyExceptInRange(' ', '~');
}
