using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Kiwoom.Catalog;
using Kiwoom.Endpoints;
using Kiwoom.Http;

namespace Kiwoom.Recording;

/// <summary>
/// Answers REST calls from a recording: a call gets the next recorded answer to the same request, and the last one again when
/// there are no more. Tokens are made up. An order that was not recorded finds no server: nothing of a replay is ever sent.
/// </summary>
internal sealed class ReplayHandler : HttpMessageHandler
{
    private static readonly MediaTypeHeaderValue JsonType = MediaTypeHeaderValue.Parse("application/json;charset=UTF-8");

    private readonly Dictionary<string, Queue<RecordedEntry>> _answers = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    public void Add(RecordedEntry call)
    {
        var key = KeyOf(call.ApiId, call.RequestedKey, call.Request.Span);
        if (!_answers.TryGetValue(key, out var answers))
        {
            _answers.Add(key, answers = new Queue<RecordedEntry>());
        }

        answers.Enqueue(call);
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var apiId = Header(request, "api-id") ?? "";
        if (apiId == AccessTokenEndpoint.Instance.ApiId)
        {
            return Task.FromResult(Answer(HttpStatusCode.OK, MakeToken(), JsonType));
        }

        // Looked at and not read: an order that finds no answer was not sent.
        var body = ((JsonRequestContent)request.Content!).Body.Span;
        lock (_gate)
        {
            if (!_answers.TryGetValue(KeyOf(apiId, Header(request, "next-key"), body), out var answers))
            {
                throw new HttpRequestException(HttpRequestError.ConnectionError, $"the recording has no answer of {apiId} to this request");
            }

            var call = answers.Count > 1 ? answers.Dequeue() : answers.Peek();
            var type = MediaTypeHeaderValue.TryParse(call.ContentType, out var parsed) ? parsed : null;
            var answer = Answer((HttpStatusCode)call.Status, call.Body.ToArray(), type);
            if (call.NextKey is { } nextKey)
            {
                answer.Headers.TryAddWithoutValidation("cont-yn", "Y");
                answer.Headers.TryAddWithoutValidation("next-key", nextKey);
            }

            return Task.FromResult(answer);
        }
    }

    /// <summary>A token that never ends, in the elements that the spec gives to the answer.</summary>
    private static byte[] MakeToken()
    {
        var answer = new JsonObject { ["return_code"] = 0 };
        foreach (var element in KiwoomCatalog.Find(AccessTokenEndpoint.Instance.ApiId)!.Response)
        {
            answer[element.WireName] = element.Type == FieldType.DateTime ? "99991230235959" : "replay-token";
        }

        return Encoding.UTF8.GetBytes(answer.ToJsonString());
    }

    private static HttpResponseMessage Answer(HttpStatusCode status, byte[] body, MediaTypeHeaderValue? type)
    {
        var answer = new HttpResponseMessage(status) { Content = new ByteArrayContent(body) };
        answer.Content.Headers.ContentType = type;
        return answer;
    }

    private static string? Header(HttpRequestMessage request, string name) =>
        request.Headers.NonValidated.TryGetValues(name, out var values) ? values.ToString() : null;

    private static string KeyOf(string apiId, string? nextKey, ReadOnlySpan<byte> request) =>
        $"{apiId}\n{nextKey}\n{Convert.ToBase64String(request)}";
}
