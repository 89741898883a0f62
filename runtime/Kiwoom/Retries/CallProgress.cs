namespace Kiwoom.Retries;

/// <summary>What a call has been through so far.</summary>
internal struct CallProgress(long started)
{
    /// <summary>When the call began, by <see cref="TimeProvider.GetTimestamp"/>.</summary>
    public long Started { get; } = started;

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; set; }

    /// <summary>Whether it has had its new token already.</summary>
    public bool TokenWasRefused { get; set; }
}
