using System.Globalization;
using System.Text;
using Kiwoom.Realtime;
using Kiwoom.Redis.Connection;
using Kiwoom.Redis.Scripts;
using StackExchange.Redis;

namespace Kiwoom.Redis.Streams;

/// <summary>
/// Writes what comes over the connection, batch by batch in order. While Redis does not answer it keeps what came, within bounds, and writes it then;
/// what is written twice counts once, by its number.
/// </summary>
internal sealed class StreamWriter(RedisLink redis, RedisKeys keys, long fence)
{
    private const int MaxBatch = 500;
    private const int MaxWaiting = 200_000;
    private const int Head = 4;
    private const int PartsOfEntry = 5;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly Lock _gate = new();
    private readonly WakeSignal _signal = new();
    private List<WaitingEntry> _waiting = [];
    private List<WaitingEntry> _writing = [];

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

    /// <summary>Takes a message or a gap of a route.</summary>
    public void Add(HeldRoute route, RealtimeMessage message)
    {
        var time = RelayTime.ToMicroseconds(message.ReceivedAt);
        lock (_gate)
        {
            if (message is StreamGap gap)
            {
                AddMark(route, gap.Reason, RelayTime.ToMicroseconds(gap.From), RelayTime.ToMicroseconds(gap.Until));
            }
            else if (_waiting.Count >= MaxWaiting && !RealtimeUpstreamConnection.IsLossless(route.Route.Type))
            {
                route.LostSince ??= route.LastTime > 0 ? route.LastTime : time;
                return;
            }
            else
            {
                if (route.LostSince is { } since)
                {
                    AddMark(route, StreamGapReason.Overflow, since, time);
                    route.LostSince = null;
                }

                var relayed = (RelayedMessage)message;
                var item = relayed.Item == route.Route.Item ? null : relayed.Item;
                _waiting.Add(new WaitingEntry(route, ++route.Number, time, relayed.Values, null, item));
                route.LastTime = time;
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

    /// <summary>Writes what waits, once, for a process that leaves.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken) => await WriteAllAsync(cancellationToken).ConfigureAwait(false);

    private void AddMark(HeldRoute route, StreamGapReason reason, long from, long until)
    {
        var mark = new GapMark(reason, from, until, route.Number);
        _waiting.Add(new WaitingEntry(route, ++route.Number, until, default, mark.ToString(), null));
    }

    private async Task<bool> WriteAllAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            (_waiting, _writing) = (_writing, _waiting);
        }

        var batch = _writing;
        for (var at = 0; at < batch.Count; at += MaxBatch)
        {
            await WriteAsync(batch, at, Math.Min(MaxBatch, batch.Count - at), cancellationToken).ConfigureAwait(false);
        }

        var any = batch.Count > 0;
        batch.Clear();
        return any;
    }

    private async Task WriteAsync(List<WaitingEntry> entries, int start, int count, CancellationToken cancellationToken)
    {
        var (streams, arguments) = Build(entries, start, count);
        while (true)
        {
            try
            {
                var written = (long)await redis.ProbeAsync(
                    database => database.ScriptEvaluateAsync(RedisScript.StreamWrite, streams, arguments), cancellationToken).ConfigureAwait(false);
                if (written < 0)
                {
                    throw new LeaseLostException();
                }

                RedisTelemetry.Written.Add(written);
                return;
            }
            catch (Exception e) when (e is RedisUnavailableException or RedisServerException)
            {
                // Also where its memory is full: what waits has bounds of its own.
                await Task.Delay(Pause, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private (RedisKey[] Streams, RedisValue[] Arguments) Build(List<WaitingEntry> entries, int start, int count)
    {
        var streams = new RedisKey[count + 2];
        var arguments = new RedisValue[Head + (count * PartsOfEntry)];
        streams[0] = keys.Fence;
        streams[1] = keys.Session;
        arguments[0] = Text(fence);
        arguments[1] = Text(entries[start + count - 1].Time);
        arguments[2] = keys.News;
        var news = new StringBuilder(RelayNews.Messages);
        for (var i = 0; i < count; i++)
        {
            var entry = entries[start + i];
            var at = Head + (i * PartsOfEntry);
            streams[i + 2] = entry.Route.Stream;
            arguments[at] = Text(entry.Number);
            arguments[at + 1] = entry.Route.Length;
            arguments[at + 2] = entry.Time;
            arguments[at + 3] = entry.Mark ?? (RedisValue)entry.Values;
            arguments[at + 4] = entry.Item ?? "";
            news.Append('\n').Append(entry.Route.Name).Append(' ').Append(CultureInfo.InvariantCulture, $"{entry.Number}");
        }

        arguments[3] = news.ToString();
        return (streams, arguments);
    }

    // As text: it is compared with what Redis gives back.
    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
