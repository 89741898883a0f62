namespace Kiwoom.Retries;

/// <summary>What a call has been through so far.</summary>
internal struct CallProgress
{
    /// <summary>When the call was first sent, by <see cref="TimeProvider.GetTimestamp"/>; null before that. Waiting for a turn is no sending.</summary>
    public long? FirstSent { get; set; }

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; set; }

    /// <summary>How many of them were too many at their moment, and nothing worse.</summary>
    public int Deferrals { get; set; }

    /// <summary>Whether the last attempt was one too many, and it waits for another turn and not for a time.</summary>
    public bool WaitsForTurn { get; set; }

    /// <summary>Whether it has had its new token already.</summary>
    public bool TokenWasRefused { get; set; }
}
