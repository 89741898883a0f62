namespace Kiwoom.Authentication;

/// <summary>A token in use. Compared by identity: forgetting an old one must not forget its successor.</summary>
internal sealed class Token(StoredToken stored, DateTimeOffset renewAt)
{
    private volatile bool _wasAccepted;

    /// <summary>The token as it stands in a store.</summary>
    public StoredToken Stored { get; } = stored;

    public Secret Value => Stored.Value;

    /// <summary>When another is asked for, by this machine's clock.</summary>
    public DateTimeOffset RenewAt { get; } = renewAt;

    /// <summary>Whether the server has answered a call with it.</summary>
    public bool WasAccepted => _wasAccepted;

    /// <summary>Whether a text can be a token: it goes into a header, where anything else could become a header of its own.</summary>
    public static bool IsUsable(Secret value) => !value.IsEmpty && !value.Reveal().AsSpan().ContainsAnyExceptInRange('!', '~');

    public void Accept()
    {
        // Written once: every call passes here.
        if (!_wasAccepted)
        {
            _wasAccepted = true;
        }
    }
}
