using Kiwoom.Redis.Connection;

namespace Kiwoom.Redis.Streams;

/// <summary>What processes tell each other. It may be lost, and come in another order: everybody looks for himself too, only later.</summary>
internal sealed class RelayNews(RedisLink redis, RedisKeys keys)
{
    public const string Wants = "wants";
    public const string Lease = "lease";
    public const string Ended = "ended";
    public const string Live = "live";
    public const string Messages = "messages";
    public const string Ask = "ask";
    public const string Answer = "answer";
    public const string Hello = "hello";

    private Func<Task>? _leaveAsync;

    /// <summary>Hears the kind of news, and what follows it.</summary>
    public event Action<string, string>? Heard;

    /// <summary>Begins to hear; a start that is tried again after a later step failed hears nothing twice.</summary>
    public async Task StartAsync(CancellationToken cancellationToken) => _leaveAsync ??= await redis.SubscribeAsync(
        keys.News,
        message =>
        {
            var text = (string?)message ?? "";
            var end = text.IndexOf('\n', StringComparison.Ordinal);
            Heard?.Invoke(end < 0 ? text : text[..end], end < 0 ? "" : text[(end + 1)..]);
        },
        cancellationToken).ConfigureAwait(false);

    /// <summary>Hears nothing more: the connection may be the program's own and live on.</summary>
    public Task StopAsync() => _leaveAsync?.Invoke() ?? Task.CompletedTask;

    public Task PublishAsync(string kind, CancellationToken cancellationToken) =>
        redis.RunAsync(database => database.PublishAsync(StackExchange.Redis.RedisChannel.Literal(keys.News), kind), cancellationToken);

    /// <summary>Goes through the streams of news of messages, with the number of the latest one of each.</summary>
    public static void ReadMessages(string text, Dictionary<string, RelayedRoute>.AlternateLookup<ReadOnlySpan<char>> routes)
    {
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var line = text.AsSpan(range);
            var space = line.LastIndexOf(' ');
            if (space > 0 && routes.TryGetValue(line[..space], out var route) && long.TryParse(line[(space + 1)..], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var newest))
            {
                route.Hear(newest);
            }
        }
    }
}
