using System.Globalization;
using System.Text.Json;
using Kiwoom.Catalog;
using Kiwoom.Orders;
using Kiwoom.Secrets;
using Kiwoom.Serialization;

namespace Kiwoom.Http;

/// <summary>Makes an answer of the bytes that came, and says whether it is a success, a refusal, or nothing that this API sends.</summary>
internal sealed class AnswerDecoder(CellPolicy cells, TimeProvider clock, bool keepsAnswers)
{
    private const int MaxExcerpt = 160;

    private readonly Redactor _redactor = cells.Redactor;

    /// <summary>Reads an answer.</summary>
    /// <param name="endpoint">What was called.</param>
    /// <param name="response">Its status and headers.</param>
    /// <param name="body">Its body.</param>
    /// <exception cref="KiwoomApiException">The server refused the call.</exception>
    /// <exception cref="KiwoomProtocolException">Nobody knows what it says.</exception>
    public TResponse Decode<TRequest, TResponse>(
        Endpoint<TRequest, TResponse> endpoint, HttpResponseMessage response, ReadOnlySpan<byte> body)
        where TResponse : KiwoomResponse
    {
        if (!IsJson(response))
        {
            throw NotJson(endpoint, response, body);
        }

        var paging = endpoint.Kind == EndpointKind.Query ? ContinuationHeaders.Read(response) : default;
        var continuation = paging.NextKey is { } nextKey ? new Continuation(endpoint.ApiId, nextKey) : null;
        var reader = new WireReader(body, endpoint.ApiId, cells, continuation, endpoint.Kind);
        TResponse answer;
        try
        {
            reader.Begin();
            answer = endpoint.Read(ref reader);
            reader.End();
        }
        catch (JsonException e)
        {
            if (!response.IsSuccessStatusCode)
            {
                throw NotJson(endpoint, response, body);
            }

            var what = body.IsEmpty ? "the answer is empty" : "the answer is not the JSON this API sends";
            var inner = endpoint.Kind == EndpointKind.Token ? null : _redactor.Redact(e);
            throw new KiwoomProtocolException(endpoint.ApiId, $"{what}: {Excerpt(endpoint.Kind, response, body)}", response.StatusCode, inner);
        }

        _redactor.Learn(endpoint.SecretsOfAnswer(answer));
        if (keepsAnswers && endpoint.Kind != EndpointKind.Token && answer.Body.IsEmpty)
        {
            answer.SetBody(body.ToArray());
        }

        // An HTTP failure is no success, whatever its body says.
        var isSuccess = ServerRefusal.MeansSuccess(endpoint.Kind, reader.ReturnCode, reader.ReturnMessage);
        if (endpoint.Kind == EndpointKind.Query && isSuccess && response.IsSuccessStatusCode)
        {
            return paging.Problem is { } problem ? throw new KiwoomProtocolException(endpoint.ApiId, problem, response.StatusCode) { MayPass = false } : answer;
        }

        // Once more, for a token that came behind the words.
        var said = _redactor.Redact(reader.ReturnMessage);
        if (endpoint.Kind == EndpointKind.Order && ReceiptCheck.FindProblem(body, endpoint.OrderNumberElement, isSuccess, said) is { } contradiction)
        {
            throw new KiwoomProtocolException(endpoint.ApiId, contradiction, response.StatusCode) { MayPass = false };
        }

        if (isSuccess && response.IsSuccessStatusCode)
        {
            return answer;
        }

        if (reader.ReturnCode is null && response.IsSuccessStatusCode)
        {
            throw new KiwoomProtocolException(endpoint.ApiId, "the answer has no return_code, so nobody knows whether it is one.", response.StatusCode);
        }

        throw KiwoomApiException.Create(endpoint.ApiId, endpoint.Kind, new ServerRefusal(response.StatusCode, reader.ReturnCode, said) { RetryAfter = ReadRetryAfter(response) });
    }

    private static bool IsJson(HttpResponseMessage response)
    {
        // As servers write it: nothing has to be taken apart.
        if (response.Content.Headers.NonValidated.TryGetValues("Content-Type", out var written) &&
            written.ToString() is "application/json;charset=UTF-8" or "application/json; charset=utf-8" or "application/json")
        {
            return true;
        }

        var type = response.Content.Headers.ContentType;
        var charset = type?.CharSet?.Trim('"');
        return string.Equals(type?.MediaType, "application/json", StringComparison.OrdinalIgnoreCase) &&
            (string.IsNullOrEmpty(charset) ||
                string.Equals(charset, "utf-8", StringComparison.OrdinalIgnoreCase) ||
                string.Equals(charset, "utf8", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>How long the server asks to wait, in seconds or until a date.</summary>
    private TimeSpan? ReadRetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date > clock.GetUtcNow() ? date - clock.GetUtcNow() : TimeSpan.Zero,
        _ => null,
    };

    private KiwoomException NotJson<TRequest, TResponse>(
        Endpoint<TRequest, TResponse> endpoint, HttpResponseMessage response, ReadOnlySpan<byte> body)
        where TResponse : KiwoomResponse
    {
        var type = _redactor.Redact(response.Content.Headers.ContentType?.ToString() ?? "no content type");
        var status = string.Create(CultureInfo.InvariantCulture, $"HTTP {(int)response.StatusCode} with {type}");
        var excerpt = Excerpt(endpoint.Kind, response, body);
        if (response.IsSuccessStatusCode)
        {
            return new KiwoomProtocolException(endpoint.ApiId, $"{status} is no answer of this API: {excerpt}", response.StatusCode);
        }

        // Numbers in a gateway's page are no codes of this API.
        var refusal = new ServerRefusal(response.StatusCode, null, $"{status}: {excerpt}", HasCodes: false) { RetryAfter = ReadRetryAfter(response) };
        return KiwoomApiException.Create(endpoint.ApiId, endpoint.Kind, refusal);
    }

    private string Excerpt(EndpointKind kind, HttpResponseMessage response, ReadOnlySpan<byte> body)
    {
        // A new token that nobody knows yet is in an answer that is none, or in one that speaks of it.
        if (kind == EndpointKind.Token && !body.IsEmpty && (response.IsSuccessStatusCode || Redactor.Mentions(body, "token")))
        {
            return "(not shown, for it may hold a new token)";
        }

        var printable = string.Concat(_redactor.RedactStart(body, MaxExcerpt + 1).Select(c => char.IsControl(c) ? ' ' : c));
        return printable.Length <= MaxExcerpt ? $"'{printable}'" : $"'{printable[..MaxExcerpt]}…'";
    }
}
