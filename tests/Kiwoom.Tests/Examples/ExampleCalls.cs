namespace Kiwoom.Tests.Examples;

/// <summary>The document's example requests as a user writes them: one call for each endpoint.</summary>
internal static class ExampleCalls
{
    private static readonly Exchange Krx = Exchange.Krx;

    /// <summary>The calls by API ID. Every endpoint of the spec has to be here; a test sees to it.</summary>
    public static IReadOnlyDictionary<string, Func<KiwoomClient, CancellationToken, Task<KiwoomResponse>>> All { get; } =
        new Dictionary<string, Func<KiwoomClient, CancellationToken, Task<KiwoomResponse>>>
        {
            ["au10001"] = async (kiwoom, ct) => await kiwoom.OAuth.IssueTokenAsync(
                new() { AppKey = "AxserEsdcredca.....", SecretKey = "SEefdcwcforehDre2fdvc...." }, ct),
            ["au10002"] = async (kiwoom, ct) => await kiwoom.OAuth.RevokeTokenAsync(
                new() { AppKey = "AxserEsdcredca.....", SecretKey = "SEefdcwcforehDre2fdvc....", Token = "WQJCwyqInphKnR3bSRtB9NE1lv..." }, ct),
            ["ka00001"] = async (kiwoom, ct) => await kiwoom.Account.GetAccountNumberAsync(ct),
            ["ka10001"] = async (kiwoom, ct) => await kiwoom.StockInformation.GetStockProfileAsync("005930", ct),
            ["ka10004"] = async (kiwoom, ct) => await kiwoom.MarketConditions.GetOrderBookAsync("005930", ct),
            ["ka10006"] = async (kiwoom, ct) => await kiwoom.MarketConditions.GetStockDaySummaryAsync("005930", ct),
            ["ka10075"] = async (kiwoom, ct) => await kiwoom.Account.GetOpenOrdersAsync(
                new() { StockScope = StockScope.Single, Side = OrderSideFilter.All, StockCode = "005930", Exchange = Exchange.All }, cancellationToken: ct),
            ["ka10081"] = async (kiwoom, ct) => await kiwoom.Charts.GetDailyCandlesAsync("005930", new DateOnly(2025, 9, 8), true, ct),
            ["ka10095"] = async (kiwoom, ct) => await kiwoom.StockInformation.GetWatchlistQuotesAsync(["005930"], ct),
            ["ka10099"] = async (kiwoom, ct) => await kiwoom.StockInformation.GetStockListAsync(ListingMarket.Kospi, ct),
            ["ka20005"] = async (kiwoom, ct) => await kiwoom.Charts.GetSectorMinuteCandlesAsync(
                new() { SectorCode = "001", Interval = SectorMinuteInterval.Minutes5, BaseDate = new DateOnly(2026, 2, 2) }, cancellationToken: ct),
            ["ka90006"] = async (kiwoom, ct) => await kiwoom.MarketConditions.GetProgramArbitrageBalanceTrendAsync(
                new DateOnly(2024, 11, 25), Exchange.Krx, ct),
            ["kt00001"] = async (kiwoom, ct) => await kiwoom.Account.GetDepositAsync(DepositQueryType.Estimated, ct),
            ["kt00007"] = async (kiwoom, ct) => await kiwoom.Account.GetOrderHistoryAsync(
                new()
                {
                    QueryType = OrderHistoryQueryType.OrderSequence,
                    SecurityKind = SecurityKind.All,
                    Side = OrderSideFilter.All,
                    StockCode = "005930",
                    Exchange = Exchange.All,
                },
                cancellationToken: ct),
            ["kt00018"] = async (kiwoom, ct) => await kiwoom.Account.GetHoldingsAsync(HoldingsQueryType.Combined, Exchange.Krx, ct),
            ["kt10000"] = async (kiwoom, ct) => await kiwoom.Orders.BuyAsync(
                new() { Exchange = Krx, StockCode = "005930", Quantity = 1, Type = OrderType.Market }, ct),
            ["kt10001"] = async (kiwoom, ct) => await kiwoom.Orders.SellAsync(
                new() { Exchange = Krx, StockCode = "005930", Quantity = 1, Type = OrderType.Market }, ct),
            ["kt10002"] = async (kiwoom, ct) => await kiwoom.Orders.ModifyAsync(
                new() { Exchange = Krx, OriginalOrderNumber = "0000139", StockCode = "005930", Quantity = 1, Price = 199_700 }, ct),
            ["kt10003"] = async (kiwoom, ct) => await kiwoom.Orders.CancelAsync(
                new() { Exchange = Krx, OriginalOrderNumber = "0000140", StockCode = "005930", Quantity = 1 }, ct),
        };

    public static IEnumerable<string> Ids => All.Keys;

    public static IEnumerable<string> Orders => ["kt10000", "kt10001", "kt10002", "kt10003"];

    /// <summary>Makes an endpoint's example call.</summary>
    public static Task<KiwoomResponse> SendAsync(this KiwoomClient kiwoom, string apiId, CancellationToken cancellationToken = default) =>
        All[apiId](kiwoom, cancellationToken);
}
