namespace Kiwoom.Simulator.Authentication;

/// <summary>An issued token.</summary>
/// <param name="Value">What stands behind <c>Bearer</c>.</param>
/// <param name="ExpiresAt">When it stops being accepted, in Korean time.</param>
internal sealed record AccessToken(string Value, DateTimeOffset ExpiresAt);
