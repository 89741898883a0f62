using System.Text;
using System.Text.Json;
using Kiwoom.Serialization;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kiwoom.Tests.Realtime;

/// <summary>A reader of frames that has learned how they are written reads of any frame what one reads that has learned nothing.</summary>
internal sealed class EntryPatternTests
{
    private const int Frames = 20_000;

    private static readonly string[] Items = ["005930", "000660", "005930_NX", "A005930", "", "00\\u0035930", "00{930", "999999"];
    private static readonly string[] Types = ["0B", "0B", "0B", "0D", "9Z", "", "0\\u0042"];
    private static readonly string[] Values = ["""{"20":"165208","10":"-20800","13":"8"}""", """{"20":"165208","10":"-20800"}""", """{"10":"}","13":"1"}""", "{}", "7", """{"13":{"x":"}"}}""", """{"13":"""];

    [Test]
    public void What_was_learned_changes_nothing_that_is_read([Range(1, 4)] int seed)
    {
        var random = new Random(seed);
        var learned = new Subject();
        var messages = 0;
        for (var i = 0; i < Frames; i++)
        {
            var frame = Encoding.UTF8.GetBytes(NewFrame(random));
            if (random.Next(4) == 0)
            {
                frame = Damage(frame, random);
            }

            // White space at its start is none of what is usual.
            var expected = new Subject().Read([(byte)' ', .. frame]);
            Assert.That(learned.Read(frame), Is.EqualTo(expected), () => Encoding.UTF8.GetString(frame));
            messages += expected.Split("StockTrade").Length - 1;
        }

        Assert.That(messages, Is.GreaterThan(Frames / 3));
    }

    [Test]
    public void What_is_learned_is_bounded()
    {
        var patterns = new EntryPatterns();
        for (var i = 0; i < 1000; i++)
        {
            var text = Encoding.UTF8.GetBytes($"{{\"type\":\"{i:0000}\",\"item\":\"005930\",\"values\":");
            patterns.Learn(text, text.AsSpan(9, 4), text.AsSpan(23, 6));
            Assert.That(patterns.TryMatch(text, out var head, out var length), Is.EqualTo(i < 16));
            if (i < 16)
            {
                Assert.That((Encoding.UTF8.GetString(head.Type), Encoding.UTF8.GetString(head.Item), length), Is.EqualTo(($"{i:0000}", "005930", text.Length)));
            }
        }
    }

    [Test]
    public void Message_is_delivered_only_when_its_entry_has_ended([Values] bool hasLearned, [Values] bool valuesFirst)
    {
        const string Head = "\"type\":\"0B\",\"name\":\"x\",\"item\":\"005930\"";
        const string Body = "\"values\":{\"13\":\"8\"}";
        var start = "{\"trnm\":\"REAL\",\"data\":[";
        var entry = valuesFirst ? $"{{{Body},{Head}}}" : $"{{{Head},{Body}}}";
        var whole = Encoding.UTF8.GetBytes($"{start}{entry},{entry}]}}");
        var second = Encoding.UTF8.GetByteCount($"{start}{entry},");
        var subject = new Subject();
        if (hasLearned)
        {
            subject.Read(whole);
        }

        for (var length = second; length < whole.Length; length++)
        {
            var isWhole = length >= whole.Length - 2;
            var read = (hasLearned ? subject : new Subject()).Read(whole[..length]);
            Assert.That((read.Split("StockTrade").Length - 1, read.StartsWith("broken", StringComparison.Ordinal)), Is.EqualTo((isWhole ? 2 : 1, true)), () => Encoding.UTF8.GetString(whole[..length]));
        }
    }

    [Test]
    public void Message_whose_type_never_came_is_no_message([Values("", ",\"name\":\"x", ",\"type\":\"0D\"")] string more)
    {
        // Where the head that was guessed from stands in values that are not flat, or another follows it.
        var frame = $"{{\"trnm\":\"REAL\",\"data\":[{{\"values\":{{\"13\":{{\"x\":\"1\"}},\"type\":\"0B\",\"item\":\"005930\"}}{more}";

        Assert.That(new Subject().Read(Encoding.UTF8.GetBytes(frame)), Does.StartWith("broken Real"));
    }

    [TestCase("}],\"x\":1}")]
    [TestCase(",\"type\":")]
    public void Type_that_was_guessed_wrongly_is_not_told(string end)
    {
        var values = "\"values\":{\"13\":{\"x\":\"1\"},\"type\":\"9Z\",\"item\":\"005930\"}";
        var frame = $"{{\"trnm\":\"REAL\",\"data\":[{{{values},\"type\":\"0B\",\"item\":\"005930\"{end}";

        Assert.That(new Subject().Read(Encoding.UTF8.GetBytes(frame)), Does.Not.Contain("9Z"));
    }

