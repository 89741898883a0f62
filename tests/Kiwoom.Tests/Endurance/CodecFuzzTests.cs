using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Kiwoom.Catalog;
using Kiwoom.Tests.Catalogue;

namespace Kiwoom.Tests.Endurance;

/// <summary>Damaged answers through every codec: each is read or refused as broken JSON, at a cost that its length bounds.</summary>
[Category(EnduranceRun.Category)]
internal sealed class CodecFuzzTests
{
    private const int FirstSeed = 20_250_908;

    // A row costs an object, and the shortest row in JSON has three bytes.
    private const long AllocatedPerByte = 512;
    private const long AllocatedAlways = 256 * 1024;

    private static readonly Codec[] Codecs = [.. KiwoomCatalog.Endpoints.SelectMany(CodecsOf)];

    [Test]
    public async Task Damaged_answer_is_read_or_refused()
    {
        var cases = EnduranceRun.Size(9_000, 36_000, 1_200_000);
        var workers = Math.Max(1, Environment.ProcessorCount);
        var (next, read, refused, bytes) = (-1, 0, 0, 0L);
        var under = new ConcurrentDictionary<int, int>();
        var work = Enumerable.Range(0, workers).Select(worker => Task.Run(() =>
        {
            int number;
            while ((number = Interlocked.Increment(ref next)) < cases)
            {
                under[worker] = number;
                var (wasRead, length) = RunCase(number);
                Interlocked.Increment(ref wasRead ? ref read : ref refused);
                Interlocked.Add(ref bytes, length);
            }
        }));
        try
        {
            await Task.WhenAll(work).WaitAsync(EnduranceRun.HangLimit);
        }
        catch (TimeoutException)
        {
            Assert.Fail($"A case hangs; under way were {string.Join(", ", under.Values)} (seed {FirstSeed}).");
        }

        await TestContext.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"codec fuzz: {cases:N0} damaged answers of {Codecs.Length} codecs, {bytes:N0} bytes; read {read:N0}, refused {refused:N0}, anything else 0"));
        Assert.That(read + refused, Is.EqualTo(cases));
        Assert.That(Math.Min(read, refused), Is.GreaterThan(cases / 10), "both ends are exercised");
    }

    private static (bool WasRead, int Length) RunCase(int number)
    {
        var codec = Codecs[number % Codecs.Length];
        var json = codec.Mutator.Mutate(new Random(FirstSeed + number));
        var before = GC.GetAllocatedBytesForCurrentThread();
        object? answer = null;
        Exception? refusal = null;
        try
        {
            answer = codec.Read(json);
        }
        catch (JsonException e)
        {
            refusal = e;
        }
        catch (Exception e)
        {
            throw new InvalidOperationException(Describe(), e);
        }

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        if (allocated > (AllocatedPerByte * json.Length) + AllocatedAlways)
        {
            throw new InvalidOperationException($"{allocated} bytes allocated for {json.Length} in {Describe()}");
        }

        if (answer is not null && ReadValues.FindFault(answer) is { } fault)
        {
            throw new InvalidOperationException($"{fault} in {Describe()}");
        }

        return (refusal is null, json.Length);

        string Describe() => $"case {number} of seed {FirstSeed}, {codec.ApiId}: {Convert.ToBase64String(json)}";
    }

    private static IEnumerable<Codec> CodecsOf(EndpointInfo endpoint)
    {
        if (endpoint.ResponseType is not null)
        {
            yield return new Codec(endpoint.ApiId, Bytes(ExampleFiles.Find(endpoint.ApiId, "response")!.Value), json => EmittedCodec.Read(endpoint.ApiId, json));
        }

        if (endpoint.MessageType is not null)
        {
            var values = ExampleFiles.Find(endpoint.ApiId, "message")!.Value.GetProperty("data")[0].GetProperty("values");
            yield return new Codec(endpoint.ApiId, Bytes(values), json => EmittedCodec.ReadMessage(endpoint, json));
        }
    }

    private static byte[] Bytes(JsonElement json) => Encoding.UTF8.GetBytes(json.GetRawText());

    private sealed class Codec
    {
        public Codec(string apiId, byte[] seed, Func<byte[], object> read)
        {
            (ApiId, Mutator, Read) = (apiId, new JsonMutator(seed), read);

            // What runs once for a codec is no case's cost.
            read(seed);
        }

        public string ApiId { get; }

        public JsonMutator Mutator { get; }

        public Func<byte[], object> Read { get; }
    }
}
