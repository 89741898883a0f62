using System.Text;
using Kiwoom.Realtime;
using Kiwoom.Redis.Connection;
using Kiwoom.Redis.Streams;
using Kiwoom.Redis.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kiwoom.Redis.Tests;

/// <summary>What a reader makes of entries that cannot be read, and of those that it has read in part.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class TornEntryTests
{
    private static readonly RelayRoute Trades = new("0B", "005930");

    // Entries are numbered by the time at which their stream began.
    private static readonly long Begin = RelayTime.ToMicroseconds(DateTimeOffset.UtcNow);

    /// <summary>An entry of three numbers between those of one that is read before it and one that comes later.</summary>
    [TestCase("3", "", 0)]
    [TestCase("3", "TIME 4\n{\"a\"", 0)]
    [TestCase("3", "TIME 2\n{}\nTIME 2\n{}\nTIME 2\n{", 2)]
    [TestCase("3", "TIME 2\n{}\nTIME 2\n{}\n", 2)]
    [TestCase("3", "TIME 2\n{}\nTIME 2\n{}\nTIME 2\n{}}\n", 2)]
    [TestCase("-3", "TIME 2\n{}\nTIME 2\n{}\nTIME 2\n{}\n", 0)]
    [TestCase("0", "TIME 2\n{}\nTIME 2\n{}\nTIME 2\n{}\n", 0)]
    [TestCase("99999999999", "TIME 2\n{}\nTIME 2\n{}\nTIME 2\n{}\n", 0)]
    [TestCase("4294967299", "TIME 2\n{}\nTIME 2\n{}\nTIME 2\n{}\n", 0)]
    [TestCase("3x", "TIME 2\n{}\nTIME 2\n{}\nTIME 2\n{}\n", 0)]
    [TestCase("x", "TIME 2\n{}\nTIME 2\n{}\nTIME 2\n{}\n", 0)]
    [TestCase("g", "", 0)]
    [TestCase("g", "Takeover 1", 0)]
    [TestCase("s", "005930", 0)]
    [TestCase("s x", "005930", 0)]
    public async Task What_cannot_be_read_is_a_gap_of_its_time(string name, string text, int readable)
    {
        await using var bed = await ReaderBed.StartAsync();
        await bed.WriteAsync(1, "1", $"{Begin} 2\n{{}}\n");
        await bed.WriteAsync(4, name, text.Replace("TIME", $"{Begin + 1_000_000}", StringComparison.Ordinal));
        var reader = bed.Open(0);

        // It is told at once: when the next one comes nobody knows.
        var first = await ReaderBed.ReadAllAsync(reader);
        var before = RelayTime.ToMicroseconds(DateTimeOffset.UtcNow) + 1;
        await bed.WriteAsync(5, "1", $"{before} 2\n{{}}\n");
        reader.LookAtAll();
        var second = await ReaderBed.ReadAllAsync(reader);

        Assert.That(first.Take(1 + readable).Select(taken => taken.Number), Is.EqualTo(Enumerable.Range(1, 1 + readable)));
        Assert.That(first.Skip(1 + readable).Select(taken => taken.Gap?.Reason), Is.EqualTo(new[] { StreamGapReason.Trimmed }));
        var gap = first[^1].Gap!;
        Assert.That(gap.From, Is.EqualTo(RelayTime.FromMicroseconds(readable > 0 ? Begin + 1_000_000 : Begin)));
        Assert.That(gap.Until, Is.InRange(RelayTime.FromMicroseconds(Begin), RelayTime.FromMicroseconds(before + 2_000_000)).And.GreaterThanOrEqualTo(gap.From));
        Assert.That(second.Select(taken => (taken.Number, taken.Gap)), Is.EqualTo(new[] { (5L, (StreamGap?)null) }));
    }

    [Test]
    public async Task What_cannot_be_read_between_others_is_a_gap_until_the_next()
    {
        await using var bed = await ReaderBed.StartAsync();
        await bed.WriteAsync(1, "1", $"{Begin} 2\n{{}}\n");
        await bed.WriteAsync(4, "g", "torn");
        await bed.WriteAsync(5, "1", $"{Begin + 7} 2\n{{}}\n");

        var taken = await ReaderBed.ReadAllAsync(bed.Open(0));

        Assert.That(taken.Select(one => one.Gap is null ? one.Number : -1), Is.EqualTo(new long[] { 1, -1, 5 }));
        Assert.That((taken[1].Gap!.From, taken[1].Gap!.Until), Is.EqualTo((RelayTime.FromMicroseconds(Begin), RelayTime.FromMicroseconds(Begin + 7))));
    }

    [Test]
    public async Task An_entry_that_has_more_than_it_is_called_is_no_lie_about_numbers()
    {
        await using var bed = await ReaderBed.StartAsync();
        await bed.WriteAsync(1, "1", $"{Begin} 2\n{{}}\n");
        await bed.WriteAsync(4, "2", $"{Begin + 1} 2\n{{}}\n{Begin + 2} 2\n{{}}\n{Begin + 3} 2\n{{}}\n");
        await bed.WriteAsync(5, "1", $"{Begin + 9} 2\n{{}}\n");

        var taken = await ReaderBed.ReadAllAsync(bed.Open(0));

        // Of the three two have a number: what begins with the second is missing.
        Assert.That(taken[^2].Gap, Is.Not.Null);
        Assert.That((taken[^2].Gap!.From, taken[^2].Gap!.Until), Is.EqualTo((RelayTime.FromMicroseconds(Begin + 1), RelayTime.FromMicroseconds(Begin + 9))));
        Assert.That(taken[^1].Number, Is.EqualTo(5));
    }

    [Test]
    public async Task Each_message_comes_once_from_wherever_a_reader_stood([Values(0, 1, 2, 31, 32, 33, 34, 63, 64, 99)] int stood)
    {
        await using var bed = await ReaderBed.StartAsync();
        var values = Enumerable.Range(0, 100).Select(i => (i % 6) switch
        {
            0 => "{}",
            1 => $"{{\"a\":\"{i}\\n\\\"\\\\ 키움\"}}",
            2 => $"{{\n\"a\"\n:\n\"{i} 2\"\n}}",
            3 => $"{{\"a\":\"{new string((char)('가' + i), 30_000)}\"}}",
            4 => $"{{\"a\":\"{new string('x', i == 40 ? 2_000_000 : 300_000)}\"}}",
            _ => $"{{\"a\":\"{i}\\u0000\"}}",
        }).ToList();
        await bed.WriteAsync(values);

        var taken = await ReaderBed.ReadAllAsync(bed.Open(stood));

        Assert.That(taken.Select(one => one.Gap), Is.All.Null);
        Assert.That(taken.Select(one => one.Number), Is.EqualTo(Enumerable.Range(stood + 1, 100 - stood)));
        Assert.That(taken.Zip(values.Skip(stood)).All(pair => pair.First.Frame == $"{{\"trnm\":\"REAL\",\"data\":[{{\"type\":\"0B\",\"item\":\"005930\",\"values\":{pair.Second}}}]}}"));
    }

    private sealed record Taken(long Number, StreamGap? Gap, string Frame);

    private sealed class ReaderBed : IAsyncDisposable
    {
        private const string Stream = "test:stream";

        private readonly RedisServer _server;
        private readonly RedisLink _link;

        // A busy machine takes its time, and a reader that waits no longer asks again for less (SlowNetworkTests).
        private ReaderBed(RedisServer server) =>
            (_server, _link) = (server, new RedisLink(server.CreateOptions()));

        public static async Task<ReaderBed> StartAsync()
        {
            var bed = new ReaderBed(await RedisServer.StartAsync());
            await bed._link.ProbeAsync(database => database.PingAsync(), CancellationToken.None);
            return bed;
        }

        public static async Task<List<Taken>> ReadAllAsync(Streams.StreamReader reader)
        {
            var (taken, buffer) = (new List<Taken>(), new byte[1000]);
            while (await reader.ReadAsync(CancellationToken.None))
            {
                while (reader.TryTake(buffer, out var length))
                {
                    taken.Add(reader.Gap is { } gap
                        ? new Taken(0, gap, "")
                        : new Taken(reader.Number - Begin, null, Encoding.UTF8.GetString(reader.Whole ?? buffer.AsSpan(0, length))));
                }
            }

            return taken;
        }

        public async Task WriteAsync(long number, string name, string text) =>
            await _link.ProbeAsync(database => database.StreamAddAsync(Stream, name, text, Begin + number), CancellationToken.None);

        public async Task WriteAsync(IEnumerable<string> values)
        {
            var route = new HeldRoute(Trades, Stream, 10_000) { Messages = null! };
            var writer = new Streams.StreamWriter(_link, new RedisKeys("test", "account"), 1, NullLogger.Instance);
            writer.Begin(route, Begin);
            foreach (var value in values)
            {
                // As a received frame's, the bytes are others afterwards.
                var bytes = Encoding.UTF8.GetBytes(value);
                writer.Add(route, new RelayedMessage { Type = "0B", Item = "005930", ReceivedAt = DateTimeOffset.UtcNow, Values = bytes });
                bytes.AsSpan().Clear();
            }

            await writer.FlushAsync(CancellationToken.None);
        }

        public Streams.StreamReader Open(int stood)
        {
            var reader = new Streams.StreamReader(_link, TimeProvider.System, new ForeignKeys(_link, NullLogger.Instance));
            reader.Open(new RelayedRoute(Trades, Stream) { Position = Begin + stood });
            return reader;
        }

        public async ValueTask DisposeAsync()
        {
            await _link.DisposeAsync();
            await _server.DisposeAsync();
        }
    }
}
