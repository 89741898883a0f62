namespace Kiwoom.Tests.Http;

/// <summary>Pages: where the next one begins stands in the answer's headers and goes back in the next request's.</summary>
internal sealed class ContinuationTests
{
    private static readonly DailyCandlesRequest Request = new() { StockCode = "005930", BaseDate = new DateOnly(2025, 9, 8), AdjustedPrice = true };

    [Test]
    public async Task Answer_with_another_page_has_its_continuation()
    {
        await using var bed = TestBed.Answering(Page(1).WithNextPage("A005930 2025/09+=="));

        var page = await bed.Client.Charts.GetDailyCandlesAsync(Request);

        Assert.That(page.Continuation, Is.EqualTo(new Continuation("ka10081", "A005930 2025/09+==")));
    }

    [Test]
    public async Task Continuation_goes_back_in_the_headers_and_the_body_stays()
    {
        await using var bed = TestBed.Answering(Page(1).WithNextPage("KEY 1"));

        var first = await bed.Client.Charts.GetDailyCandlesAsync(Request);
        await bed.Client.Charts.GetDailyCandlesAsync(Request, first.Continuation);

        Assert.That((bed.Calls[0]["cont-yn"], bed.Calls[0]["next-key"]), Is.EqualTo(((string?)null, (string?)null)));
        Assert.That((bed.Calls[1]["cont-yn"], bed.Calls[1]["next-key"]), Is.EqualTo(("Y", "KEY 1")));
        Assert.That(bed.Calls[1].Text, Is.EqualTo(bed.Calls[0].Text));
    }

    [Test]
    public async Task Client_keeps_nothing_of_a_page_for_the_next_call()
    {
        await using var bed = TestBed.Answering(request => request.ApiId == "kt10000"
            ? HttpAnswer.Json("""{"ord_no":"0000139","return_code":0}""")
            : Page(1).WithNextPage("KEY"));

        await bed.Client.Charts.GetDailyCandlesAsync(Request);
        await bed.Client.Charts.GetDailyCandlesAsync(Request);
        await bed.Client.Orders.BuyAsync(new() { Exchange = Exchange.Krx, StockCode = "005930", Quantity = 1, Type = OrderType.Market });

        Assert.That(bed.Calls.Select(call => call["next-key"] ?? call["cont-yn"]), Is.All.Null);
    }

    [TestCase("N", "KEY")]
    [TestCase("", "KEY")]
    [TestCase("N", "")]
    public async Task Last_page_has_no_continuation(string more, string key)
    {
        await using var bed = TestBed.Answering(Page(1).WithHeader("cont-yn", more).WithHeader("next-key", key));

        Assert.That((await bed.Client.Charts.GetDailyCandlesAsync(Request)).Continuation, Is.Null);
    }

    [TestCase("n")]
    [TestCase(" N ")]
    [TestCase("N", "N")]
    [TestCase("N, N")]
    [TestCase("N", "")]
    public async Task Last_page_is_told_in_any_case_and_by_a_proxy_that_doubles_headers(params string[] flags)
    {
        await using var bed = TestBed.Answering(flags.Aggregate(Page(1), (page, flag) => page.WithHeader("cont-yn", flag)));

        Assert.That((await bed.Client.Charts.GetDailyCandlesAsync(Request)).Continuation, Is.Null);
    }

    [TestCase("\"Y\"")]
    [TestCase("true")]
    [TestCase("0")]
    [TestCase("Yes")]
    [TestCase("Y, N")]
    [TestCase("Y", "Y")]
    [TestCase("N", "Y")]
    [TestCase("Y", "N")]
    [TestCase("Y, Y")]
    [TestCase("", "Y")]
    public async Task What_is_neither_Y_nor_N_is_a_failure_and_not_the_end_of_the_pages(params string[] flags)
    {
        var answer = flags.Aggregate(Page(1).WithHeader("next-key", "KEY"), (page, flag) => page.WithHeader("cont-yn", flag));
        await using var bed = TestBed.Answering(answer);

        Assert.That(() => bed.Client.Charts.GetDailyCandlesAsync(Request), Throws.TypeOf<KiwoomProtocolException>().With.Message.Contains("cont-yn"));

        var rows = 0;
        await Assert.ThrowsAsync<KiwoomProtocolException>(async () =>
        {
            await foreach (var _ in bed.Client.Charts.EnumerateDailyCandlesAsync(Request))
            {
                rows++;
            }
        });
        Assert.That(rows, Is.Zero);
    }

