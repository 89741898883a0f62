using System.Collections.Concurrent;
using Kiwoom.Realtime;
using Kiwoom.Redis.Connection;
using StackExchange.Redis;

namespace Kiwoom.Redis.Streams;

/// <summary>Lists and searches of conditions: any process asks, the one that holds the connection sends them and writes the answers.</summary>
internal sealed class AskDesk(RedisLink redis, RedisKeys keys, RelayNews news, RealtimeUpstreamConnection connection)
{
    // In front of an answer; a failure is told in words.
    private const byte Answered = (byte)'+';

    private static readonly TimeSpan AnswerLife = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, bool> _running = new(StringComparer.Ordinal);

    /// <summary>The answer; null where there is none because the connection broke.</summary>
    public static byte[]? Read(RedisValue answer) => (byte[])answer! is [Answered, .. var frame] ? frame : null;

    /// <summary>Begins what was asked for since.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        foreach (var ask in await redis.RunAsync(database => database.HashGetAllAsync(keys.Asks), cancellationToken).ConfigureAwait(false))
        {
            var id = (string)ask.Name!;
            if (_running.TryAdd(id, true))
            {
                AnswerAsync(id, (byte[])ask.Value!, cancellationToken).MayFail();
            }
        }
    }

    private async Task AnswerAsync(string id, byte[] frame, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await AskAsync(frame, cancellationToken).ConfigureAwait(false);
            await redis.ProbeAsync(
                database =>
                {
                    var step = database.CreateTransaction();
                    _ = step.StringSetAsync(keys.Answer(id), answer, AnswerLife);
                    _ = step.HashDeleteAsync(keys.Asks, id);
                    return step.ExecuteAsync();
                },
                cancellationToken).ConfigureAwait(false);
            await news.PublishAsync(RelayNews.Answer, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _running.TryRemove(id, out _);
        }
    }

    private async Task<byte[]> AskAsync(byte[] frame, CancellationToken cancellationToken)
    {
        try
        {
            var request = SocketRequest.Parse(frame);
            return [Answered, .. await connection.AskAsync(request.Name, request.Sequence, frame, cancellationToken).ConfigureAwait(false)];
        }
        catch (KiwoomException e) when (!cancellationToken.IsCancellationRequested)
        {
            return System.Text.Encoding.UTF8.GetBytes($"-{e.Message}");
        }
    }
}
