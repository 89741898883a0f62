using System.Text;
using System.Text.Json;
using Kiwoom.Serialization;

namespace Kiwoom.Tests.Serialization;

/// <summary>The cursor's shortcuts and what they leave to the general reader find the same fields and texts, and let nothing broken pass.</summary>
internal sealed class JsonCursorTests
{
    [Test]
    public void White_space_may_stand_wherever_a_token_ends([Values("", " ", "\t", "\n", "\r\n", " \t\r\n  ")] string space)
    {
        string[] tokens = ["{", "\"a\"", ":", "\"1\"", ",", "\"9001\"", ":", "[", "\"2\"", ",", "3", ",", "{", "}", "]", ",", "\"b\"", ":", "null", "}"];
        var spaced = Bytes(space + string.Join(space, tokens) + space);
        for (var seed = 0; seed < 40; seed++)
        {
            Assert.That(Met(CursorWalk.Run, spaced, seed), Is.EqualTo(Met(CursorWalk.Run, Bytes(string.Concat(tokens)), seed)));
        }
    }

    [TestCase("\"plain\"", JsonTokenType.String, "plain")]
    [TestCase("\"\"", JsonTokenType.String, "")]
    [TestCase("\"longer than what is looked at byte by byte\"", JsonTokenType.String, "longer than what is looked at byte by byte")]
    [TestCase("\"longer than that and \\\"quoted\\\"\"", JsonTokenType.String, "longer than that and \"quoted\"")]
    [TestCase("\"키움증권\"", JsonTokenType.String, "키움증권")]
    [TestCase("\"\\u0041\\u00e9\"", JsonTokenType.String, "Aé")]
    [TestCase("\"a\\\"b\\\\\"", JsonTokenType.String, "a\"b\\")]
    [TestCase("\"\\b\\f\\n\\r\\t\\/\"", JsonTokenType.String, "\b\f\n\r\t/")]
    [TestCase("\"\\ud83d\\ude00\"", JsonTokenType.String, "\U0001f600")]
    [TestCase("\"A\\ud83d\"", JsonTokenType.String, "A\\ud83d")]
    [TestCase("\"\\ude00\\u0041\"", JsonTokenType.String, "\\ude00\\u0041")]
    [TestCase("0", JsonTokenType.Number, "0")]
    [TestCase("-1.50e+10", JsonTokenType.Number, "-1.50e+10")]
    [TestCase("true", JsonTokenType.True, "true")]
    [TestCase("false", JsonTokenType.False, "false")]
    [TestCase("null", JsonTokenType.Null, "null")]
    [TestCase("{}", JsonTokenType.StartObject, "")]
    [TestCase("[]", JsonTokenType.StartArray, "")]
    [TestCase("""{"a":[{"}":"]"},"\"}"],"b":{}}""", JsonTokenType.StartObject, "")]
    [TestCase("""["]",[[{"a":"["}],[]],1]""", JsonTokenType.StartArray, "")]
    public void Value_is_read_or_stepped_over_whole(string value, JsonTokenType type, string text)
    {
        var cursor = new JsonCursor(Bytes($$"""{"before":{{value}}, "after":[{{value}} ,"last"]}"""));
        cursor.TryBeginObject();

        ExpectField(ref cursor, "before");
        ExpectValue(ref cursor, type, text);
        ExpectField(ref cursor, "after");
        Assert.That(cursor.TryBeginArray() && cursor.NextElement());
        ExpectValue(ref cursor, type, text);
        Assert.That(cursor.NextElement());
        ExpectValue(ref cursor, JsonTokenType.String, "last");
        Assert.That(cursor.NextElement() || cursor.NextField(), Is.False);
        cursor.End();
    }

    [TestCase("", "")]
    [TestCase("a b", "a b")]
    [TestCase("{[:,]}", "{[:,]}")]
    [TestCase("현재가", "현재가")]
    [TestCase("\\u0041\\u0042", "AB")]
    [TestCase("\\\":\\\"", "\":\"")]
    [TestCase("a\\\\", "a\\")]
    [TestCase("a\\\\\\\":", "a\\\":")]
    [TestCase("\\ud83d\\ude00", "\U0001f600")]
    [TestCase("\\ud83d", "\\ud83d")]
    public void Name_is_unescaped_where_it_can_be(string written, string name)
    {
        foreach (var colon in new[] { ":", " :", ": ", "\n:\t" })
        {
            var cursor = new JsonCursor(Bytes($$"""{"{{written}}"{{colon}}"1","{{written}}"{{colon}}{},"last":0}"""));
            cursor.TryBeginObject();

            ExpectField(ref cursor, name);
            ExpectValue(ref cursor, JsonTokenType.String, "1");
            ExpectField(ref cursor, name);
            ExpectValue(ref cursor, JsonTokenType.StartObject, "");
            ExpectField(ref cursor, "last");
        }
    }

