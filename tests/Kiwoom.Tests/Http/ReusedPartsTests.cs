using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Kiwoom.Catalog;
using Kiwoom.Http;
using Kiwoom.Serialization;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kiwoom.Tests.Http;

/// <summary>What calls share to be cheaper, a thread's writer and the header of the last token, mixes up no two of them.</summary>
internal sealed class ReusedPartsTests
{
    [Test]
    public void Request_that_makes_others_while_it_is_written_is_written_whole()
    {
        var inner = new List<string>();
        for (var round = 0; round < 3; round++)
        {
            var outer = Written(writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("a", new string('1', 2000));
                inner.Add(Written(Nested));
                Assert.That(() => Written(Fail), Throws.TypeOf<NotSupportedException>());
                inner.Add(Written(Nested));
                writer.WriteString("b", "2");
                writer.WriteEndObject();
            });
            Assert.That(outer, Is.EqualTo($$"""{"a":"{{new string('1', 2000)}}","b":"2"}"""));
        }

        Assert.That(inner, Has.Count.EqualTo(6).And.All.EqualTo("""{"c":"3"}"""));

        static void Nested(Utf8JsonWriter writer)
        {
            writer.WriteStartObject();
            writer.WriteString("c", "3");
            writer.WriteEndObject();
        }

        static void Fail(Utf8JsonWriter writer)
        {
            writer.WriteStartObject();
            throw new NotSupportedException();
        }
    }

    [Test]
    public async Task Call_carries_its_own_token_whatever_others_carry_at_once()
    {
        using var network = new Echo();
        using var http = new HttpMessageInvoker(network);
        var options = TestBed.OptionsFor(new Uri("http://127.0.0.1:1"));
        var exchange = new HttpExchange(new HttpChannel(http), options, new CellPolicy(MalformedValues.Null, NullLogger.Instance), TimeProvider.System);
        var endpoint = new WritingEndpoint();

        await Parallel.ForAsync(0, 4000, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (i, end) =>
        {
            // The same text in another string each time, and one that is kept.
            var token = i % 3 == 0 ? "kept" : $"token{i % 7}";
            await exchange.SendAsync(endpoint, writer => writer.WriteStringValue(token), null, token, end);
        });

        Assert.That((network.Count, network.Wrong), Is.EqualTo((4000, 0)));
    }

    private static string Written(Action<Utf8JsonWriter> write)
    {
        using var content = JsonRequestContent.Create(new WritingEndpoint(), write);
        return Encoding.UTF8.GetString(content.Body.Span);
    }

    /// <summary>Writes what the request says.</summary>
    private sealed class WritingEndpoint() : Endpoint<Action<Utf8JsonWriter>, RawAnswer>("ka00001", "/api/dostk/acnt", EndpointKind.Query)
    {
        public override void Check(Action<Utf8JsonWriter> request, ref RequestCheck check)
        {
        }

        public override void Write(Utf8JsonWriter writer, Action<Utf8JsonWriter> request) => request(writer);

        public override RawAnswer Read(ref WireReader reader)
        {
            while (reader.NextField())
            {
                if (!reader.TryReadEnvelope())
                {
                    reader.Skip();
                }
            }

            return new RawAnswer { Endpoint = KiwoomCatalog.Find("ka00001")! };
        }
    }

    /// <summary>Sees whether a request's header says what its body says.</summary>
    private sealed class Echo : HttpMessageHandler
    {
        private int _count;
        private int _wrong;

        public int Count => _count;

        public int Wrong => _wrong;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var body = await request.Content!.ReadAsStringAsync(cancellationToken);
            Interlocked.Increment(ref _count);
            if (request.Headers.GetValues("authorization").Single() != $"Bearer {body.Trim('"')}")
            {
                Interlocked.Increment(ref _wrong);
            }

            var answer = new ByteArrayContent("""{"return_code":0}"""u8.ToArray());
            answer.Headers.ContentType = MediaTypeHeaderValue.Parse("application/json");
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = answer };
        }
    }
}
