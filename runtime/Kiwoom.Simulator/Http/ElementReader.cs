using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Kiwoom.Catalog;
using Kiwoom.Simulator.Answers;

namespace Kiwoom.Simulator.Http;

/// <summary>Reads a request's elements from its JSON body.</summary>
internal static class ElementReader
{
    // An order that names its quantity twice has no single meaning.
    private static readonly JsonDocumentOptions Json = new() { AllowDuplicateProperties = false };

    /// <summary>Reads the values in the catalogue's order; an absent element is blank, an unknown one is ignored.</summary>
    public static bool TryRead(
        EndpointInfo endpoint,
        ReadOnlyMemory<byte> body,
        [NotNullWhen(true)] out string[]? values,
        [NotNullWhen(false)] out Refusal? refusal)
    {
        values = null;
        try
        {
            using var document = JsonDocument.Parse(body, Json);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                refusal = Refusals.BadElement("body", "JSON 객체가 아닙니다");
                return false;
            }

            return TryRead(endpoint, document.RootElement, out values, out refusal);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // JsonDocument reports text that is no UTF-8 or no UTF-16 by InvalidOperationException.
            refusal = Refusals.BadElement("body", "JSON을 읽을 수 없습니다");
            return false;
        }
    }

    private static bool TryRead(
        EndpointInfo endpoint,
        JsonElement root,
        [NotNullWhen(true)] out string[]? values,
        [NotNullWhen(false)] out Refusal? refusal)
    {
        refusal = null;
        var fields = endpoint.Request;
        values = fields.Count == 0 ? [] : new string[fields.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = "";
            if (!root.TryGetProperty(fields[i].WireName, out var element) || element.ValueKind == JsonValueKind.Null)
            {
                continue;
            }

            if (element.ValueKind != JsonValueKind.String)
            {
                refusal = Refusals.BadElement(fields[i].WireName, "문자열이 아닙니다");
                return false;
            }

            values[i] = element.GetString() ?? "";
        }

        return true;
    }
}
