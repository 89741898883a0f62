using Kiwoom.Simulator.Answers;

namespace Kiwoom.Simulator.Exchange.Front.Lists;

/// <summary>Everything that is told of the market and the account by declared columns and rows.</summary>
internal static class MarketLists
{
    public static IEnumerable<(string ApiId, IAnswerSource Source)> All(ExchangeHost host) =>
    [
        .. Rankings.ById.Select(ranking => (ranking.Key, ranking.Value.ToSource(host))),
        .. StockLists.All(host),
        .. FundLists.All(host),
        .. Charts.All(host),
        .. Sectors.All(host),
        .. Listings.All(host),
        .. AccountLists.All(host),
        ("ka10025", VolumeProfile.ToSource(host)),
        ("ka10054", Interruptions.ToSource(host)),
        ("ka50087", GoldExpectation.ToSource(host)),
    ];
}
