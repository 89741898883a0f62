using System.Reflection;
using System.Text.Json;
using Kiwoom.Catalog;

namespace Kiwoom.Tests.Catalogue;

/// <summary>The document's example requests as typed requests, for every endpoint.</summary>
internal static class ExampleRequest
{
    // Token calls are internal.
    private const BindingFlags Any = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>The request that an endpoint's example shows.</summary>
    public static object Of(EndpointInfo endpoint)
    {
        var example = ExampleFiles.Find(endpoint.ApiId, "request")!.Value;
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

    /// <summary>Makes an endpoint's example call on a client.</summary>
    public static async Task<KiwoomResponse> SendExampleAsync(this KiwoomClient kiwoom, string apiId)
    {
        var endpoint = KiwoomCatalog.Find(apiId)!;
        var area = typeof(KiwoomClient).GetProperty(endpoint.Area, Any)!.GetValue(kiwoom)!;
        var method = area.GetType().GetMethods(Any).First(method => method.Name == endpoint.Method + "Async" &&
            (endpoint.RequestType is null || method.GetParameters()[0].ParameterType.Name == endpoint.RequestType));
        var arguments = method.GetParameters().Select(parameter => parameter.ParameterType.Name == endpoint.RequestType ? Of(endpoint) : Type.Missing).ToArray();
        var call = (Task)method.Invoke(area, BindingFlags.DoNotWrapExceptions | BindingFlags.OptionalParamBinding, null, arguments, null)!;
        await call;
        return (KiwoomResponse)call.GetType().GetProperty("Result")!.GetValue(call)!;
    }

    private static Array ReadValues(Kiwoom.Catalog.FieldInfo field, Type listType, JsonElement cell)
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
}