    private static string NewFrame(Random random)
    {
        var entries = string.Join(',', Enumerable.Range(0, random.Next(8) == 0 ? random.Next(4) : 1).Select(_ => NewEntry(random)));
        return random.Next(12) switch
        {
            < 5 => $$"""{"trnm":"REAL","data":[{{entries}}]}""",
            < 10 => $$"""{"data":[{{entries}}],"trnm":"REAL"}""",
            10 => $$"""{"data":[{{entries}}],"trnm":"REAL","data":[{{entries}}],"x":1}""",
            _ => $$"""{"data":[{{entries}}],"trnm":"REG","return_code":0}""",
        };
    }

    private static string NewEntry(Random random)
    {
        var isUsual = random.Next(3) > 0;
        var (type, item) = isUsual ? ("0B", Items[random.Next(3)]) : (Types[random.Next(Types.Length)], Items[random.Next(Items.Length)]);
        var name = random.Next(6) == 0 ? "name\":7,\"x" : "주식체결";
        var values = Values[isUsual ? random.Next(2) : random.Next(Values.Length)];
        string[] head = [$"\"type\":\"{type}\"", $"\"name\":\"{(isUsual ? "주식체결" : name)}\"", $"\"item\":\"{item}\""];
        var fields = random.Next(2) == 0 ? [.. head, $"\"values\":{values}"] : (List<string>)[$"\"values\":{values}", .. head];
        if (random.Next(8) == 0)
        {
            fields.Insert(random.Next(fields.Count + 1), new[] { "\"type\":\"0D\"", "\"item\":\"000660\"", "\"item\":5930", "\"values\":{\"13\":\"2\"}", "\"new\":[1]", " \"name\" : \"x\" " }[random.Next(6)]);
        }

        if (random.Next(16) == 0)
        {
            fields.RemoveAt(random.Next(fields.Count));
        }

        return $"{{{string.Join(random.Next(8) == 0 ? " , " : ",", fields)}}}";
    }

    private static byte[] Damage(byte[] frame, Random random)
    {
        var damaged = frame.ToList();
        var at = random.Next(damaged.Count);
        switch (random.Next(3))
        {
            case 0:
                damaged.RemoveAt(at);
                break;
            case 1:
                damaged.RemoveRange(at, damaged.Count - at);
                break;
            default:
                damaged[at] = "\"\\{}[],: 0xé"u8[random.Next(12)];
                break;
        }

        return [.. damaged];
    }

    /// <summary>A reader, and two items that are followed.</summary>
    private sealed class Subject
    {
        private readonly RealtimeCounters _counters = new();
        private readonly CellPolicy _cells = new(MalformedValues.Null, NullLogger.Instance);
        private readonly StreamBuffer _buffer;
        private readonly FrameReader _reader;

        public Subject()
        {
            _buffer = new StreamBuffer(new StreamOptions(), showsGaps: false, _counters);
            var routes = new[] { "005930", "000660" }.Select(item => new ItemRoute(new RouteKey(RealtimeTypes.Find("0B"u8)!, item), 1, TimeProvider.System)).ToList();
            foreach (var route in routes)
            {
                route.Join(_buffer, new RegistrationTicket());
                route.Registration.Ask();
                route.Acknowledge(default, []);
            }

            var table = new RouteTable(routes);
            _reader = new FrameReader(() => table, _cells, _counters);
        }

        /// <summary>All that comes of a frame.</summary>
        public string Read(byte[] frame)
        {
            var (unclaimed, unknown, elements) = (_counters.UnclaimedMessages, _counters.UnknownTypes, _cells.UnknownElements);
            var head = default(FrameHead);
            var outcome = "";
            try
            {
                _reader.Read(frame, new Arrival(DateTimeOffset.UnixEpoch, 1), ref head);
            }
            catch (JsonException)
            {
                outcome = "broken";
            }

            _reader.Deliver(default);
            _reader.WakeReaders();
            while (_buffer.TryTake(out var message))
            {
                outcome += message;
            }

            // What is read again after a wrong guess is counted again.
            return $"{outcome} {head.Kind} {Encoding.UTF8.GetString(head.Name)} {head.HasBrokenMessages} {head.ReturnCode} {_reader.TakeUnknownType()} {_reader.TakeRenamed()} " +
                $"{_counters.UnclaimedMessages - unclaimed} {_counters.UnknownTypes - unknown} {_cells.UnknownElements > elements}";
        }
    }
}
