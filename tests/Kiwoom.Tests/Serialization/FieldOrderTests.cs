using System.Text;
using System.Text.Json;
using Kiwoom.Catalog;
using Kiwoom.Serialization;
using Kiwoom.Tests.Catalogue;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kiwoom.Tests.Serialization;

/// <summary>The order that a server sends a message's fields in makes it faster to read, and makes no difference to what is read.</summary>
internal sealed class FieldOrderTests
{
    private const int Orders = 200;

    private static IEnumerable<string> Types => KiwoomCatalog.Endpoints.Where(endpoint => endpoint.Values.Count > 0).Select(endpoint => endpoint.ApiId);

    [Test]
    public void Message_is_the_same_in_any_order_of_its_fields([ValueSource(nameof(Types))] string apiId)
    {
        var entry = ExampleFiles.Find(apiId, "message")!.Value.GetProperty("data")[0];
        var type = RealtimeTypes.Find(Encoding.UTF8.GetBytes(entry.GetProperty("type").GetString()!))!;
        var fields = entry.GetProperty("values").EnumerateObject().Select(field => $"{JsonSerializer.Serialize(field.Name)}:{field.Value.GetRawText()}").ToArray();
        var expected = Read(type, fields);

        // All at once: they share what the type has learned.
        Parallel.For(0, Orders, seed =>
        {
            var random = new Random(seed);
            var shuffled = fields.ToArray();
            random.Shuffle(shuffled);
            if (seed % 2 == 0)
            {
                shuffled = [.. shuffled.SelectMany(field => random.Next(4) == 0 ? ["\"999999\":\"+1\"", field] : new[] { field })];
            }

            Assert.That(Read(type, shuffled), Is.EqualTo(expected), () => $"{apiId}, seed {seed}");
        });
    }

    private static string Read(RealtimeType type, IEnumerable<string> fields)
    {
        var reader = new WireReader(Encoding.UTF8.GetBytes("{" + string.Join(",", fields) + "}"), type.Name, new CellPolicy(MalformedValues.Null, NullLogger.Instance), null);
        reader.Begin();
        var message = type.Read(ref reader, new MessageHeader(type.Name, "", default, 0));
        reader.End();
        return JsonSerializer.Serialize(message, message.GetType());
    }
}
