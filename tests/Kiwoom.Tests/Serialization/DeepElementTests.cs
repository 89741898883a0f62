namespace Kiwoom.Tests.Serialization;

/// <summary>An element that the spec does not know is skipped, however deep it is.</summary>
internal sealed class DeepElementTests
{
    [Test]
    public async Task Unknown_element_of_any_depth_costs_nothing_else([Values(1, 63, 64, 65, 1000, 100_000)] int depth, [Values("[", "{\"a\":")] string opening)
    {
        await using var bed = TestBed.Answering(HttpAnswer.Json(
            $$"""{"new_element":{{Nested(depth, opening)}},"stk_dt_pole_chart_qry":[{"x":{{Nested(depth, opening)}},"cur_prc":"70100"}],"return_code":0}"""));

        var page = await bed.Client.Charts.GetDailyCandlesAsync("005930", new DateOnly(2025, 9, 8), true);

        Assert.That(page.Candles.Single().ClosePrice, Is.EqualTo(70100));
        Assert.That((bed.Client.UnknownElementCount, bed.Client.MalformedValueCount), Is.EqualTo((2, 0)));
    }

    [Test]
    public async Task Known_value_in_the_shape_of_a_deep_object_is_malformed_like_any_other([Values(64, 100_000)] int depth)
    {
        await using var bed = TestBed.Answering(HttpAnswer.Json(
            $$"""{"stk_dt_pole_chart_qry":[{"cur_prc":{{Nested(depth, "[")}},"trde_qty":"5"}],"return_code":0}"""));

        var page = await bed.Client.Charts.GetDailyCandlesAsync("005930", new DateOnly(2025, 9, 8), true);

        Assert.That((page.Candles.Single().ClosePrice, page.Candles.Single().Volume), Is.EqualTo(((decimal?)null, (long?)5)));
        Assert.That(bed.Client.MalformedValueCount, Is.EqualTo(1));
    }

    [Test]
    public async Task Deep_element_that_is_cut_off_or_closed_wrongly_is_still_no_JSON([Values("[[[[", "[[[}")] string broken)
    {
        await using var bed = TestBed.Answering(HttpAnswer.Json($$"""{"return_code":0,"x":{{new string('[', 5000)}}{{broken}}"""));
        await Assert.ThrowsAsync<KiwoomProtocolException>(() => bed.Client.Account.GetAccountNumberAsync());
    }

    [Test]
    public async Task Realtime_frame_with_a_deep_unknown_element_is_delivered()
    {
        await using var server = new SocketServer();
        await using var client = server.CreateClient();
        var stream = client.Realtime.StockTrades("005930");
        await stream.StartAsync();
        var session = await server.NextRegistrationAsync();
        var deep = Nested(1000, "[");

        await session.SendAsync($$"""{"x":{{deep}},"data":[{"y":{{deep}},{{SocketSession.Trade("005930", 7)[1..]}}],"trnm":"REAL"}""");

        var trade = await stream.FirstAsync();
        Assert.That((trade.AccumulatedVolume, trade.GapBefore), Is.EqualTo(((long?)7, (StreamGap?)null)));
        Assert.That((client.UnknownElementCount, client.Realtime.Statistics.MalformedFrames), Is.EqualTo((2, 0)));
    }

    private static string Nested(int depth, string opening)
    {
        var closing = opening[0] == '[' ? "]" : "}";
        return string.Concat(Enumerable.Repeat(opening, depth)) + (opening[0] == '[' ? "" : "1") + string.Concat(Enumerable.Repeat(closing, depth));
    }
}