    [TestCase("10", 0)]
    [TestCase("9001", 1)]
    [TestCase("10010", 2)]
    [TestCase("99999999", 3)]
    [TestCase("1", 4)]
    [TestCase("900", 4)]
    [TestCase("90010", 4)]
    [TestCase("123456789", 4)]
    [TestCase("99999999999999999999", 4)]
    [TestCase("010", 4)]
    [TestCase("0", 4)]
    [TestCase("-10", 4)]
    [TestCase("1O", 4)]
    [TestCase("", 4)]
    [TestCase("\\u0031\\u0030", 0)]
    [TestCase("1\\\"", 4)]
    public void Name_is_found_wherever_it_stands_and_nothing_else_is_taken_for_it(string written, int expected)
    {
        var names = CursorNames.Table(10, 9001, 10010, 99999999);
        foreach (var colon in new[] { ":", " :", ": " })
        {
            var cursor = new JsonCursor(Bytes($$"""{"{{written}}"{{colon}}"1","{{written}}"{{colon}}"2"}"""));
            cursor.TryBeginObject();
            var before = -1;

            Assert.That(cursor.NextName(names, ref before), Is.EqualTo(expected));
            Assert.That(Encoding.UTF8.GetString(cursor.Name), Is.EqualTo(JsonSerializer.Deserialize<string>($"\"{written}\"")));
            ExpectValue(ref cursor, JsonTokenType.String, "1");
            Assert.That(cursor.NextName(names, ref before), Is.EqualTo(expected));
            Assert.That(Encoding.UTF8.GetString(cursor.Name), Is.EqualTo(JsonSerializer.Deserialize<string>($"\"{written}\"")));
            ExpectValue(ref cursor, JsonTokenType.String, "2");
            Assert.That(cursor.NextName(names, ref before), Is.EqualTo(-1));
            cursor.End();
        }
    }

    [TestCase("\"+70100\"", true, true)]
    [TestCase("\"--0.50\"", true, false)]
    [TestCase("\"999999999999999999\"", true, true)]
    [TestCase("\"9999999999999999999\"", false, false)]
    [TestCase("\"\"", false, false)]
    [TestCase("\"1,000\"", false, false)]
    [TestCase("\"\\u0031\"", false, false)]
    [TestCase("\"1", false, false)]
    [TestCase("1", false, false)]
    [TestCase("[\"1\"]", false, false)]
    public void Plain_number_is_read_and_anything_else_left_where_it_is(string value, bool isNumber, bool isInteger)
    {
        var json = Bytes($"[{value}");
        var cursor = new JsonCursor(json);
        Assert.That(cursor.TryBeginArray() && cursor.NextElement());

        Assert.That(cursor.TryReadNumber(out _, out var scale), Is.EqualTo(isNumber));
        Assert.That(isNumber && scale == 0, Is.EqualTo(isInteger));
        Assert.That(cursor.Position, Is.EqualTo(isNumber ? json.Length : 1));
    }

    [TestCase("[]", true)]
    [TestCase(" [ \r\n]", true)]
    [TestCase("[[]]", false)]
    [TestCase("[ 1]", false)]
    [TestCase("[,]", false)]
    [TestCase("[}", false)]
    [TestCase("[", false)]
    public void End_of_an_array_is_seen_without_a_step(string json, bool expected)
    {
        var cursor = new JsonCursor(Bytes(json));
        cursor.TryBeginArray();
        var position = cursor.Position;

        Assert.That((cursor.IsAtEndOfArray(), cursor.Position), Is.EqualTo((expected, position)));
    }

    [Test]
    public void Whole_text_is_read_in_every_way_as_the_general_reader_reads_it()
    {
        var json = Bytes("""{"a":"1","\u0062":[1,"x\n",{"c" : null},[]], "9001" :{"d":-1.5e3,"한":true},"20":"+70,100","e":[[],{}]}""");
        for (var seed = 0; seed < 40; seed++)
        {
            Assert.That(Met(CursorWalk.Run, json, seed), Is.EqualTo(Met(ReaderWalk.Run, json, seed)));
        }
    }

