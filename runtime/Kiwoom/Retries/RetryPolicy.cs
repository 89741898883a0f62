using System.Net;
using Kiwoom.Catalog;
using Kiwoom.Limits;

namespace Kiwoom.Retries;

/// <summary>Which failures a call may be repeated after, and when.</summary>
internal sealed class RetryPolicy(RetryOptions options, TimeProvider clock)
{
    /// <summary>Whether a failed attempt says that the token is dead.</summary>
    public static bool RefusesToken(KiwoomException e) => e switch
    {
        KiwoomAuthenticationException refusal =>
            refusal.StatusCode == HttpStatusCode.Unauthorized || refusal.Refusal.Meaning == ReturnMeaning.Authentication || refusal.Refusal.Listed?.Repeat == ErrorRepeat.NewToken,
        KiwoomOrderOutcomeUnknownException { InnerException: KiwoomAuthenticationException inner } => RefusesToken(inner),
        _ => false,
    };

    /// <summary>The refusal of a call for which there were too many, of an order whose fate it leaves open too; null where it was another.</summary>
    public static KiwoomRateLimitException? RateLimitOf(KiwoomException e) =>
        e as KiwoomRateLimitException ?? (e as KiwoomOrderOutcomeUnknownException)?.InnerException as KiwoomRateLimitException;

    /// <summary>The pause before the next attempt; null where there is none.</summary>
    /// <param name="kind">What the endpoint does.</param>
    /// <param name="e">Why the attempt failed.</param>
    /// <param name="progress">What the call has been through.</param>
    public TimeSpan? NextDelay(EndpointKind kind, KiwoomException e, ref CallProgress progress)
    {
        if (kind == EndpointKind.Query && progress.WaitsForTurn && options.MaxAttempts > 1)
        {
            // Another program with the same key may take turn after turn: time alone ends that, not a number.
            progress.Deferrals++;
        }

        if (progress.Attempts - progress.Deferrals >= options.MaxAttempts)
        {
            return null;
        }

        TimeSpan delay;
        if (RefusesToken(e) && IsRepeatable(kind, e))
        {
            // Once: a server that refuses a new token will refuse the next one too.
            if (progress.TokenWasRefused)
            {
                return null;
            }

            progress.TokenWasRefused = true;
            delay = TimeSpan.Zero;
        }
        else if (IsRepeatable(kind, e))
        {
            var backoff = progress.WaitsForTurn ? SentCalls.Window : Backoff.Scatter(Backoff.After(progress.Attempts, options.BaseDelay, options.MaxDelay));
            delay = (RateLimitOf(e) ?? e as KiwoomApiException) is { RetryAfter: { } asked } && asked > backoff ? asked : backoff;
        }
        else
        {
            return null;
        }

        return Since(progress.FirstSent) + delay <= options.MaxTotal ? delay : null;
    }

    /// <summary>Whether a query over the socket that was refused for there being too many may be sent again after a pause.</summary>
    /// <param name="refusal">The refusal.</param>
    /// <param name="pause">How long nothing is sent.</param>
    /// <param name="progress">What the query has been through.</param>
    public bool MayRepeat(KiwoomRateLimitException refusal, TimeSpan pause, in CallProgress progress) =>
        progress.Attempts < options.MaxAttempts && IsRepeatableQuery(refusal) && Since(progress.FirstSent) + pause <= options.MaxTotal;

    private bool IsRepeatable(EndpointKind kind, KiwoomException e) => kind switch
    {
        EndpointKind.Query => IsRepeatableQuery(e),

        // Nothing but what is certain: not even a refusal in a gateway's words.
        EndpointKind.Order => e switch
        {
            KiwoomTransportException failure => failure is { WasSent: false, MayPass: true },
            KiwoomAuthenticationException { Refusal.Meaning: ReturnMeaning.Authentication } refusal => refusal.Refusal.Listed?.OrderRepeat == OrderRepeat.Safe,
            KiwoomOrderOutcomeUnknownException => options.RepeatOrdersAfterRateLimit && RateLimitOf(e)?.Refusal.Listed?.OrderRepeat == OrderRepeat.Choice,
            _ => false,
        },

        // A token request: a refusal is one, and what may pass may be repeated; but not where the answer may have held a token, for
        // another one may kill that of another process.
        _ => e is not (KiwoomAuthenticationException or KiwoomProtocolException) && IsRepeatableQuery(e),
    };

    private static bool IsRepeatableQuery(KiwoomException e) => e switch
    {
        KiwoomTransportException failure => failure.MayPass,
        KiwoomRateLimitException refusal => refusal.Refusal.Listed?.Repeat != ErrorRepeat.Never,
        KiwoomProtocolException unreadable => unreadable.MayPass,
        KiwoomServerException failure => failure.StatusCode is >= HttpStatusCode.InternalServerError or HttpStatusCode.RequestTimeout,
        KiwoomAuthenticationException => RefusesToken(e),
        _ => false,
    };

    private TimeSpan Since(long? moment) => moment is { } sent ? clock.GetElapsedTime(sent) : TimeSpan.Zero;
}
