using System.Text;
using System.Text.Json;
using Kiwoom.Serialization;

namespace Kiwoom.Tests.Serialization;

/// <summary>Broken JSON is refused by the cursor however it is read, at the place where the general reader finds it broken.</summary>
internal sealed class JsonCursorRefusalTests
{
    // Test names take no control characters: ␀ and ␁ stand for two.
    [Test]
    public void Broken_text_is_refused_where_the_general_reader_refuses_it(
        [Values("", " \r\n\t", "\ufeff{}", "/**/{}", "{}//", "{\"a\":1/**/}", "{}{}", "{},", "[]]", "{}␀", "{\"a\":\"1\",}", "[1,]", "[1, ]", "{,}", "[,]", "[,1]", "{,\"a\":1}", "[1,,2]",
            "{\"a\":1,,\"b\":2}", "[1 2]", "[\"1\"\"2\"]", "{\"a\":\"1\"\"b\":2}", "{\"a\":1 \"b\":2}", "{\"a\"1}", "{\"a\" \"1\"}", "{\"a\"}", "{\"a\":}", "{\"a\":,\"b\":1}", "{\"a\"::1}", "{a:1}",
            "{1:1}", "{'a':1}", "[\"a\":1]", "{\"1\",\"2\"}", "[1}", "{\"a\":1]", "{]", "[}", "[{]", "{\"a\":[}", "[1\n,\n{\"a\":\n \"␁\"}]", "[\"longer than what is seen␁\"]", "[\"\t\"]",
            "{\"a␁\":1}", "{\"\n\":1}", "{\"a name of more than one vector␁\":1}", "{\"12\t\":1}", "[\"\\q\"]", "[\"\\u12\"]", "{\"\\q\":1}", "[01]", "[+1]", "[1.]", "[-]", "[NaN]", "[True]", "[nul]", "[truex]", "{\"12\"1}", "{\"12\":}", "{12\":\"1\"}", "[[[1,]]]", "[{\"a\":{\"b\":[1}}]")]
        string json) => ExpectRefusal(Encoding.UTF8.GetBytes(json.Replace('␀', '\0').Replace('␁', '\u0001')));

    [Test]
    public void Text_that_ends_early_is_refused_wherever_it_ends()
    {
        var json = Encoding.UTF8.GetBytes("""{"a":"1","\u0062":[1,"x\n",{"c" : null},[]], "9001" :{"d":-1.5e3,"한":true},"20":"+70,100","e":[[],{}]}""");
        for (var length = 0; length < json.Length; length++)
        {
            ExpectRefusal(json[..length]);
        }
    }

    [TestCase("[", "]")]
    [TestCase("{\"a\":", "}")]
    public void Value_of_any_number_of_levels_is_stepped_over(string opening, string closing)
    {
        static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
        static byte[] Nested(string opening, string closing, int levels) => Encoding.UTF8.GetBytes($$"""{"deep":{{Repeat(opening, levels)}}1{{Repeat(closing, levels)}},"last":0}""");
        static JsonTokenType Read(byte[] json)
        {
            var cursor = new JsonCursor(json);
            Assert.That(cursor.TryBeginObject() && cursor.NextField());
            var type = cursor.ReadValue(out _);
            Assert.That(cursor.NextField() && cursor.Name.SequenceEqual("last"u8));
            return type;
        }

        foreach (var levels in (int[])[60, 65, 100_000])
        {
            Assert.That(Read(Nested(opening, closing, levels)), Is.EqualTo(opening == "[" ? JsonTokenType.StartArray : JsonTokenType.StartObject));
        }
    }

    private static void ExpectRefusal(byte[] json)
    {
        var expected = Assert.Catch<JsonException>(() => ReaderWalk.Run(json, new WalkPlan(0)))!;
        for (var seed = 0; seed < 40; seed++)
        {
            var refusal = Assert.Catch<JsonException>(() => CursorWalk.Run(json, new WalkPlan(seed)))!;
            Assert.That((refusal.LineNumber, refusal.BytePositionInLine), Is.EqualTo((expected.LineNumber, expected.BytePositionInLine)), refusal.Message);
        }
    }
}
