using System.Globalization;
using Kiwoom.ConditionSearch;
using Kiwoom.Realtime;
using Kiwoom.Redis.Connection;
using Kiwoom.Redis.Scripts;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace Kiwoom.Redis.Streams;

/// <summary>
/// Writes what comes over the connection, batch by batch in order. While Redis does not answer it keeps what came, within bounds, and writes it then;
/// what is written twice counts once, by its number.
/// </summary>
internal sealed partial class StreamWriter(RedisLink redis, RedisKeys keys, long fence, ILogger logger)
{
    // Redis does nothing else meanwhile, and as many bytes have to come through in a command's time.
    private const int MaxBatch = 2_000;
    private const int MaxBytesOfBatch = 1024 * 1024;
    private const int MaxWaiting = 200_000;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    // As text: it is compared with what Redis gives back.
    private readonly string _fence = fence.ToString(CultureInfo.InvariantCulture);
    private readonly Lock _gate = new();
    private readonly WakeSignal _signal = new();
    private readonly StreamBatch _batch = new();
    private readonly ForeignKeys _foreign = new(redis, logger);
    private WaitingEntries _waiting = new();
    private WaitingEntries _writing = new();
    private int _early;

    /// <summary>How many wait.</summary>
    public int Waiting
    {
        get
        {
            lock (_gate)
            {
                return _waiting.Count;
            }
        }
    }

    /// <summary>A route's stream goes on from a number: what came before follows it.</summary>
    public void Begin(HeldRoute route, long number)
    {
        lock (_gate)
        {
            route.Number = route.Start = number;
            _early -= route.Early.Count;
            route.Early.ForEach(message => AddNext(route, message));
            route.Early.Clear();
        }

        _signal.Set();
    }

    /// <summary>Takes a message or a gap of a route.</summary>
    public void Add(HeldRoute route, RealtimeMessage message)
    {
        lock (_gate)
        {
            if (route.Number > 0)
            {
                AddNext(route, message);
            }
            else if (_early < MaxWaiting || route.IsLossless || message is not RelayedMessage)
            {
                _early++;
                route.Early.Add(message is RelayedMessage relayed ? relayed with { Values = relayed.Values.ToArray() } : message);
            }
            else
            {
                route.LostSince ??= RelayTime.ToMicroseconds(message.ReceivedAt);
            }
        }

        _signal.Set();
    }

