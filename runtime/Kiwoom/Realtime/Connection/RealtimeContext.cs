using System.Collections.Concurrent;
using Kiwoom.Authentication;
using Kiwoom.Recording;
using Kiwoom.Retries;
using Kiwoom.Serialization;
using Microsoft.Extensions.Logging;

namespace Kiwoom.Realtime;

/// <summary>What all realtime connections of a client share.</summary>
internal sealed class RealtimeContext(
    Uri address, RealtimeOptions options, ITokenSource tokens, CellPolicy cells, ILogger logger, TimeProvider clock)
{
    // A server that adds types without end must not fill the memory with their names.
    private const int MaxRememberedTypes = 256;

    private static readonly TimeSpan MalformedLogInterval = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, bool> _unknownTypes = new(StringComparer.Ordinal);
    private long _malformedLoggedAt = long.MinValue;

    public Uri Address { get; } = address;

    public RealtimeOptions Options { get; } = options;

    public ITokenSource Tokens { get; } = tokens;

    public CellPolicy Cells { get; } = cells;

    public ILogger Logger { get; } = logger;

    public TimeProvider Clock { get; } = clock;

    /// <summary>Takes what passes; null where nothing is recorded.</summary>
    public ClientRecorder? Recorder { get; init; }

    /// <summary>What connections are opened to in the place of the server; null where there is no relay.</summary>
    public RealtimeRelay? Relay { get; init; }

    /// <summary>Whether messages are given as the bytes that came.</summary>
    public bool IsRaw { get; init; }

    /// <summary>Is asked before each LOGIN.</summary>
    public Func<CancellationToken, Task>? BeforeLogin { get; init; }

    /// <summary>Which requests may be repeated.</summary>
    public RetryPolicy Retries { get; init; } = new(new RetryOptions(), clock);

    public RealtimeCounters Counters { get; } = new();

    public RealtimeEvents Events { get; } = new(logger);

    /// <summary>Guards who wants what, on all connections.</summary>
    public Lock Gate { get; } = new();

    /// <summary>The present moment, by both clocks.</summary>
    public Arrival Now => new(Clock.GetUtcNow(), Clock.GetTimestamp());

    /// <summary>Whether an unknown type has not been seen before.</summary>
    public bool IsNews(string type) => _unknownTypes.Count < MaxRememberedTypes && _unknownTypes.TryAdd(type, true);

    /// <summary>Whether the last malformed frame was logged long enough ago.</summary>
    public bool IsTimeToLogMalformed()
    {
        var last = Interlocked.Read(ref _malformedLoggedAt);
        if (last != long.MinValue && Clock.GetElapsedTime(last) < MalformedLogInterval)
        {
            return false;
        }

        return Interlocked.CompareExchange(ref _malformedLoggedAt, Clock.GetTimestamp(), last) == last;
    }
}
