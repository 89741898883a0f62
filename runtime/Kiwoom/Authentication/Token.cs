namespace Kiwoom.Authentication;

/// <summary>A token in use. Compared by identity: forgetting an old one must not forget its successor.</summary>
internal sealed class Token(Secret value, DateTimeOffset renewAt)
{
    private volatile bool _wasAccepted;

    public Secret Value { get; } = value;

    /// <summary>When another is asked for, by this machine's clock.</summary>
    public DateTimeOffset RenewAt { get; } = renewAt;

    /// <summary>Whether the server has answered a call with it.</summary>
    public bool WasAccepted => _wasAccepted;

    public void Accept()
    {
        // Written once: every call passes here.
        if (!_wasAccepted)
        {
            _wasAccepted = true;
        }
    }
}
