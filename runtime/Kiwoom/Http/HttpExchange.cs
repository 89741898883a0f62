using System.Collections.Concurrent;
using Kiwoom.Catalog;
using Kiwoom.Limits;
using Kiwoom.Recording;
using Kiwoom.Secrets;
using Kiwoom.Serialization;
using Kiwoom.Telemetry;

namespace Kiwoom.Http;

/// <summary>
/// Sends one request and reads the bytes of one answer: the only place that touches HTTP. Knows nothing of how tokens are come by.
/// </summary>
internal sealed class HttpExchange(HttpChannel channel, KiwoomOptions options, CellPolicy cells, TimeProvider timeProvider)
{
    private const int FirstReadSize = 16 * 1024;

    // The document has a dozen paths; those of a project's own spec must not fill the memory.
    private const int MaxAddresses = 256;

    private readonly Uri _baseAddress = options.Environment!.BaseAddress;
    private readonly bool _trustsStandIn = options.TrustHandlerWithOrders || options.Environment!.BaseAddress.IsLoopback;
    private readonly Redactor _redactor = cells.Redactor;
    private readonly ClientRecorder? _recorder = options.Recorder is { } recorder ? new ClientRecorder(recorder, cells.Redactor) : null;
    private readonly AnswerDecoder _decoder = new(cells, timeProvider, options.KeepAnswers);
    private readonly CallFailures _failures = new(options, cells.Redactor);
    private readonly ConcurrentDictionary<string, Uri> _addresses = new(StringComparer.Ordinal);
    private Authorization? _authorization;

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
        _redactor.Learn(endpoint.SecretsOfRequest(request));
        var content = JsonRequestContent.Create(endpoint, request, turn, _trustsStandIn);
        var message = CreateMessage(endpoint.ApiId, endpoint.Path, content, continuation, token);
        var end = new CancellationTokenSource(options.Timeout, timeProvider);
        var byCaller = cancellationToken.UnsafeRegister(Cancel, end);
        var byClient = channel.Closing.UnsafeRegister(Cancel, end);
        var sentAt = endpoint.Kind == EndpointKind.Order ? timeProvider.GetUtcNow() : default;
        try
        {
            var response = await channel.SendAsync(endpoint.ApiId, message, content, end.Token).ConfigureAwait(false);
            try
            {
                using var body = await ReadBodyAsync(endpoint.ApiId, response, end.Token).ConfigureAwait(false);
                if (endpoint.Kind != EndpointKind.Token)
                {
                    _recorder?.RecordCall(endpoint.ApiId, content, continuation, response, body);
                }

                return _decoder.Decode(endpoint, response, body.Written.Span);
            }
            finally
            {
                Foreign.Dispose(response);
            }
        }
        catch (Exception e) when (!CallFailures.IsClearRefusal(endpoint.Kind, e))
        {
            // Whoever still holds the request can give nothing of an order away after this: what is repeated was not sent.
            var wasSent = content.Close();
            var failure = _failures.ToKiwoomException(
                endpoint.ApiId,
                e is HttpRequestException && end.IsCancellationRequested ? new OperationCanceledException(e.Message, e) : e,
                timedOut: end.IsCancellationRequested && !channel.Closing.IsCancellationRequested,
                wasSent,
                cancellationToken);
            if (endpoint.Kind == EndpointKind.Order && wasSent)
            {
                throw new KiwoomOrderOutcomeUnknownException(endpoint.ApiId, request, sentAt, timeProvider, failure);
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
            byCaller.Dispose();
            byClient.Dispose();
            Foreign.Dispose(end);
            Foreign.Dispose(message);
            Foreign.Dispose(content);
        }
    }

    private static void Cancel(object? end) => ((CancellationTokenSource)end!).Cancel();

    private HttpRequestMessage CreateMessage(string apiId, string path, JsonRequestContent content, Continuation? continuation, Secret token)
    {
        var message = new HttpRequestMessage(HttpMethod.Post, AddressOf(path)) { Content = content };
        message.Headers.TryAddWithoutValidation("api-id", apiId);
        if (!token.IsEmpty)
        {
            message.Headers.TryAddWithoutValidation("authorization", AuthorizationOf(token));
        }

        if (continuation is not null)
        {
            message.Headers.TryAddWithoutValidation("cont-yn", "Y");
            message.Headers.TryAddWithoutValidation("next-key", continuation.NextKey);
        }

        return message;
    }

    /// <summary>Where a path is: made once, since an address is taken apart anew for each request otherwise.</summary>
    private Uri AddressOf(string path)
    {
        if (_addresses.TryGetValue(path, out var address))
        {
            return address;
        }

        address = new Uri(_baseAddress, path);
        if (_addresses.Count < MaxAddresses)
        {
            _addresses.TryAdd(path, address);
        }

        return address;
    }

    private string AuthorizationOf(Secret token)
    {
        var text = token.Reveal();
        if (Volatile.Read(ref _authorization) is not { } known || !ReferenceEquals(known.Token.Reveal(), text))
        {
            known = new Authorization(token, "Bearer " + text);
            Volatile.Write(ref _authorization, known);
        }

        return known.Header.Reveal();
    }

    private async ValueTask<PooledBuffer> ReadBodyAsync(string apiId, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var announced = response.Content.Headers.ContentLength;
        if (announced > options.MaxResponseBytes)
        {
            throw _failures.TooLarge(apiId, response.StatusCode);
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
                        throw _failures.TooLarge(apiId, response.StatusCode);
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

    /// <summary>The header of the token that was sent last.</summary>
    private sealed record Authorization(Secret Token, Secret Header);
}
