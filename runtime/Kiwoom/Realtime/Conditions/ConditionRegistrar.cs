using Kiwoom.Endpoints;

namespace Kiwoom.Realtime;

/// <summary>Has the server run conditions in real time, and end them.</summary>
internal sealed class ConditionRegistrar(RealtimeContext context, RegistrationBook book)
{
    /// <summary>Begins or ends one.</summary>
    /// <exception cref="KiwoomApiException">The server refused it.</exception>
    /// <exception cref="KiwoomTransportException">The connection broke, or no answer came in time.</exception>
    public async Task SendAsync(SocketLink link, RegistrationBatch batch, CancellationToken cancellationToken)
    {
        var number = batch.Routes[0].Key.Item;
        try
        {
            if (batch.IsRemoval)
            {
                await ConditionCall.SendAsync(
                    link,
                    context.Cells,
                    ConditionUnsubscriptionEndpoint.Instance,
                    new ConditionUnsubscriptionRequest { ConditionNumber = number },
                    _ => book.Confirm(batch, context.Clock.GetUtcNow()),
                    cancellationToken).ConfigureAwait(false);
                return;
            }

            await link.Conditions.EnsureAsync(cancellationToken).ConfigureAwait(false);
            await ConditionCall.SendAsync(
                link,
                context.Cells,
                ConditionSubscriptionEndpoint.Instance,
                new ConditionSubscriptionRequest { ConditionNumber = number, Exchange = ConditionSearchExchange.Krx },
                result => book.Confirm(batch, result, new Arrival(context.Clock.GetUtcNow(), context.Clock.GetTimestamp())),
                cancellationToken).ConfigureAwait(false);
        }
        catch (KiwoomTransportException e) when (!batch.IsRemoval && IsUnanswered(e))
        {
            // Restored for ever, a condition that the server does not answer would break the connection of all other streams for ever.
            book.MissAnswer(batch, e);
            throw;
        }
        catch (KiwoomProtocolException e)
        {
            book.Fail(batch, e);
        }
    }

    // The connection can also have ended because something else was not answered.
    private static bool IsUnanswered(KiwoomTransportException e) =>
        e.InnerException is TimeoutException && (e.ApiId == ConditionSubscriptionEndpoint.Instance.ApiId || e.ApiId == ConditionListEndpoint.Instance.ApiId);
}
