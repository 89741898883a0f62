using System.Text.Json;
using Kiwoom.Catalog;

namespace Kiwoom.Tests.Catalogue;

/// <summary>Each request example of the document: filled into the typed request, written, and compared element by element.</summary>
[TestFixture]
public sealed class RequestExampleTests
{
    private static IEnumerable<EndpointInfo> Orders => KiwoomCatalog.Endpoints.Where(endpoint => endpoint.Kind == EndpointKind.Order);

    private static IEnumerable<EndpointInfo> Calls => KiwoomCatalog.Endpoints.Where(endpoint => endpoint.ResponseType is not null);

    [TestCaseSource(nameof(Calls))]
    public void A_typed_request_writes_the_documents_example(EndpointInfo endpoint)
    {
        var example = ExampleFiles.Find(endpoint.ApiId, "request")!.Value;
        var request = Fill(endpoint, example);

        var written = JsonDocument.Parse(EmittedCodec.Write(endpoint.ApiId, request)).RootElement;

        Assert.That(Elements(written), Is.EqualTo(Elements(example, KnownDeviations.RequestsOf(endpoint.ApiId))));
    }

    [TestCaseSource(nameof(Orders))]
    public void An_orders_example_passes_its_own_check(EndpointInfo endpoint)
    {
        var request = Fill(endpoint, ExampleFiles.Find(endpoint.ApiId, "request")!.Value);

        Assert.DoesNotThrow(() => EmittedCodec.Check(endpoint.ApiId, request));
    }

    private static object Fill(EndpointInfo endpoint, JsonElement example)
    {
        var request = Activator.CreateInstance(EmittedCodec.RequestType(endpoint.ApiId))!;
        foreach (var field in endpoint.Request)
        {
            var property = request.GetType().GetProperty(field.Name);
            if (property is null || !example.TryGetProperty(field.WireName, out var cell) || cell.GetString()!.Length == 0)
            {
                continue;
            }

            property.SetValue(request, field.Separator is null ? Interpreter.ReadArgument(field, cell) : ReadValues(field, property.PropertyType, cell));
        }

        return request;
    }

    private static Array ReadValues(FieldInfo field, Type listType, JsonElement cell)
    {
        var item = listType.GetGenericArguments()[0];
        var values = cell.GetString()!.Split(field.Separator);
        var list = Array.CreateInstance(item, values.Length);
        for (var i = 0; i < values.Length; i++)
        {
            list.SetValue(item == typeof(string) ? values[i] : StockCode.FromString(values[i]), i);
        }

        return list;
    }

    /// <summary>The elements in the order of their names; one that is not sent is as good as a blank one.</summary>
    private static Dictionary<string, string> Elements(JsonElement json, IReadOnlyDictionary<string, string>? deviations = null) =>
        json.EnumerateObject()
            .Select(property => (property.Name, Value: deviations?.GetValueOrDefault(property.Name) ?? property.Value.GetString()!))
            .Where(item => item.Value.Length > 0)
            .OrderBy(item => item.Name, StringComparer.Ordinal)
            .ToDictionary(item => item.Name, item => item.Value, StringComparer.Ordinal);
}
