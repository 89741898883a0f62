using Kiwoom.ConditionSearch;
using Kiwoom.Endpoints;

namespace Kiwoom.Realtime;

/// <summary>A CNSRREQ or CNSRCLR frame: one condition.</summary>
internal sealed class ConditionBatch(ConditionRoute route, bool isRemoval) : RegistrationBatch([route], isRemoval)
{
    public override async Task SendAsync(SocketLink link, RequestTurn turn, RegistrationBook book)
    {
        if (IsRemoval)
        {
            await ConditionCall.SendAsync(
                link,
                ConditionUnsubscriptionEndpoint.Instance,
                new ConditionUnsubscriptionRequest { ConditionNumber = route.Key.Item },
                route.Key.Item,
                turn,
                _ => book.Acknowledge(this),
                CancellationToken.None).ConfigureAwait(false);
            return;
        }

        var listing = link.Conditions.EnsureAsync(turn, CancellationToken.None);
        if (!listing.IsCompletedSuccessfully)
        {
            // The list, which has a turn of its own, comes first.
            link.Pacer.GiveBack(turn);
        }

        await listing.ConfigureAwait(false);
        await ConditionCall.SendAsync(
            link,
            ConditionSubscriptionEndpoint.Instance,
            new ConditionSubscriptionRequest { ConditionNumber = route.Key.Item },
            route.Key.Item,
            turn,
            result => book.Acknowledge(this, result),
            CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>Begins the result that the condition's messages change.</summary>
    public void Begin(ConditionSubscription result, in Arrival arrival) => route.Stocks.Begin(result.Stocks.Select(stock => stock.StockCode), route, arrival);

    protected override bool IsOwn(string apiId) => IsRemoval
        ? apiId == ConditionUnsubscriptionEndpoint.Instance.ApiId
        : apiId == ConditionSubscriptionEndpoint.Instance.ApiId || apiId == ConditionListEndpoint.Instance.ApiId;
}
