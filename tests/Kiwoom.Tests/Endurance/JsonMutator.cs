using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Kiwoom.Tests.Endurance;

/// <summary>Damages an answer of the document's in the ways in which answers break, the same way for the same random numbers.</summary>
internal sealed class JsonMutator
{
    private static readonly byte[][] Replacements =
    [
        .. ((string[])
        [
            "null", "true", "0", "-1", "1e400", "1.5", "-9223372036854775808", "9223372036854775808", "123456789012345678901234567890", "\"\"", "\" \"", "\"--5\"",
            "\"+-5\"", "\"45%\"", "\"-9223372036854775808\"", "\"-9223372036854775809\"", "\"79228162514264337593543950336\"", "\"1,234,\"", "\"-\"", "\".\"", "\"%\"",
            "\"0.0000000000000000000000000000001\"", "\"20241399\"", "\"00010101000000\"", "\"99991231235959\"", "\"246060\"", "\"A005930_NX\"", "\"\\ud800\"", "\"\\udc00\\ud800\"",
            "\"\\u0000\"", "\"\\q\"", "\"\\u12\"", "\"\u0001\"", "\"\\\"\"", "[]", "{}", "[null]", "[{}]", "[[]]", "[\"1\",[2],{\"a\":3}]", "{\"return_code\":0}", "{\"\":\"\"}", "NaN", "'a'", "/**/",
        ]).Select(Encoding.UTF8.GetBytes),
        [(byte)'"', 0xff, 0xfe, (byte)'"'],
        [(byte)'"', 0xed, 0xa0, 0x80, (byte)'"'],
        [(byte)'"', 0xc0, 0x80, (byte)'"'],
        [0xef, 0xbb, 0xbf],
    ];

    private readonly byte[] _seed;
    private readonly List<(int Start, int Length, byte[] Name)> _values = [];

    public JsonMutator(byte[] seed)
    {
        _seed = seed;
        var reader = new Utf8JsonReader(seed);
        var name = Array.Empty<byte>();
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                name = reader.ValueSpan.ToArray();
            }
            else if (reader.TokenType is not (JsonTokenType.EndArray or JsonTokenType.EndObject) && reader.TokenStartIndex > 0)
            {
                var start = (int)reader.TokenStartIndex;
                var copy = reader;
                copy.Skip();
                _values.Add((start, (int)copy.BytesConsumed - start, name));
            }
        }
    }

    /// <summary>One damaged copy.</summary>
    public byte[] Mutate(Random random)
    {
        var text = random.Next(3) == 0 ? [.. _seed] : ReplaceValue(random);
        for (var i = random.Next(4); i > 0 && text.Count > 0; i--)
        {
            DamageBytes(text, random);
        }

        return [.. text];
    }

    private static byte[] Replacement(Random random) => random.Next(12) switch
    {
        0 => Nested(random),
        1 => [(byte)'"', .. Enumerable.Repeat((byte)random.Next('0', 'z'), random.Next(random.Next(8) == 0 ? 60_000 : 300)).Where(b => b != '\\'), (byte)'"'],
        2 => Encoding.UTF8.GetBytes(random.NextInt64(long.MinValue, long.MaxValue).ToString(CultureInfo.InvariantCulture)),
        _ => Replacements[random.Next(Replacements.Length)],
    };

    private static byte[] Nested(Random random)
    {
        var depth = random.Next(5) == 0 ? random.Next(1, 2001) : random.Next(1, 80);
        var (open, close) = random.Next(2) == 0 ? ("[", "]") : ("{\"a\":", "}");
        var ends = random.Next(4) == 0 ? random.Next(depth) : depth;
        return Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(open, depth)) + "1" + string.Concat(Enumerable.Repeat(close, ends)));
    }

    private static void DamageBytes(List<byte> text, Random random)
    {
        var at = random.Next(text.Count);
        var count = Math.Min(random.Next(1, 20), text.Count - at);
        switch (random.Next(6))
        {
            case 0:
                text[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1:
                text.RemoveRange(at, count);
                break;
            case 2:
                text.Insert(at, (byte)random.Next(256));
                break;
            case 3:
                text.InsertRange(at, text.GetRange(at, count));
                break;
            case 4 when random.Next(3) == 0:
                text.RemoveRange(at, text.Count - at);
                break;
            default:
                text[at] = (byte)"{}[]\",:\\0-9"[random.Next(11)];
                break;
        }
    }

    /// <summary>Puts something else in a value's place, or the same element once more behind it.</summary>
    private List<byte> ReplaceValue(Random random)
    {
        var (start, length, name) = _values[random.Next(_values.Count)];
        var replacement = Replacement(random);
        var isSecond = random.Next(4) == 0;
        return
        [
            .. _seed.AsSpan(0, isSecond ? start + length : start),
            .. isSecond ? [(byte)',', (byte)'"', .. name, (byte)'"', (byte)':', .. replacement] : replacement,
            .. _seed.AsSpan(start + length),
        ];
    }
}
