namespace Kiwoom.Authentication;

/// <summary>An access token and when it ends.</summary>
/// <param name="Value">The token; prints as <c>***</c>.</param>
/// <param name="ExpiresAt">When the server stops taking it.</param>
public sealed record StoredToken(Secret Value, DateTimeOffset ExpiresAt)
{
    /// <summary>The token as the library's stores write it: JSON in UTF-8, with the secret as it is. Whoever can read it can trade until it ends.</summary>
    public byte[] ToJson() => StoredTokenFormat.Write(this);

    /// <summary>Reads what <see cref="ToJson"/> has written. Never throws.</summary>
    /// <param name="json">JSON in UTF-8.</param>
    /// <returns>The token; null where it is damaged, of another version, or could not stand in a header.</returns>
    public static StoredToken? FromJson(ReadOnlySpan<byte> json) => StoredTokenFormat.Read(json);
}
