using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Kiwoom.Catalog;
using Kiwoom.Orders;
using Kiwoom.Serialization;
using Kiwoom.Telemetry;

namespace Kiwoom.Http;

/// <summary>
/// Sends one request and reads one answer: the only place that touches HTTP. Knows nothing of how tokens are come by.
/// </summary>
internal sealed class HttpExchange(HttpChannel channel, KiwoomOptions options, CellPolicy cells, TimeProvider timeProvider)
{
    private const int FirstReadSize = 16 * 1024;
    private const int MaxExcerpt = 160;

    private readonly Uri _baseAddress = options.Environment!.BaseAddress;

    /// <summary>Carries out one call.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="request">The request, already checked.</param>
    /// <param name="continuation">The page to ask for; null for the first.</param>
    /// <param name="token">The access token; empty for the token calls themselves.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<TResponse> SendAsync<TRequest, TResponse>(
        Endpoint<TRequest, TResponse> endpoint,
        TRequest request,
        Continuation? continuation,
        Secret token,
        CancellationToken cancellationToken)
        where TResponse : KiwoomResponse
    {
        cancellationToken.ThrowIfCancellationRequested();
        var secrets = new CallSecrets(options, token, request);
        using var content = JsonRequestContent.Create(endpoint, request);
        using var message = CreateMessage(endpoint.ApiId, endpoint.Path, content, continuation, token);
        using var timeout = new CancellationTokenSource(options.Timeout, timeProvider);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        var sentAt = timeProvider.GetUtcNow();
        try
        {
            var response = await channel.SendAsync(endpoint.ApiId, message, content, linked.Token).ConfigureAwait(false);
            try
            {
                using var body = await ReadBodyAsync(endpoint.ApiId, response, linked.Token).ConfigureAwait(false);
                Record(endpoint, content, continuation, response, body);
                return Decode(endpoint, response, body.Written.Span, secrets);
            }
            finally
            {
                Foreign.Dispose(response);
            }
        }
        catch (Exception e) when (!IsClearRefusal(endpoint.Kind, e))
        {
            var failure = ToKiwoomException(endpoint.ApiId, e, timeout.IsCancellationRequested, content, secrets, cancellationToken);
            if (endpoint.Kind == EndpointKind.Order && content.WasSent)
            {
                throw new OrderOutcomeUnknownException(endpoint.ApiId, request, sentAt, timeProvider, failure);
            }

            if (ReferenceEquals(failure, e))
            {
                throw;
            }

            throw failure;
        }
    }

    /// <summary>
    /// Whether the server certainly did not do what it was asked. A failure of its own, a refusal that nobody documents, and one
    /// that contradicts itself do not tell. Neither does "too many requests" of an order: some found it taken all the same, others not.
    /// </summary>
    private static bool IsClearRefusal(EndpointKind kind, Exception e) =>
        e is KiwoomApiException { StatusCode: < HttpStatusCode.InternalServerError, ReturnCode: not ReturnCodes.Success } and not KiwoomServerException &&
        !(kind == EndpointKind.Order && e is KiwoomRateLimitException);

    private HttpRequestMessage CreateMessage(string apiId, string path, JsonRequestContent content, Continuation? continuation, Secret token)
    {
        var message = new HttpRequestMessage(HttpMethod.Post, new Uri(_baseAddress, path)) { Content = content };
        message.Headers.TryAddWithoutValidation("api-id", apiId);
        if (!token.IsEmpty)
        {
            message.Headers.TryAddWithoutValidation("authorization", "Bearer " + token.Reveal());
        }

        if (continuation is not null)
        {
            message.Headers.TryAddWithoutValidation("cont-yn", "Y");
            message.Headers.TryAddWithoutValidation("next-key", continuation.NextKey);
        }

        return message;
    }

    private async Task<PooledBuffer> ReadBodyAsync(string apiId, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var announced = response.Content.Headers.ContentLength;
        if (announced > options.MaxResponseBytes)
        {
            throw TooLarge(apiId, response.StatusCode);
        }

        var body = new PooledBuffer((int)(announced ?? FirstReadSize) + 1);
        try
        {
            var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                while (await stream.ReadAsync(body.GetMemory(), cancellationToken).ConfigureAwait(false) is > 0 and var count)
                {
                    body.Advance(count);
                    if (body.Length > options.MaxResponseBytes)
                    {
                        throw TooLarge(apiId, response.StatusCode);
                    }
                }
            }
            finally
            {
                await Foreign.DisposeAsync(stream).ConfigureAwait(false);
            }

            return body;
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    private TResponse Decode<TRequest, TResponse>(
        Endpoint<TRequest, TResponse> endpoint, HttpResponseMessage response, ReadOnlySpan<byte> body, CallSecrets secrets)
        where TResponse : KiwoomResponse
    {
        if (!IsJson(response))
        {
            throw NotJson(endpoint, response, body, secrets);
        }

        var continuation = endpoint.Kind == EndpointKind.Query ? ReadContinuation(endpoint.ApiId, response) : null;
        var reader = new WireReader(body, endpoint.ApiId, cells, continuation, secrets);
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
                throw NotJson(endpoint, response, body, secrets);
            }

            var what = body.IsEmpty ? "the answer is empty" : "the answer is not the JSON this API sends";
            var inner = endpoint.Kind == EndpointKind.Token ? null : secrets.Redact(e);
            throw new KiwoomProtocolException(endpoint.ApiId, $"{what}: {Excerpt(endpoint.Kind, body, secrets)}", response.StatusCode, inner);
        }

        // Only a return_code that was read and says so is success; an HTTP failure never is.
        var isSuccess = reader.ReturnCode == ReturnCodes.Success ||
            (reader.ReturnCode == ReturnCodes.NoDataOrRejected && endpoint.Kind == EndpointKind.Query && !ServerRefusal.HasCode(reader.ReturnMessage));
        if (endpoint.Kind == EndpointKind.Order && ReceiptCheck.FindProblem(body, endpoint.OrderNumberElement, isSuccess, reader.ReturnMessage) is { } problem)
        {
            throw new KiwoomProtocolException(endpoint.ApiId, problem, response.StatusCode) { MayPass = false };
        }

        if (isSuccess && response.IsSuccessStatusCode)
        {
            return continuation is { NextKey.Length: 0 }
                ? throw new KiwoomProtocolException(endpoint.ApiId, "the server announced another page without a next-key.", response.StatusCode)
                : answer;
        }

        if (reader.ReturnCode is null && response.IsSuccessStatusCode)
        {
            throw new KiwoomProtocolException(endpoint.ApiId, "the answer has no return_code, so nobody knows whether it is one.", response.StatusCode);
        }

        var said = secrets.Redact(reader.ReturnMessage);
        throw KiwoomApiException.Create(endpoint.ApiId, endpoint.Kind, new ServerRefusal(response.StatusCode, reader.ReturnCode, said) { RetryAfter = ReadRetryAfter(response) });
    }

    /// <summary>Shows the call to a recorder, which must not cost anybody an answer.</summary>
    private void Record<TRequest, TResponse>(
        Endpoint<TRequest, TResponse> endpoint, JsonRequestContent content, Continuation? continuation, HttpResponseMessage response, PooledBuffer body)
        where TResponse : KiwoomResponse
    {
        if (options.Recorder is not { } recorder || endpoint.Kind == EndpointKind.Token)
        {
            return;
        }

        try
        {
            recorder.RecordCall(ToEntry(endpoint.ApiId, content, continuation, response, body));
        }
        catch (Exception)
        {
            // The recorder's clock is somebody else's.
        }
    }

    private static RecordedEntry ToEntry(
        string apiId, JsonRequestContent content, Continuation? continuation, HttpResponseMessage response, PooledBuffer body) => new()
        {
            Kind = RecordedKind.Call,
            ApiId = apiId,
            Status = (int)response.StatusCode,
            ContentType = response.Content.Headers.ContentType?.ToString() ?? "",
            RequestedKey = continuation?.NextKey,
            NextKey = ReadContinuation(apiId, response)?.NextKey,
            Request = content.Body.ToArray(),
            Body = body.Written.ToArray(),
        };

    private static bool IsJson(HttpResponseMessage response)
    {
        var type = response.Content.Headers.ContentType;
        var charset = type?.CharSet?.Trim('"');
        return string.Equals(type?.MediaType, "application/json", StringComparison.OrdinalIgnoreCase) &&
            (string.IsNullOrEmpty(charset) ||
                string.Equals(charset, "utf-8", StringComparison.OrdinalIgnoreCase) ||
                string.Equals(charset, "utf8", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The next page; its key is empty when the server announced a page and gave none.</summary>
    private static Continuation? ReadContinuation(string apiId, HttpResponseMessage response)
    {
        var headers = response.Headers.NonValidated;
        if (!headers.TryGetValues("cont-yn", out var more) || !string.Equals(more.ToString(), "Y", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        return new Continuation(apiId, headers.TryGetValues("next-key", out var keys) ? keys.ToString() : "");
    }

    /// <summary>How long the server asks to wait, in seconds or until a date.</summary>
    private TimeSpan? ReadRetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date > timeProvider.GetUtcNow() ? date - timeProvider.GetUtcNow() : TimeSpan.Zero,
        _ => null,
    };

    private KiwoomException NotJson<TRequest, TResponse>(
        Endpoint<TRequest, TResponse> endpoint, HttpResponseMessage response, ReadOnlySpan<byte> body, CallSecrets secrets)
        where TResponse : KiwoomResponse
    {
        var type = secrets.Redact(response.Content.Headers.ContentType?.ToString() ?? "no content type");
        var status = string.Create(CultureInfo.InvariantCulture, $"HTTP {(int)response.StatusCode} with {type}");
        var excerpt = Excerpt(endpoint.Kind, body, secrets);
        if (response.IsSuccessStatusCode)
        {
            return new KiwoomProtocolException(endpoint.ApiId, $"{status} is no answer of this API: {excerpt}", response.StatusCode);
        }

        // Numbers in a gateway's page are no codes of this API.
        var refusal = new ServerRefusal(response.StatusCode, null, $"{status}: {excerpt}", HasCodes: false) { RetryAfter = ReadRetryAfter(response) };
        return KiwoomApiException.Create(endpoint.ApiId, endpoint.Kind, refusal);
    }

    private static string Excerpt(EndpointKind kind, ReadOnlySpan<byte> body, CallSecrets secrets)
    {
        // Redacted before it is cut: half a token is still half a token.
        var text = secrets.Redact(Encoding.UTF8.GetString(body));
        if (kind == EndpointKind.Token && text.Contains("token", StringComparison.OrdinalIgnoreCase))
        {
            return "(not shown, for it may hold a new token)";
        }

        var printable = string.Concat(text.Take(MaxExcerpt + 1).Select(c => char.IsControl(c) ? ' ' : c));
        return printable.Length <= MaxExcerpt ? $"'{printable}'" : $"'{printable[..MaxExcerpt]}…'";
    }

    private KiwoomProtocolException TooLarge(string apiId, HttpStatusCode status) =>
        new(apiId, string.Create(CultureInfo.InvariantCulture, $"the answer is longer than the {options.MaxResponseBytes} bytes that MaxResponseBytes allows."), status) { MayPass = false };

    private Exception ToKiwoomException(string apiId, Exception e, bool timedOut, JsonRequestContent content, CallSecrets secrets, CancellationToken caller)
    {
        var wasSent = content.WasSent;
        switch (e)
        {
            case KiwoomException:
                return e;
            case not OperationCanceledException when content.WasDenied && !wasSent:
            case OrderGuardException when !wasSent:
                return new KiwoomConfigurationException(apiId, (e as OrderGuardException ?? OrderGuardException.Read()).Message, e);
            case OperationCanceledException when caller.IsCancellationRequested:
                return new OperationCanceledException(e.Message, e, caller);
            case OperationCanceledException when timedOut:
                return new KiwoomTransportException(apiId, string.Create(CultureInfo.InvariantCulture, $"no answer within {options.Timeout}."), e, wasSent);
            case HttpRequestException or IOException or SocketException or OperationCanceledException:
                // A connection that is reset as it opens is a bare SocketException: the HTTP stack asks a socket for its peer that has none any more.
                return new KiwoomTransportException(apiId, secrets.Redact(e.Message), secrets.Redact(e), wasSent);
            default:
                return e;
        }
    }
}
