using System.Globalization;
using System.Text;
using Kiwoom.Catalog;

namespace Kiwoom.Tests.Catalogue;

/// <summary>llms.txt: the facts of the page of endpoints, for programs that read text.</summary>
internal static class MachineFacts
{
    public static string Write()
    {
        var text = new StringBuilder("""
            # Kiwoom

            > A C# client for the Kiwoom Securities REST and WebSocket API (키움 REST API), domestic market. Every endpoint with its method, address and elements.
            > Generated from the catalogue by `dotnet test`; do not edit.

            An entry: id, Korean name, `method`, what it does; address, kind; then the elements of request, response and message as
            `wire name` Korean name = C# name, type, `!` where it is required, its longest value, its codes as code=member.
            A list's elements stand in braces behind it. Values are in single units unless a type says otherwise; blank is null, never 0.


            """.ReplaceLineEndings("\n"));
        foreach (var area in KiwoomCatalog.Endpoints.GroupBy(endpoint => endpoint.Area).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"## {area.Key}\n\n");
            foreach (var endpoint in area)
            {
                Append(text, endpoint);
            }

            text.Append('\n');
        }

        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static void Append(StringBuilder text, EndpointInfo endpoint)
    {
        var method = EndpointMethods.Find(endpoint) is { } name ? $"`kiwoom.{endpoint.Area}.{name}`" : EndpointMethods.Instead(endpoint);
        var mock = endpoint.NotOnMock is { } refusal ? $", not on the mock server ({refusal.Code})" : "";
        var origin = endpoint.Origin is { } source ? $" Source: {source}." : "";
        text.Append(CultureInfo.InvariantCulture, $"- {endpoint.ApiId} {endpoint.KoreanName}: {method}: {endpoint.Summary}{origin}\n");
        text.Append(CultureInfo.InvariantCulture, $"  {endpoint.Kind}, {endpoint.Path}{mock}\n");
        AppendFields(text, $"request{(endpoint.RequestType is { } request ? " " + request : "")}", endpoint.Request);
        AppendFields(text, $"response{(endpoint.ResponseType is { } response ? " " + response : "")}", endpoint.Response);
        AppendFields(text, $"message{(endpoint.MessageType is { } message ? " " + message : "")}", endpoint.Values);
    }

    private static void AppendFields(StringBuilder text, string head, IReadOnlyList<FieldInfo> fields)
    {
        if (fields.Count > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {head}: {string.Join("; ", fields.Select(Write))}\n");
        }
    }

    private static string Write(FieldInfo field)
    {
        var rows = field.Rows.Count > 0 ? $" {{ {string.Join("; ", field.Rows.Select(Write))} }}" : "";
        return $"`{field.WireName}` {field.KoreanName} = {FieldFacts.Describe(field)}{rows}";
    }
}
