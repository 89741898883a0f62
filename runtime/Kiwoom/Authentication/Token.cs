namespace Kiwoom.Authentication;

/// <summary>A token and when it ends. Compared by identity: forgetting an old one must not forget its successor.</summary>
internal sealed class Token(Secret value, DateTimeOffset expiresAt)
{
    public Secret Value { get; } = value;

    public DateTimeOffset ExpiresAt { get; } = expiresAt;
}
