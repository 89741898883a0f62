using System.Text;
using Kiwoom.Redis.Connection;
using Kiwoom.Redis.Streams;

namespace Kiwoom.Redis.Tests;

/// <summary>How messages stand in the entries of a stream.</summary>
internal sealed class EntryTests
{
    private static readonly RedisKeys Keys = new("test", "account");

    [Test]
    public void Messages_are_read_as_they_were_written()
    {
        var route = new HeldRoute(new RelayRoute("0B", "005930"), "stream", 1000) { Messages = null! };
        var waiting = new WaitingEntries();
        (long Time, string? Item, string Values)[] messages = [(1, null, """{"10":"1"}"""), (1767312000000000, "A005930", "{ \"10\":\n\"키움\"\n}"), (long.MaxValue, "삼성 전자", "{}")];
        for (var i = 0; i < messages.Length; i++)
        {
            waiting.Add(new WaitingEntry(route, 11 + i, messages[i].Time, Encoding.UTF8.GetBytes(messages[i].Values), messages[i].Item, EntryKind.Message));
        }

        var (streams, arguments) = new StreamBatch().Build(waiting.Span, "1", Keys);
        ReadOnlyMemory<byte> text = arguments[^1];

        Assert.That(streams, Has.Length.EqualTo(3));
        Assert.That(arguments[^3..^1], Is.EqualTo(new StackExchange.Redis.RedisValue[] { 13, 3 }));
        Assert.That(EntryMessages.LastTimeOf(text.Span), Is.EqualTo(long.MaxValue));
        foreach (var message in messages)
        {
            Assert.That(EntryMessages.TryRead(text.Span, out var time, out var item, out var values, out var length));
            Assert.That((time, Encoding.UTF8.GetString(item)), Is.EqualTo((message.Time, message.Item ?? "")));
            Assert.That(Encoding.UTF8.GetString(text.Span.Slice(values, length)), Is.EqualTo(message.Values));
            text = text[(values + length + 1)..];
        }

        Assert.That(text.IsEmpty);
    }

    [Test]
    public void What_waits_keeps_its_bytes_whatever_becomes_of_those_that_came([Values(10, 300_000)] int length)
    {
        var route = new HeldRoute(new RelayRoute("0B", "005930"), "stream", 1000) { Messages = null! };
        var (waiting, came) = (new WaitingEntries(), new byte[length]);
        for (var turn = 0; turn < 2; turn++)
        {
            for (byte i = 1; i <= 100; i++)
            {
                came.AsSpan().Fill(i);
                waiting.Add(new WaitingEntry(route, i, i, came, null, EntryKind.Message));
            }

            foreach (var entry in waiting.Span)
            {
                Assert.That(entry.Values.Span.IndexOfAnyExcept((byte)entry.Number), Is.Negative);
            }

            waiting.Clear();
        }
    }

    [Test]
    public void An_entry_has_so_many_messages_and_a_mark_stands_alone()
    {
        var route = new HeldRoute(new RelayRoute("0B", "005930"), "stream", 1000) { Messages = null! };
        var waiting = new WaitingEntries();
        for (var number = 1; number <= 100; number++)
        {
            var kind = number == 40 ? EntryKind.Gap : EntryKind.Message;
            waiting.Add(new WaitingEntry(route, number, number, kind == EntryKind.Gap ? default : "{}"u8.ToArray(), kind == EntryKind.Gap ? "mark" : null, kind));
        }

        var (_, arguments) = new StreamBatch().Build(waiting.Span, "1", Keys);
        var entries = arguments[4..].Chunk(5).Select(entry => $"{entry[2]} {entry[3]}");

        Assert.That(entries, Is.EqualTo(new[] { "32 32", "39 7", "40 g", "72 32", "100 28" }));
    }

    [TestCase("")]
    [TestCase("\n")]
    [TestCase("17")]
    [TestCase("17 2")]
    [TestCase("17 2\n")]
    [TestCase("17 2\n{}")]
    [TestCase("17 3\n{}\n")]
    [TestCase("17 -1\n{}\n")]
    [TestCase("17\n{}\n")]
    [TestCase("17 \n{}\n")]
    [TestCase("17 2x\n{}\n")]
    [TestCase("x 2\n{}\n")]
    [TestCase("17 99999999999999999999\n{}\n")]
    [TestCase("{\"10\":\"1\"}")]
    public void What_is_cut_off_or_strange_is_no_message(string text) =>
        Assert.That(EntryMessages.TryRead(Encoding.UTF8.GetBytes(text), out _, out _, out _, out _), Is.False);
}
