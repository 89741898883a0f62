using System.Text;
using System.Text.Json;
using Kiwoom.Serialization;

namespace Kiwoom.Tests.Serialization;

/// <summary>Fields that are expected, and the numbers that are read with their names, are what the careful way finds.</summary>
internal sealed class FidTableTests
{
    private static readonly string[] Values =
    [
        "\"70100\"", "\"+70100\"", "\"-70100\"", "\"--70100\"", "\"+-70100\"", "\"0\"", "\"\"", "\" \"", "\"+\"", "\"-\"", "\".\"", "\"1.\"", "\".5\"", "\"-.5\"", "\"0.50\"", "\"-12.3456\"", "\"1.2.3\"",
        "\"1,000\"", "\"12%\"", "\"1e5\"", "\"12a\"", "\"+a\"", "\"999999999999999999\"", "\"-999999999999999999\"", "\"9999999999999999999\"", "\"99999999999999999999999999\"",
        "\"12345678901234567.8\"", "\"12345678901234567.89\"", "\"000000061300\"", "\"\\u0031\"", "\"1\\n\"", "\"키움\"", "1", "-1.5", "null", "true", "{}", "{\"10\":\"1\"}", "[]", "[\"1\",\"2\"]",
    ];

    [Test]
    public void Order_of_the_fields_is_learned_and_any_other_is_read_as_well()
    {
        var fids = new FidTable(10, 11, 12);
        foreach (var order in new[] { "10,11,12", "12,10,11", "12,10,11", "11,99,12", "11,99,12", "10,10,10", "12", "99,98,97", "10,11,12" })
        {
            var names = order.Split(',');
            var cursor = new JsonCursor(Encoding.UTF8.GetBytes("{" + string.Join(",", names.Select(name => $"\"{name}\":\"1{name}\"")) + "}"));
            cursor.TryBeginObject();
            var index = -1;
            foreach (var name in names)
            {
                index = cursor.NextFid(fids, index);
                Assert.That(index, Is.EqualTo(name switch { "10" => 0, "11" => 1, "12" => 2, _ => 3 }), order);
                Assert.That((cursor.TryReadInteger(out var value), value), Is.EqualTo((true, long.Parse("1" + name, null))), order);
            }

            Assert.That(cursor.NextFid(fids, index), Is.EqualTo(-1), order);
            Assert.That(fids.Expect(-1).Index, Is.EqualTo(names[0] switch { "10" => 0, "11" => 1, "12" => 2, _ => fids.Expect(-1).Index }), order);
        }
    }

    [Test]
    public void Value_of_an_expected_field_is_read_in_every_way_as_that_of_any_field([ValueSource(nameof(Values))] string value, [Values(0, 1, 30)] int room)
    {
        // The first 10 is not expected, for the table begins with 11; the second one is, by then.
        var json = Encoding.UTF8.GetBytes($$"""{"10":"1","10":{{value}}{{new string(' ', room)}}}""");
        foreach (var step in Enum.GetValues<Step>())
        {
            var fids = new FidTable(11, 10);
            foreach (var _ in Enumerable.Range(0, 3))
            {
                Assert.That(Read(json, step, fids), Is.EqualTo(Read(json, step, null)), $"{step} of {value}");
            }
        }
    }

    [Test]
    public void Text_that_ends_anywhere_is_refused_as_it_is_by_the_careful_way([ValueSource(nameof(Values))] string value)
    {
        var json = Encoding.UTF8.GetBytes($$"""{"10":"1","10":{{value}},"11":{{value}}}""");
        var fids = new FidTable(10, 11);
        for (var length = 1; length < json.Length; length++)
        {
            foreach (var ending in new[] { "", "}", "\"}" })
            {
                // What follows in memory would make a number of half a number.
                byte[] memory = [.. json.AsSpan(0, length), .. Encoding.UTF8.GetBytes(ending), .. "5\"}"u8];
                var text = memory.AsSpan(0, length + ending.Length);
                Assert.That(Outcome(text, fids), Is.EqualTo(Outcome(text.ToArray(), null)), Encoding.UTF8.GetString(text));
            }
        }
    }

    [Test]
    [Platform(Include = "Linux", Reason = "memory is mapped by the system's own calls")]
    public void Nothing_behind_a_text_is_looked_at([ValueSource(nameof(Values))] string value)
    {
        using var memory = new GuardedMemory();
        var json = Encoding.UTF8.GetBytes($$"""{"10":"1","10":{{value}},"9999":{{value}}}""");
        var fids = new FidTable(10, 9999);
        for (var length = 0; length <= json.Length; length++)
        {
            foreach (var ending in new[] { "", "}", "\"}" })
            {
                byte[] text = [.. json.AsSpan(0, length), .. Encoding.UTF8.GetBytes(ending)];
                Assert.That(Outcome(memory.Place(text), fids), Is.EqualTo(Outcome(text, null)));
            }
        }
    }

    /// <summary>What the second field holds, read in one way: with a table by what is expected, without it as any field.</summary>
    private static string Read(byte[] json, Step step, FidTable? fids)
    {
        var cursor = new JsonCursor(json);
        cursor.TryBeginObject();
        var index = Next(ref cursor, fids, -1);
        _ = cursor.ReadValue(out _);
        index = Next(ref cursor, fids, index);
        var start = cursor.Position;
        var found = step switch
        {
            Step.Number => $"{cursor.TryReadNumber(out var digits, out var scale)} {digits} {scale}",
            Step.Integer => $"{cursor.TryReadInteger(out var integer)} {integer}",
            Step.Blank => $"{cursor.TryReadBlank()}",
            Step.Object => $"{cursor.TryBeginObject()}",
            Step.Array => $"{cursor.TryBeginArray()}",
            _ => $"{cursor.ReadValue(out var text)} {Encoding.UTF8.GetString(text)}",
        };
        var behind = cursor.Position;
        cursor.Skip(start);
        return $"{index} {Encoding.UTF8.GetString(cursor.Name)} {start} {found} {behind} {cursor.Position} {Next(ref cursor, fids, index)}";
    }

    private static int Next(ref JsonCursor cursor, FidTable? fids, int before) => fids is not null ? cursor.NextFid(fids, before) : cursor.NextField() ? 1 : -1;

    private static string Outcome(ReadOnlySpan<byte> text, FidTable? fids)
    {
        var cursor = new JsonCursor(text);
        var met = new StringBuilder();
        try
        {
            cursor.TryBeginObject();
            for (var index = Next(ref cursor, fids, -1); index >= 0; index = Next(ref cursor, fids, index))
            {
                met.Append(Encoding.UTF8.GetString(cursor.Name)).Append(' ');
                if (cursor.TryReadNumber(out var digits, out var scale))
                {
                    met.Append(digits).Append(' ').Append(scale);
                }
                else
                {
                    met.Append(cursor.ReadValue(out var value)).Append(Encoding.UTF8.GetString(value));
                }
            }

            cursor.End();
            return met.ToString();
        }
        catch (JsonException e)
        {
            return $"{met} {e.LineNumber} {e.BytePositionInLine}";
        }
    }

    private enum Step
    {
        Number,
        Integer,
        Blank,
        Object,
        Array,
        Value,
    }
}
