namespace Kiwoom.Tests.Serialization;

/// <summary>What a server could only refuse, or worse, misunderstand, is never sent.</summary>
[EveryCulture]
internal sealed class RequestCheckTests(string culture) : CultureFixture(culture)
{
    private static readonly BuyOrderRequest GoodOrder = new()
    {
        Exchange = Exchange.Krx,
        StockCode = "005930",
        Quantity = 10,
        Price = 70_000,
        Type = OrderType.Limit,
    };

    private static readonly OrderHistoryRequest GoodHistory = new()
    {
        QueryType = OrderHistoryQueryType.OrderSequence,
        SecurityKind = SecurityKind.All,
        Side = OrderSideFilter.All,
        Exchange = Exchange.All,
    };

    [Test]
    public Task Missing_stock_code() => AssertProblemAsync(GoodOrder with { StockCode = default }, "StockCode (stk_cd) is missing.");

    [Test]
    public Task Stock_code_of_spaces_is_missing() => AssertProblemAsync(GoodOrder with { StockCode = "  " }, "StockCode (stk_cd) is missing.");

    [Test]
    public Task Missing_order_number() => AssertProblemAsync(
        (kiwoom, ct) => kiwoom.Orders.CancelAsync(
            new() { Exchange = Exchange.Krx, OriginalOrderNumber = "  ", StockCode = "005930", Quantity = 1 }, ct),
        "OriginalOrderNumber (orig_ord_no) is missing.");

    [Test]
    public Task Order_number_too_long() => AssertProblemAsync(
        (kiwoom, ct) => kiwoom.Orders.CancelAsync(
            new() { Exchange = Exchange.Krx, OriginalOrderNumber = "00001401", StockCode = "005930", Quantity = 1 }, ct),
        "OriginalOrderNumber (orig_ord_no) has 8 characters: at most 7 fit.");

    [Test]
    public Task Optional_text_is_checked_too() => AssertProblemAsync(
        (kiwoom, ct) => kiwoom.Account.GetOrderHistoryAsync(GoodHistory with { StartOrderNumber = "12345678" }, cancellationToken: ct),
        "StartOrderNumber (fr_ord_no) has 8 characters: at most 7 fit.");

    [Test]
    public Task Control_characters_in_a_text() => AssertProblemAsync(
        (kiwoom, ct) => kiwoom.Account.GetOrderHistoryAsync(GoodHistory with { StartOrderNumber = "1\n2" }, cancellationToken: ct),
        "StartOrderNumber (fr_ord_no) has control characters in it.");

    [Test]
    public Task Stock_code_too_long() =>
        AssertProblemAsync(GoodOrder with { StockCode = "0059300059300" }, "StockCode (stk_cd) has 13 characters: at most 12 fit.");

    [Test]
    public async Task Bad_stock_code([Values("삼성전자", "005 930", "005930_XX", "005930|", "005930\"", "５９３０", "005-30")] string code)
    {
        var e = await RefusedAsync((kiwoom, ct) => kiwoom.Orders.BuyAsync(GoodOrder with { StockCode = code }, ct));
        Assert.That(e.Problems.Single(), Does.StartWith($"StockCode (stk_cd) is '{code}': a stock code has letters and digits only"));
    }

    [Test]
    public async Task Stock_code_whose_zeros_were_lost([Values("XYZ", "5930", "5930_NX", "A5930")] string code)
    {
        var e = await RefusedAsync((kiwoom, ct) => kiwoom.MarketConditions.GetOrderBookAsync(code, ct));
        Assert.That(e.Problems, Is.EqualTo([$"StockCode (stk_cd) is '{code}': a stock code has six letters and digits, leading zeros among them."]));
    }

    [Test]
    public async Task Every_kind_of_code_is_sent(
        [Values("005930", "0156T0", "005930_NX", "0156T0_AL", "57JBHH", "J57JBHH", "530036", "Q530036", "J0036221D", "0156t0")] string code)
    {
        await using var bed = TestBed.Answering(HttpAnswer.Json("""{"return_code":0}"""));
        await bed.Client.MarketConditions.GetOrderBookAsync(code);
        Assert.That(bed.Call.Element("stk_cd"), Is.EqualTo(((StockCode)code).ToString()));
    }

    [Test]
    public async Task Bad_stock_code_in_a_list([Values("삼성전자", "005 930", "005930;000660", "005930\"")] string code)
    {
        var e = await RefusedAsync((kiwoom, ct) => kiwoom.StockInformation.GetWatchlistQuotesAsync(["005930", code], ct));
        Assert.That(e.Problems.Single(), Does.StartWith($"StockCodes (stk_cd) is '{code}': a stock code has letters and digits only"));
    }