    [Test]
    public void Object_of_texts_is_stepped_over_only_where_the_general_reader_finds_it_whole([Values("", " ")] string space, [Values("", "\n", ",\"b\":\"\"}")] string after)
    {
        byte[] strange = [.. "\"\\{}[]:, \t1"u8, 0x1f, 0xed];
        using var memory = new GuardedMemory();
        for (var fields = 0; fields < 12; fields++)
        {
            var json = Bytes("{" + string.Join("," + space, Enumerable.Range(0, fields).Select(field => $"\"{field * field}\":{space}\"{new string('7', field)}\"")) + "}" + after);
            for (var at = 0; at < json.Length; at++)
            {
                foreach (var other in strange)
                {
                    byte[] changed = [.. json];
                    changed[at] = other;
                    Assert.That(Skipped(memory.Place(changed)), Is.EqualTo(SkippedByReader(changed)), () => Encoding.UTF8.GetString(changed));
                }

                Assert.That(Skipped(memory.Place(json.AsSpan(0, at))), Is.EqualTo(SkippedByReader(json[..at])), () => Encoding.UTF8.GetString(json[..at]));
            }
        }
    }

    [Test]
    public void Nearly_plain_object_is_stepped_over_as_the_general_reader_does([Range(1, 4)] int seed)
    {
        string[] parts = ["{", "}", "\"", "\":\"", "\",\"", ":", ",", "\\\"", "\\\\", "\\u0022", " ", "\": \"", "\", \"", "12", "현재가", "[", "]", "{}", "\n", "\u001f", "\u007f", "a long text that fills more than one vector of bytes"];
        var random = new Random(seed);
        using var memory = new GuardedMemory();
        var whole = 0;
        for (var i = 0; i < 40_000; i++)
        {
            var text = new StringBuilder(new string(' ', random.Next(4))).Append('{').Append("\"a\":\"b\"", 0, random.Next(2) * 7);
            var fields = random.Next(5);
            for (var field = 0; field < fields; field++)
            {
                text.Append(field > 0 || text[^1] == '"' ? "," : "").Append('"').Append(new string('x', random.Next(18))).Append("\":\"").Append(new string('1', random.Next(18))).Append('"');
            }

            text.Append('}').Append(random.Next(3) switch { 0 => "", 1 => ",\"type\":\"0B\"}", _ => new string(' ', random.Next(20)) });
            for (var changes = random.Next(3); changes > 0; changes--)
            {
                text.Insert(random.Next(text.Length + 1), parts[random.Next(parts.Length)]);
            }

            var json = Bytes(text.ToString());
            if (random.Next(8) == 0)
            {
                json[random.Next(json.Length)] = (byte)random.Next(256);
            }

            if (json.AsSpan().TrimStart(" \t\r\n"u8) is not [(byte)'{', ..])
            {
                continue;
            }

            var expected = SkippedByReader(json);
            whole += expected > 0 ? 1 : 0;
            Assert.That(Skipped(memory.Place(json)), Is.EqualTo(expected), () => Encoding.UTF8.GetString(json));
        }

        Assert.That(whole, Is.GreaterThan(5_000));
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static string Met(Action<byte[], WalkPlan> walk, byte[] json, int seed)
    {
        var plan = new WalkPlan(seed);
        walk(json, plan);
        return Encoding.UTF8.GetString(plan.Met);
    }

    /// <summary>Where the cursor stands behind a value that it has stepped over; -1 where it finds it broken.</summary>
    private static int Skipped(ReadOnlySpan<byte> json)
    {
        try
        {
            var cursor = new JsonCursor(json);
            cursor.Skip(0);
            return cursor.Position;
        }
        catch (JsonException)
        {
            return -1;
        }
    }

    private static int SkippedByReader(byte[] json)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            reader.Read();
            reader.Skip();
            return (int)reader.BytesConsumed;
        }
        catch (JsonException)
        {
            return -1;
        }
    }

    private static void ExpectField(ref JsonCursor cursor, string name) =>
        Assert.That((cursor.NextField(), Encoding.UTF8.GetString(cursor.Name)), Is.EqualTo((true, name)));

    private static void ExpectValue(ref JsonCursor cursor, JsonTokenType type, string text)
    {
        var actual = cursor.ReadValue(out var bytes);
        Assert.That((actual, Encoding.UTF8.GetString(bytes)), Is.EqualTo((type, text)));
    }
}
