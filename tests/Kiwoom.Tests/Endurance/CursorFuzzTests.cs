using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Kiwoom.Catalog;
using Kiwoom.Tests.Catalogue;
using Kiwoom.Tests.Serialization;

namespace Kiwoom.Tests.Endurance;

/// <summary>Damaged JSON through the cursor and through the general reader: both refuse it at the same place, or both find the same in it.</summary>
[Category(EnduranceRun.Category)]
internal sealed class CursorFuzzTests
{
    private const int FirstSeed = 20_251_104;

    // The cursor begins to count levels where it hands over to the general reader, whose limit is 64.
    private const int MostLevels = 60;

    /// <summary>What stands where a byte of structure is, to tell the shortcuts from the general way.</summary>
    private static readonly byte[][] Insertions =
    [
        .. ((string[])
        [
            " ", "  ", "\n", "\r\n", "\t", "\f", "\u0000", "\u0001", "\u00a0", "\ufeff", "//\n", "/**/", "\\\"", "\\\\", "\\u0041", "\\ud83d\\ude00", "\\ud83d", "\\n", ",", ":", "\"", "{", "}", "[",
            "]", "\"\":", "\"\",", "1", "0", "-", "9001", "\"90\":\"-1.5\",", "\"012\":", "\"123456789\":", "\"9\\u0030\":", "null,", "[1 , 2],", "{\"a\" :\"b\"},",
        ]).Select(Encoding.UTF8.GetBytes),
        [0xff], [0xed, 0xa0, 0x80],
    ];

    private static readonly byte[] Structure = [.. "\"{}[],:"u8];

    private static readonly JsonMutator[] Mutators = [.. KiwoomCatalog.Endpoints.SelectMany(SeedsOf).Select(seed => new JsonMutator(seed))];

    [Test]
    public async Task Cursor_finds_what_the_general_reader_finds()
    {
        var cases = EnduranceRun.Size(10_000, 30_000, 2_000_000);
        var workers = Math.Max(1, Environment.ProcessorCount);
        var (next, read, refused, deep) = (-1, 0, 0, 0);
        await Task.WhenAll(Enumerable.Range(0, workers).Select(_ => Task.Run(() =>
        {
            int number;
            while ((number = Interlocked.Increment(ref next)) < cases)
            {
                var outcome = RunCase(number);
                Interlocked.Increment(ref outcome == Outcome.Read ? ref read : ref outcome == Outcome.Refused ? ref refused : ref deep);
            }
        }))).WaitAsync(EnduranceRun.HangLimit);

        await TestContext.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"cursor fuzz: {cases:N0} damaged texts of {Mutators.Length} seeds; read {read:N0}, refused {refused:N0}, too deep to compare {deep:N0}, different 0"));
        Assert.That(read + refused + deep, Is.EqualTo(cases));
        Assert.That(Math.Min(read, refused), Is.GreaterThan(cases / 10), "both ends are exercised");
        Assert.That(deep, Is.LessThan(cases / 10));
    }

    private static Outcome RunCase(int number)
    {
        var random = new Random(FirstSeed + number);
        var json = Insert(Mutators[number % Mutators.Length].Mutate(random), random);
        var (byCursor, byReader) = (new WalkPlan(number), new WalkPlan(number));
        try
        {
            var refusal = RefusalOf(() => CursorWalk.Run(json, byCursor));
            if (ReaderWalk.IsDeeperThan(MostLevels, json))
            {
                return Outcome.Deep;
            }

            var expected = RefusalOf(() => ReaderWalk.Run(json, byReader));
            if ((refusal is null, refusal?.LineNumber, refusal?.BytePositionInLine) != (expected is null, expected?.LineNumber, expected?.BytePositionInLine))
            {
                throw new InvalidOperationException($"'{refusal?.Message ?? "read"}' in place of '{expected?.Message ?? "read"}'");
            }

            if (refusal is null && !byCursor.Met.SequenceEqual(byReader.Met))
            {
                throw new InvalidOperationException("other names or values were found");
            }

            return refusal is null ? Outcome.Read : Outcome.Refused;
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"{e.Message}: case {number} of seed {FirstSeed}: {Convert.ToBase64String(json)}", e);
        }
    }

    private static JsonException? RefusalOf(Action walk)
    {
        try
        {
            walk();
            return null;
        }
        catch (JsonException e)
        {
            return e;
        }
    }

    private static byte[] Insert(byte[] json, Random random)
    {
        for (var i = random.Next(2); i > 0; i--)
        {
            var near = random.Next(json.Length + 1);
            var at = near + Math.Max(0, json.AsSpan(near).IndexOfAny(Structure)) + random.Next(2);
            json = [.. json.AsSpan(0, Math.Min(at, json.Length)), .. Insertions[random.Next(Insertions.Length)], .. json.AsSpan(Math.Min(at, json.Length))];
        }

        return json;
    }

    /// <summary>The document's answers and frames as servers may write them: compact, indented, and with everything escaped that can be.</summary>
    private static IEnumerable<byte[]> SeedsOf(EndpointInfo endpoint)
    {
        foreach (var example in new[] { ExampleFiles.Find(endpoint.ApiId, "response"), ExampleFiles.Find(endpoint.ApiId, "message") })
        {
            if (example is { } json)
            {
                yield return Encoding.UTF8.GetBytes(json.GetRawText());
                yield return Written(json, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
                yield return Written(json, default);
            }
        }
    }

    private static byte[] Written(JsonElement json, JsonWriterOptions options)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, options))
        {
            json.WriteTo(writer);
        }

        return stream.ToArray();
    }

    private enum Outcome
    {
        Read,
        Refused,
        Deep,
    }
}
