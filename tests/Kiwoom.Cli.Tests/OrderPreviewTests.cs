using Kiwoom.Cli.Application;

namespace Kiwoom.Cli.Tests;

/// <summary>What is said of an order before it goes out: prices between two steps, keys that are refused, a book that cannot be read.</summary>
internal sealed class OrderPreviewTests : OrderFixture
{
    // What is modified and cancelled here.
    [SetUp]
    public async Task BuyAsync()
    {
        await using var kiwoom = new KiwoomClient(new() { Environment = KiwoomEnvironment.Simulator(Simulator.BaseAddress), AppKey = Simulator.AppKey, SecretKey = Simulator.SecretKey });
        await kiwoom.Orders.BuyAsync(new() { Exchange = Exchange.Krx, StockCode = "005930", Quantity = 10, Price = 50_000, Type = OrderType.Limit });
    }

    [TestCase("60049", "60,000 or 60,100", "60,045 or 60,050")]
    [TestCase("4999", "4,995 or 5,000", "4,995 or 5,000")]
    [TestCase("500001", "500,000 or 501,000", "500,000 or 500,005")]
    public async Task Price_that_nothing_can_have_is_refused_with_the_nearest_steps(string price, string share, string fund)
    {
        Assert.That(await Run.RunAsync("order", "buy", "005930", "10", "--limit", price), Is.EqualTo(ExitCodes.BadArguments));
        Assert.That(Run.Error.Trim(), Does.StartWith("error: ").And.Contain(share).And.Contain(fund).And.Not.Contain("\n"));
        Assert.That(Run.Output, Is.Empty);
    }

    [TestCase("order", "buy", "005930", "10", "--limit", "60050")]
    [TestCase("order", "sell", "005930", "10", "--limit", "60050")]
    [TestCase("order", "modify", "0000001", "005930", "10", "--limit", "60050")]
    [TestCase("order", "buy", "005930", "10", "--type", "StopLimit", "--limit", "60000", "--stop", "60050")]
    [TestCase("call", "kt10006", "dmst_stex_tp=KRX", "stk_cd=005930", "ord_qty=1", "trde_tp=0", "ord_uv=60050")]
    public async Task Price_that_a_share_cannot_have_is_shown_with_a_warning(params string[] args)
    {
        Assert.That(await Run.RunAsync(args), Is.EqualTo(ExitCodes.Success), Run.Error);
        Assert.That(Run.Output, Does.Contain("WARNING: 60,050 is no price of a share (give 60,000 or 60,100)"));
    }

    [Test]
    public async Task Order_is_in_Korean_too()
    {
        using var run = new CliRun(Simulator.BaseAddress) { IsKorean = true };

        await run.RunAsync("order", "buy", "005930", "10", "--limit", "60000");

        Assert.That(run.Output, Does.Contain("주식 매수주문 (Buy)").And.Contain("보통 (Limit)").And.Contain("한국거래소 (Krx)"));
    }

    [Test]
    public async Task Warning_is_in_Korean_too()
    {
        using var run = new CliRun(Simulator.BaseAddress) { IsKorean = true };

        await run.RunAsync("order", "buy", "005930", "10", "--limit", "60050");

        Assert.That(run.Output, Does.Contain("경고: 60,050원은 주식의 호가단위에 맞지 않습니다 (가까운 호가: 60,000 또는 60,100)"));
    }

    [TestCase("order", "buy", "005930", "10", "--limit", "60000")]
    [TestCase("order", "sell", "205100", "10", "--limit", "1999")]
    [TestCase("order", "buy", "005930", "10", "--market")]
    [TestCase("cancel", "0000001", "005930")]
    [TestCase("call", "kt50000", "stk_cd=M04020000", "ord_qty=1", "ord_uv=60049", "trde_tp=00")]
    public async Task Nothing_is_said_where_nothing_speaks_against_the_price(params string[] args)
    {
        Assert.That(await Run.RunAsync(args), Is.EqualTo(ExitCodes.Success), Run.Error);
        Assert.That(Run.Output, Does.Not.Contain("WARNING"));
    }

    [TestCase(false, "Check the app key and the secret key")]
    [TestCase(true, "앱키와 시크릿키를 확인하세요")]
    public async Task Keys_that_are_refused_are_told_before_an_order_is_shown(bool isKorean, string advice)
    {
        using var run = new CliRun(Simulator.BaseAddress) { IsKorean = isKorean };
        run["KIWOOM_APP_KEY"] = "wrong";
        run["KIWOOM_SECRET_KEY"] = "keys";

        Assert.That(await run.RunAsync("order", "buy", "005930", "10", "--limit", "60000"), Is.EqualTo(ExitCodes.Authentication));
        Assert.That(run.Error.Trim(), Does.StartWith("error: ").And.Contain(advice).And.Contain("kiwoom doctor").And.Not.Contain("\n"));
        Assert.That(run.Error.Contains("Check the app key", StringComparison.Ordinal), Is.Not.EqualTo(isKorean), "the advice is in one language");
        Assert.That(run.Output, Is.Empty);
    }

    [Test]
    public async Task Book_that_cannot_be_read_is_told_and_holds_no_order_up()
    {
        await using var proxy = await Proxy.StartAsync(Simulator.BaseAddress);
        proxy.Instead = apiId => apiId == "ka10004" ? (200, """{"return_code":2,"return_msg":"[1517:x]"}""") : null;
        using var run = new CliRun(proxy.Address);

        Assert.That(await run.RunAsync("order", "buy", "005930", "10", "--limit", "60000"), Is.EqualTo(ExitCodes.Success), run.Error);
        Assert.That(run.Output, Does.Contain("the market beside it could not be read: ").And.Contain("1517").And.Contain("--confirm "));
    }

    [TestCase("'67,000' is no price: give won without commas, such as 67000", "order", "buy", "005930", "10", "--limit", "67,000")]
    [TestCase("'67,000' is no price: give won without commas, such as 67000", "order", "modify", "0000001", "005930", "10", "--limit", "67,000")]
    [TestCase("'67,000' is no price: give won without commas, such as 67000", "order", "buy", "005930", "10", "--type", "StopLimit", "--limit", "67000", "--stop", "67,000")]
    [TestCase("'1,000' is no quantity: give a whole number without commas, such as 1000", "order", "buy", "005930", "1,000", "--limit", "67000")]
    [TestCase("both --limit and --market are given: give one", "order", "buy", "005930", "10", "--limit", "67000", "--market")]
    [TestCase("both --limit and --market are given: give one", "order", "buy", "005930", "10", "--limit", "67000", "--market", "--type", "Limit")]
    [TestCase("give --limit PRICE or --market", "order", "buy", "005930", "10")]
    public async Task Mistake_is_told_once_and_as_it_is(string words, params string[] args)
    {
        Assert.That(await Run.RunAsync(args), Is.EqualTo(ExitCodes.BadArguments));
        Assert.That(Run.Error.Trim(), Is.EqualTo($"error: {words}"));
    }
}
