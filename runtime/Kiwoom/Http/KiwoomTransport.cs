using System.Diagnostics;
using Kiwoom.Authentication;
using Kiwoom.Catalog;
using Kiwoom.Limits;
using Kiwoom.Orders;
using Kiwoom.Retries;
using Kiwoom.Serialization;
using Kiwoom.Telemetry;
using Microsoft.Extensions.Logging;

namespace Kiwoom.Http;

/// <summary>
/// What every generated method calls: checks the request, waits for its turn, gets a token, sends, repeats what may be repeated,
/// and walks pages.
/// </summary>
internal sealed partial class KiwoomTransport(
    HttpExchange exchange,
    TokenProvider tokens,
    CallLimits limits,
    RetryPolicy retries,
    OrderGate gate,
    MockGate mockGate,
    string environment,
    TimeProvider clock,
    ILogger logger)
{
    /// <summary>One call, one page.</summary>
    public async Task<TResponse> SendAsync<TRequest, TResponse>(
        Endpoint<TRequest, TResponse> endpoint, TRequest request, Continuation? continuation, CancellationToken cancellationToken)
        where TResponse : KiwoomResponse
    {
        ArgumentNullException.ThrowIfNull(request);
        Check(endpoint, request, continuation);
        mockGate.Pass(endpoint);
        gate.Pass(endpoint, request);
        cancellationToken.ThrowIfCancellationRequested();
        var place = gate.Count(endpoint.ApiId, request);
        var scope = CallScope.Begin(endpoint.ApiId, endpoint.Kind, environment, clock);
        var progress = default(CallProgress);
        Exception? error = null;
        KiwoomOrderOutcomeUnknownException? doubt = null;
        try
        {
            while (true)
            {
                progress.Attempts++;
                try
                {
                    var (given, token) = await WaitForTurnAsync(endpoint, progress.Attempts > 1, cancellationToken).ConfigureAwait(false);
                    using var turn = given;
                    progress.FirstSent ??= clock.GetTimestamp();
                    place?.Renew();
                    try
                    {
                        if (turn is not null)
                        {
                            token ??= await tokens.GetAsync(cancellationToken).ConfigureAwait(false);
                        }

                        var answer = await exchange.SendAsync(endpoint, request, turn is null ? null : continuation, token?.Value ?? default, cancellationToken, turn).ConfigureAwait(false);
                        token?.Accept();
                        turn?.Answered();
                        return answer;
                    }
                    catch (KiwoomException e) when (turn is not null)
                    {
                        Hear(endpoint.ApiId, e, turn, token);
                        throw;
                    }
                    finally
                    {
                        if (turn is { WasSent: true })
                        {
                            place?.Spend();
                        }
                    }
                }
                catch (KiwoomException e)
                {
                    progress.WaitsForTurn = RetryPolicy.RateLimitOf(e) is not null && limits.LearnsOf(endpoint.ApiId) && endpoint.Kind != EndpointKind.Token;

                    // What the token request went through has been repeated already.
                    if (e.ApiId != endpoint.ApiId || retries.NextDelay(endpoint.Kind, e, ref progress) is not { } delay)
                    {
                        throw;
                    }

                    doubt ??= e as KiwoomOrderOutcomeUnknownException;
                    LogRepeat(endpoint.ApiId, e, progress.Attempts, delay);
                    if (!progress.WaitsForTurn)
                    {
                        await PauseAsync(e, delay, cancellationToken).ConfigureAwait(false);
                    }
                }
            }
        }
        catch (Exception e)
        {
            // What became of a later attempt says nothing of the one before.
            error = doubt?.StillUnknown(e) ?? e;
            if (error != e)
            {
                throw error;
            }

            throw;
        }
        finally
        {
            place?.End();
            scope.End(progress.Attempts, error, clock);
        }
    }

    private static void Check<TRequest, TResponse>(Endpoint<TRequest, TResponse> endpoint, TRequest request, Continuation? continuation)
        where TResponse : KiwoomResponse
    {
        var check = new RequestCheck(endpoint.ApiId);
        endpoint.Check(request, ref check);
        if (continuation is not null)
        {
            check.Continuation(continuation);
        }

        if (endpoint.Kind == EndpointKind.Query && ApiIds.ProblemOfQuery(endpoint.ApiId, endpoint.Path, ref endpoint.QueryOf) is { } problem)
        {
            check.Add(problem);
        }

        check.ThrowIfAny();
    }

    /// <summary>What a failed attempt teaches of its token and of the limit.</summary>
    private void Hear(string apiId, KiwoomException e, Turn turn, Token? token)
    {
        if (token is not null && RetryPolicy.RefusesToken(e))
        {
            // A dead token arrives as return_code 3 with HTTP 200; keeping it would fail every call until it expires.
            tokens.Forget(token, e);
        }
        else if (RetryPolicy.RateLimitOf(e) is { } refusal)
        {
            limits.Refused(apiId, turn, refusal);
        }
        else if (e is KiwoomApiException and not KiwoomServerException)
        {
            // The server has read it, and refused it for what it says.
            turn.Answered();
        }
    }

    /// <summary>A call's turn, and its token unless it is to be asked for again after a wait. Neither for the token calls, which have no turn.</summary>
    private async ValueTask<(Turn? Turn, Token? Token)> WaitForTurnAsync<TRequest, TResponse>(
        Endpoint<TRequest, TResponse> endpoint, bool isRepeat, CancellationToken cancellationToken)
        where TResponse : KiwoomResponse
    {
        if (endpoint.Kind == EndpointKind.Token)
        {
            return default;
        }

        // The token before the turn: calls that had theirs and then wait together for a token would all be sent at once.
        var token = await tokens.GetAsync(cancellationToken).ConfigureAwait(false);
        var acquiring = limits.WaitAsync(limits.Find(endpoint.ApiId, endpoint.Kind, endpoint.Path), isRepeat, cancellationToken);
        if (!acquiring.IsCompleted)
        {
            var began = clock.GetTimestamp();
            var waited = await acquiring.ConfigureAwait(false);
            Foreign.Record(KiwoomTelemetry.LimitWaits, clock.GetElapsedTime(began).TotalSeconds, new TagList { { KiwoomTelemetry.ApiIdTag, endpoint.ApiId } });
            return waited.IsAcquired ? (waited, null) : throw limits.QueueFull(endpoint.ApiId);
        }

        var turn = await acquiring.ConfigureAwait(false);
        return turn.IsAcquired ? (turn, token) : throw limits.QueueFull(endpoint.ApiId);
    }

    private void LogRepeat(string apiId, KiwoomException e, int attempts, TimeSpan delay)
    {
        var reason = e.GetType().Name;
        LogRepeat(logger, apiId, attempts, reason, delay.TotalMilliseconds);
        Foreign.Count(
            KiwoomTelemetry.RetryCount,
            new KeyValuePair<string, object?>(KiwoomTelemetry.ApiIdTag, apiId),
            new KeyValuePair<string, object?>(KiwoomTelemetry.ErrorTag, reason));
    }

    private async Task PauseAsync(KiwoomException e, TimeSpan delay, CancellationToken cancellationToken)
    {
        if (delay <= TimeSpan.Zero)
        {
            return;
        }

        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, tokens.Disposed);
        try
        {
            await Task.Delay(delay, clock, ending.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new ObjectDisposedException(nameof(KiwoomClient), e);
        }
    }

    [LoggerMessage(10, LogLevel.Information, "{ApiId}: attempt {Attempt} failed ({Reason}); the next in {DelayMilliseconds:0} ms")]
    private static partial void LogRepeat(ILogger logger, string apiId, int attempt, string reason, double delayMilliseconds);
}
