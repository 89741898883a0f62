using System.Collections.Concurrent;
using Kiwoom.Catalog;

namespace Kiwoom.Limits;

/// <summary>
/// A limiter for each API ID: the server counts them one by one. Where it says that several together were too many, there is one for
/// them too.
/// </summary>
internal sealed class CallLimits : IDisposable
{
    private const int MockPerSecond = 1;

    private const string All = "";

    private readonly ConcurrentDictionary<string, CallLimit> _limits = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, WindowLimiter> _shared = new(StringComparer.Ordinal);
    private readonly RateLimitOptions _options;
    private readonly bool _isLoopback;
    private readonly int _documented;
    private readonly TimeProvider _clock;
    private readonly Lock _gate = new();
    private volatile bool _isShared;
    private volatile bool _isDisposed;

    public CallLimits(KiwoomOptions options, TimeProvider clock)
    {
        _options = options.RateLimits;
        _isLoopback = options.Environment!.BaseAddress.IsLoopback;
        _documented = options.Environment.IsMock ? MockPerSecond : RatePlan.Documented;
        _clock = clock;
    }

    /// <summary>Whether refusals teach: a limiter of the user's own does not hear of them.</summary>
    public bool Learns => _options.CreateLimiter is null;

    /// <summary>Whether the limiter of an API ID hears of refusals, so that a refused query waits for another turn.</summary>
    public bool LearnsOf(string apiId) => Learns || (_limits.TryGetValue(apiId, out var limit) && limit.Limiter is ILearningLimiter);

    /// <summary>The limiter of an API ID.</summary>
    /// <param name="apiId">The API ID.</param>
    /// <param name="kind">What it does.</param>
    /// <param name="path">Its address, by which a group is known.</param>
    public CallLimit Find(string apiId, EndpointKind kind, string path = "")
    {
        ObjectDisposedException.ThrowIf(_isDisposed, typeof(KiwoomClient));
        return _limits.TryGetValue(apiId, out var limit) ? limit : Add(apiId, kind, path);
    }

    /// <summary>Waits for a call's turn.</summary>
    /// <param name="limit">The limiter of its API ID.</param>
    /// <param name="isRepeat">Whether the call had a turn before.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="KiwoomQueueFullException">Too many wait already.</exception>
    public ValueTask<Turn> WaitAsync(CallLimit limit, bool isRepeat, CancellationToken cancellationToken) =>
        limit.Own is { } own && !_isShared ? own.WaitAsync(isRepeat, cancellationToken) : WaitForAllAsync(limit, isRepeat, cancellationToken);

    /// <summary>The server refused a call because there were too many.</summary>
    /// <param name="apiId">The call's API ID.</param>
    /// <param name="turn">The call's turn.</param>
    /// <param name="e">What the server said. Which of its limits it was counts; what it says of their height does not.</param>
    public void Refused(string apiId, Turn turn, KiwoomRateLimitException e)
    {
        // Not Find: a client that is disposed of must not hide what became of its order.
        if (!_limits.TryGetValue(apiId, out var limit))
        {
            return;
        }

        if (limit.Own is null)
        {
            (limit.Limiter as ILearningLimiter)?.Refused(e);
            return;
        }

        switch (e.Refusal.Listed?.Meaning)
        {
            case ErrorMeaning.LimitOfAll:
                RefusedTogether(All, _ => true, turn, e.RetryAfter);
                break;
            case ErrorMeaning.LimitOfGroup:
                RefusedTogether(limit.Path, other => other.Path == limit.Path, turn, e.RetryAfter);
                break;
            default:
                limit.Own!.Refused(turn, e.RetryAfter);
                break;
        }
    }

    /// <summary>A call that was given no turn.</summary>
    public KiwoomQueueFullException QueueFull(string apiId) => new(apiId, Learns ? _options.QueueLimit : null);

    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
        }

        foreach (var limit in _limits.Values)
        {
            limit.Limiter.Dispose();
        }

        foreach (var limiter in _shared.Values)
        {
            limiter.Dispose();
        }
    }

    private async ValueTask<Turn> WaitForAllAsync(CallLimit limit, bool isRepeat, CancellationToken cancellationToken)
    {
        if (limit.Own is not { } own)
        {
            var lease = await limit.Limiter.AcquireAsync(1, cancellationToken).ConfigureAwait(false);
            return !lease.IsAcquired ? Turn.Full : lease as Turn ?? new Turn(null, 0) { Lease = lease };
        }

        var turn = await own.WaitAsync(isRepeat, cancellationToken).ConfigureAwait(false);
        var last = turn;
        try
        {
            foreach (var name in (string[])[limit.Path, All])
            {
                if (turn.IsAcquired && _shared.TryGetValue(name, out var limiter))
                {
                    // It waited in its own queue, which is bounded; this one has no bound.
                    last.Next = await limiter.WaitAsync(isRepeat, cancellationToken).ConfigureAwait(false);
                    last = last.Next;
                }
            }

            return turn;
        }
        catch
        {
            turn.Dispose();
            throw;
        }
    }

    /// <summary>One limiter an ID, however many call it for the first time at once: a limiter of the user's own may be dear, and counts for itself.</summary>
    private CallLimit Add(string apiId, EndpointKind kind, string path)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, typeof(KiwoomClient));
            if (!_limits.TryGetValue(apiId, out var limit))
            {
                limit = new CallLimit(_options.CreateLimiter?.Invoke(apiId) ?? new WindowLimiter(Plan(apiId, kind), _options.QueueLimit, _clock), path, Learns);
                _limits[apiId] = limit;
            }

            return limit;
        }
    }

    /// <summary>Several API IDs together were too many. Their limit begins with what they were answered in the last second.</summary>
    private void RefusedTogether(string name, Func<CallLimit, bool> isPart, Turn turn, TimeSpan? asked)
    {
        int? accepted = null;
        WindowLimiter? limiter;
        lock (_gate)
        {
            if (!_shared.TryGetValue(name, out limiter) && !_isDisposed)
            {
                accepted = _limits.Values.Where(isPart).Sum(limit => limit.Own!.AcceptedLately);
                limiter = _shared[name] = new WindowLimiter(RatePlan.Unlimited, int.MaxValue, _clock);
                _isShared = true;
            }
        }

        limiter?.Refused(turn.Of(limiter) ?? turn, asked, accepted);
    }

    private RatePlan Plan(string apiId, EndpointKind kind)
    {
        var ofKind = kind == EndpointKind.Order ? _options.OrdersPerSecond : _options.QueriesPerSecond;
        return (_options.PerApiId.TryGetValue(apiId, out var own) ? own : ofKind) switch
        {
            0 => RatePlan.Unlimited,

            // More than the terms allow is meant for another server.
            { } perSecond => kind == EndpointKind.Order || perSecond > RatePlan.Documented ? RatePlan.Fixed(perSecond) : RatePlan.Measured(perSecond),
            null when kind == EndpointKind.Order => _isLoopback ? RatePlan.Unlimited : RatePlan.Proven(_documented),
            null => _isLoopback ? RatePlan.Unknown : RatePlan.Measured(_documented),
        };
    }
}
