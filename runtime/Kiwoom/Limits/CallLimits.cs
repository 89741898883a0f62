using System.Collections.Concurrent;
using System.Threading.RateLimiting;
using Kiwoom.Catalog;

namespace Kiwoom.Limits;

/// <summary>A limiter for each API ID: the server counts them one by one.</summary>
internal sealed class CallLimits : IDisposable
{
    private const int RealPerSecond = 5;
    private const int MockPerSecond = 1;

    private readonly ConcurrentDictionary<string, RateLimiter?> _limiters = new(StringComparer.Ordinal);
    private readonly RateLimitOptions _options;
    private readonly int _defaultPerSecond;
    private readonly TimeProvider _clock;
    private readonly Lock _gate = new();
    private volatile bool _isDisposed;

    public CallLimits(KiwoomOptions options, TimeProvider clock)
    {
        _options = options.RateLimits;
        _defaultPerSecond = options.Environment!.BaseAddress.IsLoopback ? 0 : options.Environment.IsMock ? MockPerSecond : RealPerSecond;
        _clock = clock;
    }

    /// <summary>The limiter of an endpoint; null where there is no limit.</summary>
    public RateLimiter? Find(string apiId, EndpointKind kind)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, typeof(KiwoomClient));
        return _limiters.TryGetValue(apiId, out var limiter) ? limiter : Add(apiId, kind);
    }

    /// <summary>The server refused a call because there were too many.</summary>
    public void Refused(string apiId, int? serverLimit)
    {
        // Where there was no limit, the server has just told that there is one.
        if (_options.CreateLimiter is null && _limiters.TryGetValue(apiId, out var limiter) && limiter is null)
        {
            lock (_gate)
            {
                if (_limiters[apiId] is null && !_isDisposed)
                {
                    _limiters[apiId] = new WindowLimiter(serverLimit ?? RealPerSecond, _options.QueueLimit, _clock);
                }
            }
        }

        if (_limiters.GetValueOrDefault(apiId) is WindowLimiter window)
        {
            window.Refused(serverLimit);
        }
    }

    public KiwoomQueueFullException QueueFull(string apiId) => new(apiId, _options.QueueLimit);

    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
        }

        foreach (var limiter in _limiters.Values)
        {
            limiter?.Dispose();
        }
    }

    /// <summary>One limiter an ID, however many call it for the first time at once: a limiter of the user's own may be dear, and counts for itself.</summary>
    private RateLimiter? Add(string apiId, EndpointKind kind)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, typeof(KiwoomClient));
            if (!_limiters.TryGetValue(apiId, out var limiter))
            {
                limiter = Create(apiId, kind);
                _limiters[apiId] = limiter;
            }

            return limiter;
        }
    }

    private RateLimiter? Create(string apiId, EndpointKind kind)
    {
        if (_options.CreateLimiter is { } create)
        {
            return create(apiId);
        }

        var ofKind = kind == EndpointKind.Order ? _options.OrdersPerSecond : _options.QueriesPerSecond;
        var perSecond = _options.PerApiId.TryGetValue(apiId, out var own) ? own : ofKind ?? _defaultPerSecond;
        return perSecond > 0 ? new WindowLimiter(perSecond, _options.QueueLimit, _clock) : null;
    }
}
