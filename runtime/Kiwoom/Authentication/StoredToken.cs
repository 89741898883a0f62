namespace Kiwoom.Authentication;

/// <summary>An access token and when it ends.</summary>
/// <param name="Value">The token; prints as <c>***</c>.</param>
/// <param name="ExpiresAt">When the server stops taking it.</param>
public sealed record StoredToken(Secret Value, DateTimeOffset ExpiresAt);
