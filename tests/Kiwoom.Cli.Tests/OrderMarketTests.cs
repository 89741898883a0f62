using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Kiwoom.Cli.Application;

namespace Kiwoom.Cli.Tests;

/// <summary>The market beside an order: that of the exchange it goes to, by the stock's name, with a word on prices that are far from it or outside the day's limits.</summary>
internal sealed partial class OrderMarketTests : OrderFixture
{
    protected override bool HasProxy => true;

    // 68,000 / 68,100 within 49,000 to 91,000.
    [SetUp]
    public void Plant()
    {
        Proxy.Plants["ka10001"] = json => (json["stk_nm"], json["cur_prc"], json["base_pric"], json["upl_pric"], json["lst_pric"]) = ("삼성전자", "68100", "70000", "+91000", "-49000");
        Proxy.Plants["ka10004"] = json => (json["sel_fpr_bid"], json["sel_fpr_req"], json["buy_fpr_bid"], json["sel_2th_pre_bid"], json["sel_2th_pre_req"]) = ("68100", "4", "68000", "68200", "1000");
    }

    [TestCase("KRX", "005930", "KRX")]
    [TestCase("NXT", "005930_NX", "NXT")]
    [TestCase("SOR", "005930_AL", "SOR")]
    public async Task Book_is_that_of_the_order_s_exchange(string exchange, string asked, string shown)
    {
        Assert.That(await Run.RunAsync("order", "buy", "005930", "10", "--limit", "60000", "--exchange", exchange), Is.EqualTo(ExitCodes.Success), Run.Error);

        Assert.That(Simulator.Requests.Where(request => request.ApiId == "ka10004").Select(request => JsonNode.Parse(request.BodyText)!["stk_cd"]!.GetValue<string>()), Is.EqualTo(new[] { asked }));
        Assert.That(Run.Output, Does.Match($"market +{shown}  bid 68,000  ask 68,100"));
    }

    [TestCase("buy", "71600", "71,600 is 5.1% above the best ask 68,100")]
    [TestCase("buy", "80000", "80,000 is 17.5% above the best ask 68,100")]
    [TestCase("sell", "50000", "50,000 is 26.5% below the best bid 68,000")]
    public async Task Price_far_on_the_wrong_side_is_shown_with_a_warning(string side, string price, string words)
    {
        Assert.That(await Run.RunAsync("order", side, "005930", "10", "--limit", price), Is.EqualTo(ExitCodes.Success), Run.Error);
        Assert.That(Run.Output, Does.Contain($"WARNING: {words}"));
    }

    [TestCase("buy", "71500")]
    [TestCase("buy", "50000")]
    [TestCase("sell", "64700")]
    [TestCase("sell", "90000")]
    public async Task Price_near_the_market_or_on_the_waiting_side_is_not(string side, string price)
    {
        Assert.That(await Run.RunAsync("order", side, "005930", "10", "--limit", price), Is.EqualTo(ExitCodes.Success), Run.Error);
        Assert.That(Run.Output, Does.Not.Contain("% above").And.Not.Contain("% below"));
    }

    [Test]
    public async Task Stop_limit_is_measured_against_its_stop_price()
    {
        await Run.RunAsync("order", "buy", "005930", "10", "--type", "StopLimit", "--stop", "80000", "--limit", "80100");
        Assert.That(Run.Output, Does.Contain("--confirm").And.Not.Contain("% above"));

        await Run.RunAsync("order", "buy", "005930", "10", "--type", "StopLimit", "--stop", "80000", "--limit", "85000");
        Assert.That(Run.Output, Does.Contain("WARNING: 85,000 is 6.3% above its stop price 80,000"));
    }

    [TestCase("buy", "6700000", "6,700,000 is above the day's limits, 49,000 to 91,000")]
    [TestCase("sell", "1", "1 is below the day's limits, 49,000 to 91,000")]
    public async Task Price_outside_the_day_s_limits_is_shown_with_a_warning(string side, string price, string words)
    {
        Assert.That(await Run.RunAsync("order", side, "005930", "10", "--limit", price), Is.EqualTo(ExitCodes.Success), Run.Error);
        Assert.That(Run.Output, Does.Contain($"WARNING: {words}: the exchange refuses such a price"));
    }

