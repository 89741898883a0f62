using System.Threading.Channels;
using Kiwoom.Redis.Connection;
using Kiwoom.Redis.Streams;
using Kiwoom.Redis.Tests.Drill;
using Kiwoom.Redis.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kiwoom.Redis.Tests;

/// <summary>A network that needs longer than a command may take: for the answer to a reader that is behind on many streams, or to connect.</summary>
internal sealed class SlowNetworkTests
{
    private const int StreamCount = 24;
    private const int EntriesOfEach = 4;
    private const int EntryBytes = 60_000;

    [Test, CancelAfter(120_000)]
    public async Task An_answer_that_takes_too_long_is_asked_for_in_parts(CancellationToken cancellationToken)
    {
        await using var server = await RedisServer.StartAsync();
        await using var redis = await server.ConnectAsync();
        var begin = RelayTime.ToMicroseconds(DateTimeOffset.UtcNow);
        var value = $"{begin} {EntryBytes}\n{{\"a\":\"{new string('x', EntryBytes - 8)}\"}}\n";
        var keys = Enumerable.Range(0, StreamCount).Select(i => $"test:{i}").ToList();
        foreach (var key in keys)
        {
            for (var number = 1; number <= EntriesOfEach; number++)
            {
                await redis.GetDatabase().StreamAddAsync(key, "1", value, begin + number);
            }
        }

        // Two entries of each stream, the least that is asked for at first, are 2.9 MB and take a second and more.
        using var network = new CuttableLink(server.Port) { BytesPerSecond = 2_000_000 };
        await using var link = new RedisLink(new KiwoomRedisOptions { Configuration = $"127.0.0.1:{network.Port}", CommandTimeout = TimeSpan.FromMilliseconds(400) });
        var reader = new Kiwoom.Redis.Streams.StreamReader(link, TimeProvider.System, new ForeignKeys(link, NullLogger.Instance));
        foreach (var (index, key) in keys.Index())
        {
            reader.Open(new RelayedRoute(new RelayRoute("0B", $"{index:000000}"), key) { Position = begin });
        }

        var (taken, buffer) = (0, new byte[2 * EntryBytes]);
        while (taken < StreamCount * EntriesOfEach)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!await reader.ReadAsync(cancellationToken))
            {
                await Task.Delay(reader.Patience, cancellationToken);
                continue;
            }

            while (reader.TryTake(buffer, out _))
            {
                Assert.That(reader.Gap, Is.Null);
                taken++;
            }
        }

        Assert.That(taken, Is.EqualTo(StreamCount * EntriesOfEach));
    }

    [Test, CancelAfter(120_000)]
    public async Task A_command_may_take_as_long_as_the_options_say_though_the_client_of_Redis_gives_up_earlier(CancellationToken cancellationToken)
    {
        await using var server = await RedisServer.StartAsync();
        await using var link = new RedisLink(server.CreateOptions());

        var result = await link.RunAsync(database => database.ExecuteAsync("BLPOP", "nothing", 7), cancellationToken);

        Assert.That(result.IsNull, Is.True);
    }

    [Test, CancelAfter(120_000)]
    public async Task News_are_heard_though_their_connection_opens_later_than_the_one_of_commands(CancellationToken cancellationToken)
    {
        await using var server = await RedisServer.StartAsync();
        using var network = new CuttableLink(server.Port) { HasOneConnection = true };
        await using var link = new RedisLink(new KiwoomRedisOptions { Configuration = $"127.0.0.1:{network.Port}" });
        await link.RunAsync(database => database.PingAsync(), cancellationToken);
        var heard = Channel.CreateUnbounded<string?>();

        var subscribing = link.SubscribeAsync("news", message => heard.Writer.TryWrite(message), cancellationToken);
        await Task.Delay(300, cancellationToken);
        network.HasOneConnection = false;
        await subscribing;
        foreach (var text in new[] { "one", "two" })
        {
            await link.RunAsync(database => database.PublishAsync(StackExchange.Redis.RedisChannel.Literal("news"), text), cancellationToken);
        }

        Assert.That(
            await heard.Reader.ReadAllAsync(cancellationToken).Take(2).ToListAsync(cancellationToken), Is.EquivalentTo(new[] { "one", "two" }), "each of them once, in any order");
    }
}
