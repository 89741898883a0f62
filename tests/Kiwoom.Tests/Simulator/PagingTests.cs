using Kiwoom.Simulator;

namespace Kiwoom.Tests.Simulator;

internal sealed class PagingTests : SimulatorTest
{
    private static readonly (string, string)[] DailyRequest = [("stk_cd", "005930"), ("base_dt", "20250908"), ("upd_stkpc_tp", "1")];
    private static readonly (string, string)[] TrendRequest = [("date", "20241125"), ("stex_tp", "1")];

    [Test]
    public async Task Example_continues_to_its_last_row()
    {
        // Five rows in the document's example, two on a page.
        var pages = await Session.CallAllPagesAsync("ka90006", TrendRequest);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(pages.Select(page => page.ContYn), Is.EqualTo(["Y", "Y", "N"]));
            Assert.That(
                pages.SelectMany(page => page.Column("prm_trde_dfrt_remn_trnsn", "dt")),
                Is.EqualTo(["20241125", "20241122", "20241121", "20241120", "20241119"]));
            Assert.That(pages.Select(page => page.ReturnCode), Is.All.Zero);
        }
    }

    [Test]
    public async Task Daily_chart_continues_over_six_hundred_days()
    {
        var pages = await Session.CallAllPagesAsync("ka10081", DailyRequest);
        var dates = pages.SelectMany(page => page.Column("stk_dt_pole_chart_qry", "dt")).ToArray();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(pages.Select(page => page.Rows("stk_dt_pole_chart_qry").Length), Is.EqualTo([200, 200, 200]));
            Assert.That(pages.Select(page => page.ContYn), Is.EqualTo(["Y", "Y", "N"]));
            Assert.That(pages[^1].NextKey, Is.Null);
            Assert.That(dates[0], Is.EqualTo("20250908"));
            Assert.That(dates[1], Is.EqualTo("20250905"));
            Assert.That(dates, Is.Ordered.Descending.And.Unique);
        }
    }

    [TestCase("ka10001", "{\"stk_cd\":\"005930\"}")]
    [TestCase("ka10002", "{\"stk_cd\":\"005930\"}")]
    [TestCase("kt10000", "{}")]
    public async Task Every_answer_has_the_three_headers_an_empty_key_where_nothing_follows(string apiId, string json)
    {
        using var request = Session.CreateRequest(apiId, json);
        using var response = await Session.Http.SendAsync(request);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(response.Headers.GetValues("api-id"), Is.EqualTo([apiId]));
            Assert.That(response.Headers.GetValues("cont-yn"), Is.EqualTo(["N"]));
            Assert.That(response.Headers.GetValues("next-key"), Is.EqualTo([""]));
        }
    }

    [TestCase("ka10002", "example")]
    [TestCase("ka10001", "market, example")]
    [TestCase("ka10095", "market, example")]
    [TestCase("ka10004", null)]
    public async Task A_header_tells_an_example_from_the_market(string apiId, string? origin)
    {
        using var request = Session.CreateRequest(apiId, "{\"stk_cd\":\"005930\"}");
        using var response = await Session.Http.SendAsync(request);

        Assert.That(response.Headers.TryGetValues("simulator-source", out var source) ? source.Single() : null, Is.EqualTo(origin));
    }

    [Test]
    public async Task Page_sizes_are_options()
    {
        await using var session = await SimulatorSession.StartAsync(new KiwoomSimulatorOptions
        {
            TimeProvider = SimulatorSession.MondayAfternoon(),
            CandlesPerPage = 7,
            CandleCount = 20,
            ExampleRowsPerPage = 100,
        });

        var candles = await session.CallAllPagesAsync("ka10081", DailyRequest);
        var trend = await session.CallAllPagesAsync("ka90006", TrendRequest);

        Assert.That(candles.Select(page => page.Rows("stk_dt_pole_chart_qry").Length), Is.EqualTo([7, 7, 6]));
        Assert.That(trend, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Same_key_gives_the_same_page_again()
    {
        var first = await Session.CallAsync("ka10081", DailyRequest);

        var second = await Session.CallAsync("ka10081", first.NextKey, DailyRequest);
        var again = await Session.CallAsync("ka10081", first.NextKey, DailyRequest);

        Assert.That(again.Text, Is.EqualTo(second.Text));
    }

    [TestCase("made-up")]
    [TestCase("AAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [TestCase("한글")]
    public async Task Unknown_key_is_refused(string key)
    {
        using var request = Session.CreateRequest("ka90006", """{"date":"20241125","stex_tp":"1"}""");
        request.Headers.Add("cont-yn", "Y");
        request.Headers.TryAddWithoutValidation("next-key", Uri.EscapeDataString(key));

        var reply = await Session.SendAsync(request);

        Assert.That(reply.ReturnCode, Is.EqualTo(2));
        Assert.That(reply.Message, Does.StartWith("[1517:").And.Contain("파라미터=next-key"));
    }

    [Test]
    public async Task Key_of_another_id_is_refused()
    {
        var first = await Session.CallAsync("ka90006", TrendRequest);

        var reply = await Session.CallAsync("ka10081", first.NextKey, DailyRequest);

        Assert.That(reply.Message, Does.StartWith("[1517:").And.Contain("파라미터=next-key"));
    }

    [Test]
    public async Task Key_of_another_request_is_refused()
    {
        var first = await Session.CallAsync("ka90006", TrendRequest);

        var reply = await Session.CallAsync("ka90006", first.NextKey, [("date", "20241122"), ("stex_tp", "1")]);

        Assert.That(reply.Message, Does.StartWith("[1517:").And.Contain("파라미터=next-key"));
    }

    [Test]
    public async Task Order_with_a_continuation_is_not_taken()
    {
        var first = await Session.CallAsync("ka90006", TrendRequest);

        var reply = await Session.CallAsync(
            "kt10000",
            first.NextKey,
            [("dmst_stex_tp", "KRX"), ("stk_cd", "005930"), ("ord_qty", "1"), ("ord_uv", ""), ("trde_tp", "3"), ("cond_uv", "")]);

        Assert.That(reply.ReturnCode, Is.EqualTo(2));
        Assert.That(Session.Simulator.Orders, Is.Empty);
    }

    [Test]
    public async Task Key_is_ignored_on_a_first_page()
    {
        using var request = Session.CreateRequest("ka90006", """{"date":"20241125","stex_tp":"1"}""");
        request.Headers.Add("cont-yn", "N");
        request.Headers.Add("next-key", "made-up");

        Assert.That((await Session.SendAsync(request)).ReturnCode, Is.Zero);
    }
}