    [Test]
    public async Task Unclear_page_is_asked_for_once([Values("true", "Y")] string flag)
    {
        await using var bed = TestBed.Answering(Page(1).WithHeader("cont-yn", flag), options => options.Retries = new() { MaxAttempts = 4, BaseDelay = TimeSpan.Zero });

        await Assert.ThrowsAsync<KiwoomProtocolException>(() => bed.Client.Charts.GetDailyCandlesAsync(Request));

        Assert.That(bed.Calls, Has.Count.EqualTo(1));
    }

    [TestCase("KEY", "KEY")]
    [TestCase("KEY", "OTHER")]
    [TestCase("kéy")]
    [TestCase("a\tb")]
    public async Task Next_key_that_could_not_go_back_is_refused_where_it_is_read(params string[] keys)
    {
        var answer = keys.Aggregate(Page(1).WithHeader("cont-yn", "Y"), (page, key) => page.WithHeader("next-key", key));
        await using var bed = TestBed.Answering(answer);

        Assert.That(() => bed.Client.Charts.GetDailyCandlesAsync(Request), Throws.TypeOf<KiwoomProtocolException>().With.Message.Contains("next-key"));
    }

    [Test]
    public async Task Refusal_is_not_hidden_by_an_unclear_paging_header([Values("true", "Y")] string flag)
    {
        await using var bed = TestBed.Answering(HttpAnswer.Refusal(2, "[1511:필수]").WithHeader("cont-yn", flag));
        await Assert.ThrowsAsync<KiwoomInvalidRequestException>(() => bed.Client.Charts.GetDailyCandlesAsync(Request));
    }

    [Test]
    public async Task Unclear_paging_headers_mean_nothing_on_an_order_that_was_accepted()
    {
        await using var bed = TestBed.Answering(HttpAnswer.Json("""{"ord_no":"0000139","return_code":0}""").WithHeader("cont-yn", "Y").WithHeader("cont-yn", "N"));
        var receipt = await bed.Client.Orders.BuyAsync(new() { Exchange = Exchange.Krx, StockCode = "005930", Quantity = 1, Type = OrderType.Market });
        Assert.That(receipt.OrderNumber, Is.EqualTo("0000139"));
    }

    [Test]
    public async Task Key_alone_announces_no_page()
    {
        await using var bed = TestBed.Answering(Page(1).WithHeader("next-key", "KEY"));

        Assert.That((await bed.Client.Charts.GetDailyCandlesAsync(Request)).Continuation, Is.Null);
    }

    [Test]
    public async Task Header_names_and_the_Y_are_read_in_any_case()
    {
        await using var bed = TestBed.Answering(Page(1).WithHeader("Cont-Yn", "y").WithHeader("NEXT-KEY", "KEY"));

        Assert.That((await bed.Client.Charts.GetDailyCandlesAsync(Request)).Continuation?.NextKey, Is.EqualTo("KEY"));
    }

    [Test]
    public async Task Page_announced_without_a_key_is_a_protocol_failure_and_not_the_end([Values(null, "")] string? key)
    {
        var answer = Page(1).WithHeader("cont-yn", "Y");
        await using var bed = TestBed.Answering(key is null ? answer : answer.WithHeader("next-key", key));

        var e = (await Assert.ThrowsAsync<KiwoomProtocolException>(() => bed.Client.Charts.GetDailyCandlesAsync(Request)))!;

        Assert.That(e.Message, Is.EqualTo("ka10081: the server announced another page without a next-key."));
    }

    private static HttpAnswer Page(int close) => HttpAnswer.Json($$"""{"stk_dt_pole_chart_qry":[{"cur_prc":"{{close}}"}],"return_code":0}""");
}
