using System.Text;
using System.Text.Json;
using Kiwoom.Serialization;

namespace Kiwoom.Tests.Serialization;

/// <summary>Fields that are expected, and the numbers that are read with their names, are what the careful way finds.</summary>
internal sealed class NameTableTests
{
    private static readonly string[] Values =
    [
        "\"70100\"", "\"+70100\"", "\"-70100\"", "\"--70100\"", "\"+-70100\"", "\"0\"", "\"\"", "\" \"", "\"+\"", "\"-\"", "\".\"", "\"1.\"", "\".5\"", "\"-.5\"", "\"0.50\"", "\"-12.3456\"", "\"1.2.3\"",
        "\"1,000\"", "\"12%\"", "\"1e5\"", "\"12a\"", "\"+a\"", "\"999999999999999999\"", "\"-999999999999999999\"", "\"9999999999999999999\"", "\"99999999999999999999999999\"",
        "\"12345678901234567.8\"", "\"12345678901234567.89\"", "\"000000061300\"", $"\"{new string('7', 90)}\"", "\"\\u0031\"", "\"1\\n\"", "\"키움\"", "1", "-1.5", "null", "true", "{}", "{\"10\":\"1\"}", "[]", "[\"1\",\"2\"]",
    ];

    [Test]
    public void Order_of_the_fields_is_learned_and_any_other_is_read_as_well()
    {
        var names = CursorNames.Table(10, 11, 12);
        foreach (var order in new[] { "10,11,12", "12,10,11", "12,10,11", "11,99,12", "11,99,12", "10,10,10", "12", "99,98,97", "10,11,12" })
        {
            var fields = order.Split(',');
            var cursor = new JsonCursor(Encoding.UTF8.GetBytes("{" + string.Join(",", fields.Select(name => $"\"{name}\":\"1{name}\"")) + "}"));
            cursor.TryBeginObject();
            var before = -1;
            foreach (var name in fields)
            {
                Assert.That(cursor.NextName(names, ref before), Is.EqualTo(IndexOf(name) ?? 3), order);
                Assert.That((cursor.TryReadNumber(out var value, out _), value), Is.EqualTo((true, long.Parse("1" + name, null))), order);
            }

            Assert.That(cursor.NextName(names, ref before), Is.EqualTo(-1), order);
            Assert.That(names.GetExpected()[0].Index, Is.EqualTo(IndexOf(fields[0]) ?? names.GetExpected()[0].Index), order);
        }

        static int? IndexOf(string name) => name switch { "10" => 0, "11" => 1, "12" => 2, _ => null };
    }

    [Test]
    public void Names_that_are_expected_make_no_ring_whatever_was_learned()
    {
        const int Count = 6;
        var names = CursorNames.Table(Enumerable.Range(10, Count));
        var random = new Random(1);
        for (var lesson = 0; lesson < 50 * Count; lesson++)
        {
            names.Learn(random.Next(-1, Count), random.Next(Count));

            var expected = names.GetExpected();
            for (var start = 0; start <= Count; start++)
            {
                var steps = 0;
                for (var index = expected[start].Index; index >= 0; index = expected[index + 1].Index)
                {
                    Assert.That(++steps, Is.LessThanOrEqualTo(Count));
                }
            }
        }
    }

    [Test]
    public void Learning_has_an_end()
    {
        var names = CursorNames.Table(10, 11);
        for (var lesson = 0; lesson < 1000; lesson++)
        {
            names.Learn(-1, lesson % 2);
        }

        var expected = names.GetExpected();
        names.Learn(-1, 0);
        names.Learn(-1, 1);
        Assert.That(names.GetExpected(), Is.SameAs(expected));
    }

    [Test]
    public void Value_of_an_expected_field_is_read_in_every_way_as_that_of_any_field([ValueSource(nameof(Values))] string value, [Values(0, 1, 100)] int room)
    {
        // Far from the end it is compared as bytes, near it with more care.
        var json = Encoding.UTF8.GetBytes($$"""{"11":"1","10":{{value}}{{new string(' ', room)}}}""");
        foreach (var step in Enum.GetValues<Step>())
        {
            var names = CursorNames.Table(11, 10);
            foreach (var _ in Enumerable.Range(0, 3))
            {
                Assert.That(Read(json, step, names), Is.EqualTo(Read(json, step, null)), $"{step} of {value}");
            }
        }
    }

    [Test]
    public void Text_that_ends_anywhere_is_refused_as_it_is_by_the_careful_way([ValueSource(nameof(Values))] string value)
    {
        var json = Encoding.UTF8.GetBytes($$"""{"10":"1","11":{{value}},"12":{{value}}}""");
        var names = CursorNames.Table(10, 11, 12);
        for (var length = 1; length < json.Length; length++)
        {
            foreach (var ending in new[] { "", "}", "\"}" })
            {
                // What follows in memory would make a number of half a number.
                byte[] memory = [.. json.AsSpan(0, length), .. Encoding.UTF8.GetBytes(ending), .. "5\"}"u8];
                var text = memory.AsSpan(0, length + ending.Length);
                Assert.That(Outcome(text, names), Is.EqualTo(Outcome(text.ToArray(), null)), Encoding.UTF8.GetString(text));
            }
        }
    }

    [Test]
    [Platform(Include = "Linux", Reason = "memory is mapped by the system's own calls")]
    public void Nothing_behind_a_text_is_looked_at([ValueSource(nameof(Values))] string value)
    {
        using var memory = new GuardedMemory();
        var json = Encoding.UTF8.GetBytes($$"""{"10":"1","9999":{{value}},"11":{{value}}}""");
        var names = CursorNames.Table(10, 9999, 11);
        for (var length = 0; length <= json.Length; length++)
        {
            foreach (var ending in new[] { "", "}", "\"}" })
            {
                byte[] text = [.. json.AsSpan(0, length), .. Encoding.UTF8.GetBytes(ending)];
                Assert.That(Outcome(memory.Place(text), names), Is.EqualTo(Outcome(text, null)));
            }
        }
    }

    /// <summary>What the second field holds, read in one way: with a table by what is expected, without it as any field.</summary>
    private static string Read(byte[] json, Step step, NameTable? names)
    {
        var cursor = new JsonCursor(json);
        cursor.TryBeginObject();
        var before = -1;
        _ = Next(ref cursor, names, ref before);
        _ = cursor.ReadValue(out _);
        _ = Next(ref cursor, names, ref before);
        var start = cursor.Position;
        var found = step switch
        {
            Step.Number => $"{cursor.TryReadNumber(out var digits, out var scale)} {digits} {scale}",
            Step.Blank => $"{cursor.TryReadBlank()}",
            Step.Object => $"{cursor.TryBeginObject()}",
            Step.Array => $"{cursor.TryBeginArray()}",
            _ => $"{cursor.ReadValue(out var text)} {Encoding.UTF8.GetString(text)}",
        };
        var behind = cursor.Position;
        cursor.Skip(start);
        return $"{Encoding.UTF8.GetString(cursor.Name)} {start} {found} {behind} {cursor.Position} {Next(ref cursor, names, ref before)}";
    }

    private static bool Next(ref JsonCursor cursor, NameTable? names, ref int before) =>
        names is not null ? cursor.NextName(names, ref before) >= 0 : cursor.NextField();

    private static string Outcome(ReadOnlySpan<byte> text, NameTable? names)
    {
        var cursor = new JsonCursor(text);
        var met = new StringBuilder();
        try
        {
            cursor.TryBeginObject();
            var before = -1;
            while (Next(ref cursor, names, ref before))
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
        Blank,
        Object,
        Array,
        Value,
    }
}