    [Test]
    public Task Short_stock_code_in_a_list() => AssertProblemAsync(
        (kiwoom, ct) => kiwoom.StockInformation.GetWatchlistQuotesAsync(["005930", "660"], ct),
        "StockCodes (stk_cd) is '660': a stock code has six letters and digits, leading zeros among them.");

    [Test]
    public Task Bar_inside_a_stock_code_of_a_list() => AssertProblemsAsync(
        (kiwoom, ct) => kiwoom.StockInformation.GetWatchlistQuotesAsync(["005930|000660"], ct),
        p => p.Any(text => text == "StockCodes (stk_cd) has the value '005930|000660': give one code each."));

    [Test]
    public Task Empty_stock_code_in_a_list() => AssertProblemAsync(
        (kiwoom, ct) => kiwoom.StockInformation.GetWatchlistQuotesAsync(["005930", ""], ct),
        "StockCodes (stk_cd) has the value '': give one code each.");

    [Test]
    public Task Empty_list() => AssertProblemAsync(
        (kiwoom, ct) => kiwoom.StockInformation.GetWatchlistQuotesAsync([], ct), "StockCodes (stk_cd) is missing.");

    [Test]
    public Task Too_many_codes() => AssertProblemAsync(
        (kiwoom, ct) => kiwoom.StockInformation.GetWatchlistQuotesAsync([.. Enumerable.Repeat<StockCode>("005930", 101)], ct),
        "StockCodes (stk_cd) has 101 values: at most 100 go into one request.");

    [Test]
    public async Task Hundred_codes_are_sent()
    {
        await using var bed = TestBed.Answering(HttpAnswer.Json("""{"return_code":0}"""));
        await bed.Client.StockInformation.GetWatchlistQuotesAsync([.. Enumerable.Repeat<StockCode>("005930_NX", 100)]);
        Assert.That(bed.Call.Element("stk_cd")!.Split('|'), Has.Length.EqualTo(100));
    }

    [Test]
    public Task Unknown_code() => AssertProblemAsync(
        GoodOrder with { Exchange = Exchange.Unknown },
        "Exchange (dmst_stex_tp) is Unknown, which cannot be sent: choose one of Krx, Nxt, Sor.");

    [Test]
    public Task Number_that_is_no_member() => AssertProblemAsync(
        GoodOrder with { Exchange = (Exchange)77 },
        "Exchange (dmst_stex_tp) is 77, which cannot be sent: choose one of Krx, Nxt, Sor.");

    [Test]
    public Task Exchange_that_is_no_route_of_an_order() => AssertProblemAsync(
        GoodOrder with { Exchange = Exchange.All },
        "Exchange (dmst_stex_tp) is All, which cannot be sent: choose one of Krx, Nxt, Sor.");

    [Test]
    public Task Route_of_an_order_where_figures_are_asked_for() => AssertProblemAsync(
        (kiwoom, ct) => kiwoom.Rankings.GetTopTradingValueStocksAsync(new() { IncludeAdministrativeIssues = true, Exchange = Exchange.Sor }, cancellationToken: ct),
        "Exchange (stex_tp) is Sor, which cannot be sent: choose one of Krx, Nxt, All.");

    [Test]
    public Task Negative_price() => AssertProblemAsync(GoodOrder with { Price = -70_000 }, "Price (ord_uv) is -70000: a price is not negative.");

    [Test]
    public Task Negative_stop_price() => AssertProblemAsync(GoodOrder with { StopPrice = -1 }, "StopPrice (cond_uv) is -1: a price is not negative.");

    [Test]
    public Task Negative_quantity() => AssertProblemAsync(GoodOrder with { Quantity = -10 }, "Quantity (ord_qty) is -10: it cannot be negative.");

    [Test]
    public Task Fractional_won() => AssertProblemAsync(
        GoodOrder with { Price = 70_000.5m }, "Price (ord_uv) is 70000.5: it must be whole; nothing is rounded for you.");

    [Test]
    public Task Smallest_fraction_of_a_won_is_not_rounded_away() => AssertProblemsAsync(
        (kiwoom, ct) => kiwoom.Orders.BuyAsync(GoodOrder with { Price = 70_000.00000000000001m }, ct),
        problems => problems[0] == "Price (ord_uv) is 70000.00000000000001: it must be whole; nothing is rounded for you.");

    [Test]
    public async Task Whole_price_with_zeros_behind_the_point_is_sent_whole()
    {
        await using var bed = TestBed.Answering(HttpAnswer.Json("""{"return_code":0,"ord_no":"0000017"}"""));
        await bed.Client.Orders.BuyAsync(GoodOrder with { Price = 70_000.00m });
        Assert.That(bed.Call.Element("ord_uv"), Is.EqualTo("70000"));
    }

