namespace Kiwoom.Tests.Orders;

/// <summary>A look-up that was refused found nothing out, and says so: an order that nobody saw might be sent again.</summary>
internal sealed class RefusedLookUpTests
{
    private static readonly DateTimeOffset Now = new(2025, 9, 8, 13, 5, 43, KoreanTime.Offset);

    private static readonly HttpAnswer Refused = HttpAnswer.Refusal(20, "[2000](RC7006:모의투자 조회실패)");
    private static readonly HttpAnswer NothingThere = HttpAnswer.Refusal(20, "조회할 자료가 없습니다");

    private static readonly IOrderRequest Stock =
        new BuyOrderRequest { Exchange = Exchange.Krx, StockCode = "005930", Quantity = 1, Price = 70_000, Type = OrderType.Limit };

    private static readonly IOrderRequest Gold = new GoldBuyOrderRequest { StockCode = "M04020000", Quantity = 1, Price = 160_000, Type = GoldOrderType.Limit };

    private static IEnumerable<TestCaseData> Lists =>
    [
        new(Stock, "ka10075"), new(Stock, "ka10076"), new(Stock, "kt00007"), new(Gold, "kt50075"), new(Gold, "kt50031"),
    ];

    [TestCaseSource(nameof(Lists))]
    public async Task Order_whose_list_is_refused_is_not_called_missing(IOrderRequest order, string refusedId)
    {
        await using var bed = Bed(refusedId);

        var refusal = await Assert.CatchAsync<KiwoomApiException>(() => bed.Client.FindOrderAsync(Unknown(order, bed)));

        Assert.That(refusal!.ApiId, Is.EqualTo(refusedId));
        Assert.That(refusal.ServerMessage, Does.Contain("RC7006"));
    }

    [TestCase("ka10075")]
    [TestCase("ka10076")]
    public async Task Executions_whose_list_is_refused_are_not_called_none(string refusedId)
    {
        await using var bed = Bed(refusedId);
        var gap = new StreamGap { Reason = default, From = Now.AddSeconds(-5), Until = Now };

        var refusal = await Assert.CatchAsync<KiwoomApiException>(() => bed.Client.Realtime.FindMissedExecutionsAsync(gap, []));

        Assert.That(refusal!.ApiId, Is.EqualTo(refusedId));
    }

    [Test]
    public async Task Lists_that_are_empty_have_no_candidate([Values] bool isGold)
    {
        await using var bed = Bed(null);

        Assert.That((await bed.Client.FindOrderAsync(Unknown(isGold ? Gold : Stock, bed))).Candidates, Is.Empty);
    }

    private static TestBed Bed(string? refusedId) => TestBed.Scripted(
        (connection, request) => connection.SendAsync(request.ApiId == refusedId ? Refused : NothingThere), clock: new ManualTimeProvider(Now));

    private static KiwoomOrderOutcomeUnknownException Unknown(IOrderRequest order, TestBed bed) =>
        LostOrders.Create(order, Now, new ManualTimeProvider(Now), $"lost at {bed.Server.Address}");
}
