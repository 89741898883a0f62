using System.Threading.RateLimiting;
using Kiwoom.Telemetry;

namespace Kiwoom.Limits;

/// <summary>
/// A call's turn. It tells its limiter when the call goes out and how it was answered; so does each further turn that the call
/// needs (<see cref="Next"/>).
/// </summary>
internal sealed class Turn(WindowLimiter? limiter, long grantedAt) : RateLimitLease
{
    /// <summary>No turn: the queue is full.</summary>
    public static readonly Turn Full = new(null, 0);

    private int _isOver;

    public override bool IsAcquired => this != Full;

    public override IEnumerable<string> MetadataNames => [];

    /// <summary>Whether the call had to wait for it.</summary>
    public bool HadToWait { get; init; }

    /// <summary>Whether the call had a turn before.</summary>
    public bool IsRepeat { get; init; }

    public long GrantedAt { get; } = grantedAt;

    /// <summary>When the call went out; null where it did not. The limiter's.</summary>
    public long? SentAt { get; set; }

    /// <summary>Whether the call was over before it went out. The limiter's.</summary>
    public bool WasAbandoned { get; set; }

    /// <summary>Whether the call went out.</summary>
    public bool WasSent { get; private set; }

    /// <summary>Whether the server answered, and not that there were too many.</summary>
    public bool WasAnswered { get; private set; }

    /// <summary>The lease of a limiter of the user's own, in the place of a turn of ours.</summary>
    public RateLimitLease? Lease { get; init; }

    /// <summary>The turn of a limit that several API IDs share.</summary>
    public Turn? Next { get; set; }

    /// <summary>The turn among this one and those behind it that a limiter gave.</summary>
    public Turn? Of(WindowLimiter other) => limiter == other ? this : Next?.Of(other);

    /// <summary>The call goes out.</summary>
    public void Sent()
    {
        WasSent = true;
        limiter?.Sent(this);
        Next?.Sent();
    }

    /// <summary>The server took the call.</summary>
    public void Answered()
    {
        WasAnswered = true;
        Next?.Answered();
    }

    public override bool TryGetMetadata(string metadataName, out object? metadata)
    {
        metadata = null;
        return false;
    }

    protected override void Dispose(bool disposing)
    {
        if (IsAcquired && Interlocked.Exchange(ref _isOver, 1) == 0)
        {
            limiter?.End(this);
            Next?.Dispose();
            Foreign.Dispose(Lease);
        }

        base.Dispose(disposing);
    }
}