    [Test]
    public Task Price_too_long() => AssertProblemAsync(GoodOrder with { Price = 1_000_000_000_000 }, "Price (ord_uv) has 13 characters: at most 12 fit.");

    [Test]
    public Task Quantity_too_long() =>
        AssertProblemAsync(GoodOrder with { Quantity = 1_000_000_000_000 }, "Quantity (ord_qty) has 13 characters: at most 12 fit.");

    [Test]
    public Task Default_date() => AssertProblemAsync(
        (kiwoom, ct) => kiwoom.Charts.GetDailyCandlesAsync("005930", default, true, ct), "BaseDate (base_dt) is 0001-01-01: give the day you mean.");

    [Test]
    public Task Continuation_of_another_endpoint() => AssertProblemAsync(
        (kiwoom, ct) => kiwoom.Account.GetOrderHistoryAsync(GoodHistory, new Continuation("ka10081", "K1"), ct), "The continuation belongs to ka10081.");

    [Test]
    public Task Continuation_key_that_no_server_gave([Values("", "a\r\nb", "열쇠")] string key) => AssertProblemAsync(
        (kiwoom, ct) => kiwoom.Account.GetOrderHistoryAsync(GoodHistory, new Continuation("kt00007", key), ct),
        "The continuation's key is not one a server gave.");

    [Test]
    public Task Missing_keys_of_a_token_request() => AssertProblemsAsync(
        (kiwoom, ct) => kiwoom.OAuth.RevokeTokenAsync(new() { AppKey = "", SecretKey = default, Token = (string?)null }, ct),
        problems => problems.SequenceEqual(["AppKey (appkey) is missing.", "SecretKey (secretkey) is missing.", "Token (token) is missing."]));

    [Test]
    public async Task All_problems_come_at_once()
    {
        var e = await RefusedAsync((kiwoom, ct) => kiwoom.Orders.BuyAsync(
            new() { Exchange = Exchange.Unknown, StockCode = "", Quantity = -1, Price = -0.5m, Type = (OrderType)999, StopPrice = 0.1m }, ct));

        Assert.That(e.ApiId, Is.EqualTo("kt10000"));
        Assert.That(
            string.Join(' ', e.Problems.Select(problem => problem.Split(' ')[0])), Is.EqualTo("Exchange StockCode Quantity Price Price Type StopPrice"));
        Assert.That(e.Message, Is.EqualTo("kt10000: the request was not sent. " + string.Join(" ", e.Problems)));
    }

    [Test]
    public async Task Enumeration_checks_before_its_first_page() =>
        await RefusedAsync(async (kiwoom, ct) =>
        {
            await foreach (var _ in kiwoom.Charts.EnumerateDailyCandlesAsync("", new DateOnly(2025, 1, 2), true, ct))
            {
                Assert.Fail("a row without a request");
            }
        });

    [Test]
    public async Task Null_request_is_refused()
    {
        await using var bed = TestBed.Answering(HttpAnswer.Json("""{"return_code":0}"""));
        await Assert.ThrowsAsync<ArgumentNullException>(() => bed.Client.Orders.BuyAsync(null!));
        Assert.That(bed.Server.ConnectionCount, Is.Zero);
    }

    private static Task AssertProblemAsync(BuyOrderRequest order, string problem) =>
        AssertProblemAsync((kiwoom, ct) => kiwoom.Orders.BuyAsync(order, ct), problem);

    private static Task AssertProblemAsync(Func<KiwoomClient, CancellationToken, Task> call, string problem) =>
        AssertProblemsAsync(call, problems => problems.SequenceEqual([problem]));

    private static async Task AssertProblemsAsync(Func<KiwoomClient, CancellationToken, Task> call, Func<IReadOnlyList<string>, bool> expected)
    {
        var e = await RefusedAsync(call);
        Assert.That(expected(e.Problems), Is.True, string.Join("\n", e.Problems));
    }

    /// <summary>The exception of a call that must not reach the server, not even for a token.</summary>
    private static async Task<KiwoomRequestException> RefusedAsync(Func<KiwoomClient, CancellationToken, Task> call)
    {
        await using var bed = TestBed.Answering(HttpAnswer.Json("""{"return_code":0}"""));
        var e = await Assert.ThrowsAsync<KiwoomRequestException>(() => call(bed.Client, CancellationToken.None));
        Assert.That(bed.Server.ConnectionCount, Is.Zero);
        return e!;
    }
}
