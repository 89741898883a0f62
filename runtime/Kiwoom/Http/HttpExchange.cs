using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Kiwoom.Catalog;
using Kiwoom.Limits;
using Kiwoom.Orders;
using Kiwoom.Recording;
using Kiwoom.Secrets;
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
    private readonly bool _trustsStandIn = options.TrustHandlerWithOrders || options.Environment!.BaseAddress.IsLoopback;
    private readonly Redactor _redactor = cells.Redactor;
    private readonly ClientRecorder? _recorder = options.Recorder is { } recorder ? new ClientRecorder(recorder, cells.Redactor) : null;

    /// <summary>Carries out one call.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="request">The request, already checked.</param>
    /// <param name="continuation">The page to ask for; null for the first.</param>
    /// <param name="token">The access token; empty for the token calls themselves.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <param name="turn">Hears when the call goes out.</param>
    public async Task<TResponse> SendAsync<TRequest, TResponse>(
        Endpoint<TRequest, TResponse> endpoint,
        TRequest request,
        Continuation? continuation,
        Secret token,
        CancellationToken cancellationToken,
        Turn? turn = null)
        where TResponse : KiwoomResponse
    {
        cancellationToken.ThrowIfCancellationRequested();
        _redactor.Learn(token);
        Learn(endpoint.SecretsOfRequest(request));
        var content = JsonRequestContent.Create(endpoint, request, turn, _trustsStandIn);
        var message = CreateMessage(endpoint.ApiId, endpoint.Path, content, continuation, token);
        var timeout = new CancellationTokenSource(options.Timeout, timeProvider);
        var linked = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        var sentAt = timeProvider.GetUtcNow();
        try
        {
            var response = await channel.SendAsync(endpoint.ApiId, message, content, linked.Token).ConfigureAwait(false);
            try
            {
                using var body = await ReadBodyAsync(endpoint.ApiId, response, linked.Token).ConfigureAwait(false);
                Record(endpoint, content, continuation, response, body);
                return Decode(endpoint, response, body.Written.Span);
            }
            finally
            {
                Foreign.Dispose(response);
            }
        }
        catch (Exception e) when (!IsClearRefusal(endpoint.Kind, e))
        {
            // Whoever still holds the request can give nothing of an order away after this: what is repeated was not sent.
            var wasSent = content.Close();
            var failure = ToKiwoomException(endpoint.ApiId, e, timeout.IsCancellationRequested, wasSent, cancellationToken);
            if (endpoint.Kind == EndpointKind.Order && wasSent)
            {
                throw new OrderOutcomeUnknownException(endpoint.ApiId, request, sentAt, timeProvider, failure);
            }

            if (ReferenceEquals(failure, e))
            {
                throw;
            }

            throw failure;
        }
        finally
        {
            // The timer is the application's clock's, and a handler may have put a body of its own into the message.
            Foreign.Dispose(linked);
            Foreign.Dispose(timeout);
            Foreign.Dispose(message);
            Foreign.Dispose(content);
        }
    }

    /// <summary>
    /// Whether the server certainly did not do what it was asked. A failure of its own, a refusal that nobody documents, and one
    /// that contradicts itself do not tell. Neither does "too many requests" of an order: some found it taken all the same, others not.
    /// </summary>
    private static bool IsClearRefusal(EndpointKind kind, Exception e) =>
        e is KiwoomApiException { StatusCode: < HttpStatusCode.InternalServerError, Refusal.Meaning: not ReturnMeaning.Success } and not KiwoomServerException &&
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

        Learn(endpoint.SecretsOfAnswer(answer));

        // Only a return_code that was read and says so is success, where no code in the words says otherwise; an HTTP failure never is.
        var isSuccess = ReturnCodes.MeaningOf(reader.ReturnCode) switch
        {
            ReturnMeaning.Success => endpoint.Kind == EndpointKind.Order || !RefusalWords.NameRefusal(reader.ReturnMessage),
            ReturnMeaning.NothingFound => endpoint.Kind == EndpointKind.Query && !RefusalWords.NameRefusal(reader.ReturnMessage),
            _ => false,
        };

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

    /// <summary>Shows the call to a recorder, which must not cost anybody an answer.</summary>
    private void Record<TRequest, TResponse>(
        Endpoint<TRequest, TResponse> endpoint, JsonRequestContent content, Continuation? continuation, HttpResponseMessage response, PooledBuffer body)
        where TResponse : KiwoomResponse
    {
        if (_recorder is null || endpoint.Kind == EndpointKind.Token)
        {
            return;
        }

        try
        {
            _recorder.RecordCall(ToEntry(endpoint.ApiId, content, continuation, response, body));
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
            NextKey = ContinuationHeaders.Read(response).NextKey,
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

    /// <summary>How long the server asks to wait, in seconds or until a date.</summary>
    private TimeSpan? ReadRetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date > timeProvider.GetUtcNow() ? date - timeProvider.GetUtcNow() : TimeSpan.Zero,
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

    private void Learn(Secret[] secrets)
    {
        foreach (var secret in secrets)
        {
            _redactor.Learn(secret);
        }
    }

    private KiwoomProtocolException TooLarge(string apiId, HttpStatusCode status) =>
        new(apiId, string.Create(CultureInfo.InvariantCulture, $"the answer is longer than the {options.MaxResponseBytes} bytes that MaxResponseBytes allows."), status) { MayPass = false };

    private Exception ToKiwoomException(string apiId, Exception e, bool timedOut, bool wasSent, CancellationToken caller)
    {
        switch (e)
        {
            case KiwoomException:
                return e;
            case not OperationCanceledException when !wasSent && OrderGuardException.In(e) is { } guarded:
                return new KiwoomConfigurationException(apiId, guarded.Message, _redactor.Redact(e));
            case OperationCanceledException when caller.IsCancellationRequested:
                return new OperationCanceledException(_redactor.Redact(e.Message), _redactor.Redact(e), caller);
            case OperationCanceledException when timedOut:
                return new KiwoomTransportException(apiId, string.Create(CultureInfo.InvariantCulture, $"no answer within {options.Timeout}."), _redactor.Redact(e), wasSent);
            case HttpRequestException or IOException or SocketException or OperationCanceledException:
                // A connection that is reset as it opens is a bare SocketException: the HTTP stack asks a socket for its peer that has none any more.
                return new KiwoomTransportException(apiId, _redactor.Redact(e.Message), _redactor.Redact(e), wasSent);
            default:
                // What a handler of the application throws goes on as it is, unless it repeats a secret.
                return _redactor.Redact(e) ?? new KiwoomTransportException(apiId, _redactor.Redact(e.Message), wasSent: wasSent) { MayPass = false };
        }
    }
}