    /// <summary>Writes until it is ended, or another process holds the connection.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await _signal.WaitAsync(Timeout.InfiniteTimeSpan, cancellationToken).ConfigureAwait(false);
            while (await WriteAllAsync(cancellationToken).ConfigureAwait(false))
            {
            }
        }
    }

    /// <summary>Writes what waits, for a process that leaves and to which nothing comes any more.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        while (await WriteAllAsync(cancellationToken).ConfigureAwait(false))
        {
        }
    }

    /// <summary>Writes what a condition finds at present, for whoever joins.</summary>
    public async Task WriteFoundAsync(HeldRoute route, CancellationToken cancellationToken)
    {
        RedisValue[] arguments;
        lock (_gate)
        {
            arguments = [_fence, route.Number, route.Found!.ToString(), (long)RelayTime.StreamLife.TotalMilliseconds, keys.News];
        }

        var result = keys.Condition(route.Route.Item);
        await RunAsync(RedisScript.StreamCondition, [keys.Fence, result], arguments, () => [(result, ForeignKeys.Hash)], cancellationToken).ConfigureAwait(false);
    }

    private void AddNext(HeldRoute route, RealtimeMessage message)
    {
        var time = RelayTime.ToMicroseconds(message.ReceivedAt);
        if (message is StreamGap gap)
        {
            AddMark(route, gap.Reason, RelayTime.ToMicroseconds(gap.From), RelayTime.ToMicroseconds(gap.Until));
            return;
        }

        if (message is RelayedMessage && _waiting.Count >= MaxWaiting && !route.IsLossless)
        {
            route.LostSince ??= route.LastTime > 0 ? route.LastTime : time;
            return;
        }

        if (route.LostSince is { } since)
        {
            AddMark(route, StreamGapReason.Overflow, since, time);
            route.LostSince = null;
        }

        if (message is ConditionSnapshot result)
        {
            route.Found!.Begin(result);
            _waiting.Add(new WaitingEntry(route, ++route.Number, time, default, FoundStocks.ToText(result.Stocks), EntryKind.Stocks));
        }
        else
        {
            var relayed = (RelayedMessage)message;
            if (relayed.Match is { } match)
            {
                route.Found!.Apply(match);
            }

            var item = relayed.Item == route.Route.Item ? null : relayed.Item;
            _waiting.Add(new WaitingEntry(route, ++route.Number, time, relayed.Values, item, EntryKind.Message));
        }

        route.LastTime = time;
    }

    private void AddMark(HeldRoute route, StreamGapReason reason, long from, long until)
    {
        var mark = new GapMark(reason, from, until, route.Number);
        _waiting.Add(new WaitingEntry(route, ++route.Number, until, default, mark.ToString(), EntryKind.Gap));
    }

    private async Task<bool> WriteAllAsync(CancellationToken cancellationToken)
    {
        // What was not written to its end when it was ended comes first; what of it was written already counts once.
        if (_writing.Count == 0)
        {
            lock (_gate)
            {
                (_waiting, _writing) = (_writing, _waiting);
            }
        }

        var batch = _writing;
        for (var at = 0; at < batch.Count;)
        {
            var count = CountOfBatch(batch.Span[at..]);
            await WriteAsync(batch, at, count, cancellationToken).ConfigureAwait(false);
            at += count;
        }

        var any = batch.Count > 0;
        batch.Clear();
        return any;
    }

    private static int CountOfBatch(ReadOnlySpan<WaitingEntry> entries)
    {
        var count = 0;
        for (var bytes = 0; count < entries.Length && count < MaxBatch && bytes < MaxBytesOfBatch; count++)
        {
            bytes += entries[count].Values.Length;
        }

        return count;
    }

    private async Task WriteAsync(WaitingEntries entries, int start, int count, CancellationToken cancellationToken)
    {
        var (streams, arguments) = _batch.Build(entries.Span.Slice(start, count), _fence, keys);
        var isSent = false;
        try
        {
            isSent = await RunAsync(RedisScript.StreamWrite, streams, arguments, TypesOf, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (!isSent)
            {
                // A command that was given up may still be on its way.
                _batch.Leave();
            }
        }

        (RedisKey, string)[] TypesOf() => [(keys.Session, ForeignKeys.Hash), .. _batch.Routes.Select(route => (route.Key, ForeignKeys.Stream))];

        RedisTelemetry.Written.Add(count);
        foreach (var route in _batch.Routes.Where(route => route.Found is not null))
        {
            await WriteFoundAsync(route, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Runs a script as soon as Redis answers.</summary>
    /// <returns>Whether it was sent once.</returns>
    /// <exception cref="LeaseLostException">Another process holds the connection.</exception>
    private async Task<bool> RunAsync(
        string script, RedisKey[] scriptKeys, RedisValue[] arguments, Func<(RedisKey Key, string Type)[]> typesOf, CancellationToken cancellationToken)
    {
        for (var isFirst = true; ; isFirst = false)
        {
            try
            {
                if ((long)await redis.ProbeAsync(database => database.ScriptEvaluateAsync(script, scriptKeys, arguments), cancellationToken).ConfigureAwait(false) <= 0)
                {
                    throw new LeaseLostException();
                }

                return isFirst;
            }
            catch (Exception e) when (e is RedisUnavailableException or RedisServerException)
            {
                if (isFirst)
                {
                    LogNotWritten(logger, e.Message);
                }

                if (ForeignKeys.IsReasonOf(e))
                {
                    await SetAsideAsync(typesOf(), cancellationToken).ConfigureAwait(false);
                }

                // Also where its memory is full: what waits has bounds of its own.
                await Task.Delay(Pause, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task SetAsideAsync((RedisKey Key, string Type)[] types, CancellationToken cancellationToken)
    {
        try
        {
            await _foreign.SetAsideAsync(types, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is RedisUnavailableException or RedisServerException)
        {
            // It is tried again with what could not be written.
        }
    }

    [LoggerMessage(113, LogLevel.Warning, "Redis does not take realtime messages; they wait and are written as soon as it does ({Reason})")]
    private static partial void LogNotWritten(ILogger logger, string reason);
}
