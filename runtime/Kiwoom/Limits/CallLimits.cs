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
        if (_limiters.TryGetValue(apiId, out var limiter) && limiter is null && _options.CreateLimiter is null)
        {
            var learned = new WindowLimiter(serverLimit ?? RealPerSecond, _options.QueueLimit, _clock);
            if (!_limiters.TryUpdate(apiId, learned, null) || _isDisposed)
            {
                // Another caller was faster, or nobody will call any more.
                learned.Dispose();
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
        _isDisposed = true;
        foreach (var limiter in _limiters.Values)
        {
            limiter?.Dispose();
        }
    }

    private RateLimiter? Add(string apiId, EndpointKind kind)
    {
        var created = Create(apiId, kind);
        var kept = _limiters.GetOrAdd(apiId, created);
        if (!ReferenceEquals(kept, created))
        {
            created?.Dispose();
        }
        else if (_isDisposed)
        {
            created?.Dispose();
        }

        return kept;
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
