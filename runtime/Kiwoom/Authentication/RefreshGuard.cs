using Kiwoom.Catalog;
using Kiwoom.Retries;

namespace Kiwoom.Authentication;

/// <summary>
/// Keeps a server that goes on refusing from being asked for token after token: each failure in a row doubles the time in which it is
/// not asked. Until then callers get a refusal again at once, and wait where the server was merely not there.
/// </summary>
internal sealed class RefreshGuard(TimeProvider clock)
{
    private const string NoToken = "there is no token: the last request for one has just failed.";

    // Who is not there cannot be asked too often.
    private static readonly TimeSpan HoldWhereNobodyWasReached = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan FirstHold = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestHold = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private int _failures;
    private long _failedAt;
    private TimeSpan _hold;
    private KiwoomException? _failure;

    /// <summary>How long the server is not asked; null where it may be.</summary>
    public TimeSpan? HeldFor
    {
        get
        {
            lock (_gate)
            {
                var wait = _hold - clock.GetElapsedTime(_failedAt);
                return _failure is null || wait <= TimeSpan.Zero ? null : wait;
            }
        }
    }

    /// <summary>A token was refused that had worked: it has simply ended.</summary>
    public void Reset()
    {
        lock (_gate)
        {
            _failures = 0;
            _hold = TimeSpan.Zero;
            _failure = null;
        }
    }

    /// <summary>A token was refused that never worked. The first time, another may be asked for at once.</summary>
    public void TokenRefused(KiwoomException e) => Fail(e, 1);

    /// <summary>No token was to be had.</summary>
    public void RequestFailed(KiwoomException e) => Fail(e, 2);

    /// <summary>Waits until the server may be asked, or throws the last failure again.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        while (NextWait() is { } wait)
        {
            await Task.Delay(wait, clock, cancellationToken).ConfigureAwait(false);
        }
    }

    private TimeSpan? NextWait()
    {
        lock (_gate)
        {
            if (HeldFor is not { } wait)
            {
                return null;
            }

            return _failure is KiwoomTransportException or KiwoomServerException && wait <= LongestWait ? wait : throw Again(_failure!);
        }
    }

    private void Fail(KiwoomException e, int least)
    {
        lock (_gate)
        {
            _failures = Math.Max(_failures + 1, least);
            _failure = e;
            _failedAt = clock.GetTimestamp();

            // 0, 1, 2, 4 … seconds.
            _hold = e is KiwoomTransportException { WasSent: false }
                ? HoldWhereNobodyWasReached
                : _failures < 2 ? TimeSpan.Zero : Backoff.After(_failures - 1, FirstHold, LongestHold);
        }
    }

    /// <summary>A failure of its own for each caller, with the same words.</summary>
    private static KiwoomException Again(KiwoomException e) => e switch
    {
        KiwoomApiException refusal => KiwoomApiException.Create(refusal.ApiId, EndpointKind.Token, refusal.Refusal),
        KiwoomProtocolException unreadable => new KiwoomProtocolException(e.ApiId, NoToken, unreadable.StatusCode, e),
        _ => new KiwoomTransportException(e.ApiId, NoToken, e),
    };
}
