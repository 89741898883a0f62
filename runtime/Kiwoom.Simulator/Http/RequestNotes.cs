using System.Globalization;
using System.Text.Json;
using Kiwoom.Catalog;

namespace Kiwoom.Simulator.Http;

/// <summary>Says in plain words what is wrong with a request's head, and which of its elements nobody reads.</summary>
internal sealed class RequestNotes(NoteBook book)
{
    private const string Bearer = "Bearer";
    private const int MaxNamed = 5;

    public void WrongMethod(RequestHead head, string method) => book.Add(head.ApiId, $"came as {method}: every call is a POST.");

    public void Look(RequestHead head, ReadOnlyMemory<byte> body, Reply reply)
    {
        if (head.ApiId.Length == 0)
        {
            book.Add("", $"The header 'api-id' is missing.{Suggest(head.Path)}");
            return;
        }

        if (KiwoomCatalog.Find(head.ApiId) is not { Kind: EndpointKind.Query or EndpointKind.Order or EndpointKind.Token } endpoint)
        {
            book.Add(head.ApiId, KiwoomCatalog.Find(head.ApiId) is null ? "is no API ID." : "goes over the WebSocket, not over HTTP.");
            return;
        }

        if (!string.Equals(endpoint.Path, head.Path, StringComparison.Ordinal))
        {
            book.Add(head.ApiId, $"came to {head.Path}: its address is {endpoint.Path}.");
            return;
        }

        if (NoteOfHead(head, endpoint) is { } text)
        {
            book.Add(head.ApiId, text);
        }

        if (body.Length > 0 && endpoint.Kind != EndpointKind.Token)
        {
            LookAtElements(endpoint, body, reply);
        }
    }

    private static string Suggest(string path)
    {
        string[] ids = [.. KiwoomCatalog.Endpoints.Where(endpoint => endpoint.Path == path).Select(endpoint => endpoint.ApiId)];
        return ids.Length == 0
            ? $" And no API ID has the address {path}."
            : $" {path} serves {string.Join(", ", ids.Take(MaxNamed))}{(ids.Length > MaxNamed ? " and others" : "")}.";
    }

    private static string? NoteOfHead(RequestHead head, EndpointInfo endpoint)
    {
        if (HeaderCheck.Check(head) is not null)
        {
            return head.ContentType is null
                ? "The header 'Content-Type' is missing: application/json;charset=UTF-8."
                : head.ContinuationFlag is null or "" or "N" or "Y"
                    ? $"has the Content-Type '{head.ContentType}': application/json;charset=UTF-8."
                    : $"has cont-yn '{head.ContinuationFlag}': Y for a follow-up page, N or nothing for a first one.";
        }

        if (endpoint.Kind == EndpointKind.Token)
        {
            return null;
        }

        // Of what stands in the header only its form is told, for it may be a token.
        var parts = (head.Authorization ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return parts switch
        {
            [] => "The header 'authorization' is missing: Bearer, a space and the token of au10001.",
            [var only] => only.Equals(Bearer, StringComparison.OrdinalIgnoreCase)
                ? "The header 'authorization' has no token behind Bearer."
                : "The header 'authorization' lacks 'Bearer ' in front of the token.",
            [var scheme, ..] when !scheme.Equals(Bearer, StringComparison.OrdinalIgnoreCase) =>
                "The header 'authorization' begins with something else than Bearer.",
            [_, var token] when token[0] is '"' or '\'' or '{' or '<' => "The token in the header 'authorization' has a sign around it that does not belong to it.",
            [_, _] => null,
            _ => "The header 'authorization' has more than Bearer and one token.",
        };
    }

    private void LookAtElements(EndpointInfo endpoint, ReadOnlyMemory<byte> body, Reply reply)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(body);
        }
        catch (JsonException)
        {
            var isForm = body.Span.IndexOf((byte)'=') >= 0 && body.Span.IndexOf((byte)'{') < 0;
            book.Add(endpoint.ApiId, isForm ? "has a form for its body: a JSON object is wanted." : "has a body that is no JSON.");
            return;
        }

        using (document)
        {
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                book.Add(endpoint.ApiId, "has a body that is no JSON object.");
                return;
            }

            foreach (var element in document.RootElement.EnumerateObject())
            {
                Look(endpoint, element, reply);
            }
        }
    }

    private void Look(EndpointInfo endpoint, JsonProperty element, Reply reply)
    {
        if (endpoint.Request.FirstOrDefault(field => field.WireName == element.Name) is null)
        {
            var names = string.Join(", ", endpoint.Request.Select(field => field.WireName));
            book.Add(endpoint.ApiId, $"has an element '{element.Name}', which nobody reads: {(names.Length == 0 ? "it has none" : "there are " + names)}.");
        }
        else if (element.Value.ValueKind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False && reply.Answer.StatusCode == 200)
        {
            book.Add(endpoint.ApiId, string.Create(
                CultureInfo.InvariantCulture, $"has '{element.Name}' as a {element.Value.ValueKind} of JSON: every value is a text, \"{element.Value.GetRawText()}\"."));
        }
    }
}
