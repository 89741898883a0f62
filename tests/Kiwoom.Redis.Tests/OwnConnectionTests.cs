using Kiwoom.Redis.Connection;
using Kiwoom.Redis.Streams;
using Kiwoom.Redis.Tests.Support;
using StackExchange.Redis;

namespace Kiwoom.Redis.Tests;

/// <summary>A connection that the program made itself is left as it was found.</summary>
internal sealed class OwnConnectionTests
{
    [Test, CancelAfter(120_000)]
    public async Task Client_that_is_disposed_of_leaves_no_subscription_on_it(CancellationToken cancellationToken)
    {
        await using var bed = await RelayBed.StartAsync();
        await using var own = await bed.Redis.ConnectAsync();
        var client = bed.Create(redis => redis.Connection = own);
        await client.Realtime.StockTrades("005930").StartAsync(cancellationToken);
        Assert.That(await CountSubscribersAsync(own), Is.EqualTo(1), "it hears the others");

        await client.DisposeAsync();

        while (await CountSubscribersAsync(own) > 0)
        {
            await Task.Delay(20, cancellationToken);
        }
    }

    [Test, CancelAfter(120_000)]
    public async Task Subscription_that_was_not_waited_for_is_taken_back_too(CancellationToken cancellationToken)
    {
        await using var server = await RedisServer.StartAsync();
        await using var own = await server.ConnectAsync();
        await using var link = new RedisLink(new KiwoomRedisOptions { Connection = own });
        using var left = new CancellationTokenSource();
        var heard = 0;
        await link.RunAsync(database => database.PingAsync(), cancellationToken);
        server.Freeze();
        var subscribing = link.SubscribeAsync("news", _ => Interlocked.Increment(ref heard), left.Token);
        await left.CancelAsync();
        await Assert.CatchAsync<OperationCanceledException>(() => subscribing);
        server.Thaw();

        // Handlers of a channel are called one after the other, the first one first.
        var last = new TaskCompletionSource();
        await own.GetSubscriber().SubscribeAsync(RedisChannel.Literal("news"), (_, _) => last.TrySetResult());
        await own.GetDatabase().PublishAsync(RedisChannel.Literal("news"), "x");
        await last.Task.WaitAsync(cancellationToken);

        Assert.That(heard, Is.Zero);
    }

    [Test, CancelAfter(120_000)]
    public async Task Start_that_is_tried_again_hears_each_news_once(CancellationToken cancellationToken)
    {
        await using var server = await RedisServer.StartAsync();
        await using var link = new RedisLink(server.CreateOptions());
        var news = new RelayNews(link, new RedisKeys("test", "key"));
        var heard = new List<string>();
        using var came = new SemaphoreSlim(0);
        news.Heard += (kind, _) =>
        {
            lock (heard)
            {
                heard.Add(kind);
            }

            came.Release();
        };

        await link.RunAsync(database => database.PingAsync(), cancellationToken);
        await news.StartAsync(cancellationToken);
        await news.StartAsync(cancellationToken);
        foreach (var kind in new[] { RelayNews.Wants, RelayNews.Ended })
        {
            await news.PublishAsync(kind, cancellationToken);
            await came.WaitAsync(cancellationToken);
        }

        Assert.That(heard, Is.EqualTo(new[] { RelayNews.Wants, RelayNews.Ended }));
    }

    private static async Task<long> CountSubscribersAsync(IConnectionMultiplexer redis)
    {
        var server = redis.GetServer(redis.GetEndPoints()[0]);
        var channels = await server.SubscriptionChannelsAsync();
        var count = 0L;
        foreach (var channel in channels.Where(channel => channel.ToString().Contains("news", StringComparison.Ordinal)))
        {
            count += await server.SubscriptionSubscriberCountAsync(channel);
        }

        return count;
    }
}