    [Test]
    public async Task What_cannot_be_limits_is_not_taken_for_them()
    {
        // As in the document's example, where other elements stand in their places.
        Proxy.Plants["ka10001"] = json => (json["stk_nm"], json["base_pric"], json["upl_pric"], json["lst_pric"]) = ("삼성전자", "20241016", "20241016", "-47.41");

        Assert.That(await Run.RunAsync("order", "buy", "005930", "1", "--limit", "150000"), Is.EqualTo(ExitCodes.Success), Run.Error);
        Assert.That(Run.Output, Does.Contain("above the best ask 68,100").And.Not.Contain("limits"));
    }

    [Test]
    public async Task Stock_is_named_and_numbers_have_separators()
    {
        await Run.RunAsync("order", "buy", "005930", "1000", "--limit", "60000");

        Assert.That(Run.Output, Does.Contain("005930 삼성전자"));
        Assert.That(Run.Output, Does.Match(@"Quantity \(shares\) +1,000\b").And.Match(@"Price +60,000\b"));
        Assert.That(Run.Output, Does.Contain("60,000,000 won, before fees and taxes"));
    }

    [Test]
    public async Task Stock_that_the_server_does_not_know_gets_no_code()
    {
        Proxy.Plants.Clear();

        Assert.That(await Run.RunAsync("order", "buy", "999999", "10", "--limit", "60000"), Is.EqualTo(ExitCodes.BadArguments));
        Assert.That(Run.Error.Trim(), Does.StartWith("error: the server knows no stock 999999").And.Not.Contain("\n"));
        Assert.That(Run.Output, Is.Empty);
    }

    [TestCase("ka10001", "[1902:종목 정보가 없습니다. 입력한 종목코드 값을 확인바랍니다. 종목코드=005930]", "the server knows no stock 005930")]
    [TestCase("ka10004", "[1903:x]", "005930 is not traded on NXT")]
    public async Task Refusal_of_the_stock_is_told_in_a_line(string apiId, string message, string words)
    {
        Proxy.Instead = asked => asked == apiId ? (200, $$"""{"return_code":20,"return_msg":"{{message}}"}""") : null;

        Assert.That(await Run.RunAsync("order", "buy", "005930", "10", "--limit", "60000", "--exchange", "NXT"), Is.EqualTo(ExitCodes.BadArguments));
        Assert.That(Run.Error.Trim(), Does.Contain(words).And.Not.Contain("\n"));
    }

    [Test]
    public async Task Empty_side_of_the_book_is_none_and_not_a_price_of_zero()
    {
        PlantNoAsks();

        await Run.RunAsync("order", "buy", "005930", "10", "--limit", "60000");
        Assert.That(Run.Output, Does.Contain("ask none"));
    }

    [Test]
    public async Task Far_price_is_measured_against_the_last_one_where_nobody_sells()
    {
        PlantNoAsks();

        await Run.RunAsync("order", "buy", "005930", "10", "--limit", "80000");
        Assert.That(Run.Output, Does.Contain("WARNING: 80,000 is 17.5% above the last price 68,100"));
    }

    [Test]
    public async Task Market_order_is_estimated_by_the_levels_of_the_book()
    {
        await Run.RunAsync("order", "buy", "005930", "10", "--market");

        // 4 at 68,100 and 6 at 68,200.
        Assert.That(Run.Output, Does.Contain("about 681,600 won by the book now, before fees and taxes"));
    }

    [Test]
    public async Task Market_order_larger_than_the_book_says_what_the_book_has()
    {
        await Run.RunAsync("order", "buy", "005930", "900000000", "--market");

        var match = Covered().Match(Run.Output);
        Assert.That(match.Success, Is.True, Run.Output);
        Assert.That(long.Parse(match.Groups[1].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture), Is.InRange(1004, 899_999_999));
    }

    [Test]
    public async Task Notes_on_examples_do_not_stand_beside_what_only_looked_at_the_market()
    {
        using var run = new CliRun(Simulator.BaseAddress);

        await run.RunAsync("order", "buy", "005930", "10", "--limit", "60000");
        Assert.That(run.Error, Is.Empty);
    }

    [GeneratedRegex("the book shows ([0-9,]+) of it, for [0-9,]+ won")]
    private static partial Regex Covered();

    private void PlantNoAsks() => Proxy.Plants["ka10004"] = json =>
    {
        foreach (var name in json.Select(pair => pair.Key).Where(name => name.StartsWith("sel_", StringComparison.Ordinal)).ToList())
        {
            json[name] = "0";
        }
    };
}
