using Kiwoom.Cli.Application;
using Kiwoom.Simulator;

namespace Kiwoom.Cli.Tests;

/// <summary>A modification or cancellation shows the order it touches, and what the server could only refuse is refused in one line.</summary>
internal sealed class OrderChangeTests : OrderFixture
{
    protected override KiwoomSimulatorOptions Options => new()
    {
        Exchange = new() { Start = AnotherDay, Speed = 0, EventsPerDay = 20_000, Cash = 10_000_000, Holdings = new Dictionary<string, long> { ["005930"] = 3 } },
    };

    [SetUp]
    public Task BuyAsync() => SendAsync(Buy);

    [TestCase("cancel", "0000001", "005930")]
    [TestCase("cancel", "0000001")]
    [TestCase("cancel", "1")]
    [TestCase("order", "cancel", "0000001", "005930", "10")]
    [TestCase("order", "modify", "0000001", "005930", "10", "--limit", "59000")]
    [TestCase("call", "kt10003", "dmst_stex_tp=KRX", "orig_ord_no=0000001", "stk_cd=005930", "cncl_qty=0")]
    public async Task Order_that_is_touched_is_shown(params string[] args)
    {
        Assert.That(await Run.RunAsync(args), Is.EqualTo(ExitCodes.Success), Run.Error);
        Assert.That(Run.Output, Does.Contain("0000001 KRX 005930 삼성전자 buy 10 x 60,000, left 10"));
        Assert.That(Run.Output, Does.Contain("\"orig_ord_no\":\"0000001\"").And.Contain("\"dmst_stex_tp\":\"KRX\"").And.Contain("--confirm"));
    }

    [Test]
    public async Task Code_and_exchange_are_the_order_s_where_they_are_left_out()
    {
        await SendAsync("order", "buy", "005930", "5", "--limit", "60000", "--exchange", "NXT");
        await SendAsync("cancel", "2");

        Assert.That(Simulator.Orders[^1].Action, Is.EqualTo(SimulatedOrderAction.Cancel));
        Assert.That(Simulator.Orders[^1].Exchange, Is.EqualTo("NXT"));
    }

    [TestCase("the order could not be looked up, so give the stock's code too; nothing was sent: the account's lists have no order 0000099 today", "cancel", "0000099")]
    [TestCase("order 0000001 is of 005930 삼성전자, not of 000660", "cancel", "0000001", "000660")]
    [TestCase("of order 0000001 10 are left, and not 11", "cancel", "0000001", "005930", "11")]
    [TestCase("of order 0000001 10 are left, and not 11", "order", "modify", "0000001", "005930", "11", "--limit", "59000")]
    [TestCase("order 0000001 is on KRX, not on NXT: give --exchange KRX", "cancel", "0000001", "005930", "--exchange", "NXT")]
    [TestCase("the order's number comes first, and then the stock's code: cancel 0000001 005930", "cancel", "005930", "0000001")]
    [TestCase("the order's number comes first, and then the stock's code: modify 0000001 005930", "order", "modify", "005930", "0000001", "5", "--limit", "59000")]
    public async Task Change_that_fits_no_open_order_gets_no_code(string words, params string[] args)
    {
        Assert.That(await Run.RunAsync(args), Is.EqualTo(ExitCodes.BadArguments));
        Assert.That(Run.Error.Trim(), Does.StartWith($"error: {words}").And.Not.Contain("\n"));
        Assert.That(Run.Output, Is.Empty);
    }

    [Test]
    public async Task Order_that_is_executed_or_cancelled_is_said_to_be()
    {
        await SendAsync("order", "buy", "005930", "2", "--market");
        await SendAsync("cancel", "0000001");

        await Run.RunAsync("cancel", "0000002", "005930");
        Assert.That(Run.Error, Does.Contain("order 0000002 (005930 삼성전자) is not open: 2 of 2 were executed, and nothing is left; nothing was sent"));
        await Run.RunAsync("cancel", "0000001", "005930");
        Assert.That(Run.Error, Does.Contain("order 0000001 (005930 삼성전자) is not open: it was cancelled, modified or refused"));
        await Run.RunAsync("cancel", "0000003", "005930");
        Assert.That(Run.Error, Does.Contain("it is a cancellation"));
    }

    [Test]
    public async Task Modification_of_a_part_says_that_two_orders_will_be_open()
    {
        await Run.RunAsync("order", "modify", "0000001", "005930", "4", "--limit", "59000");
        Assert.That(Run.Output, Does.Contain("WARNING: two orders will be open: 6 stay in 0000001 at 60,000, and 4 go into a new order"));

        await Run.RunAsync("order", "modify", "0000001", "005930", "10", "--limit", "59000");
        Assert.That(Run.Output, Does.Contain("--confirm").And.Not.Contain("two orders"));
    }

    [Test]
    public async Task Modification_to_a_price_far_from_the_market_knows_its_side()
    {
        await Run.RunAsync("order", "modify", "0000001", "005930", "10", "--limit", "89000");

        Assert.That(Run.Output, Does.Contain("% above the best ask"));
    }

    [Test]
    public async Task List_that_cannot_be_read_holds_no_cancellation_up()
    {
        await using var proxy = await Proxy.StartAsync(Simulator.BaseAddress);
        proxy.Instead = apiId => apiId == "ka10075" ? (200, """{"return_code":2,"return_msg":"[1517:x]"}""") : null;
        using var run = new CliRun(proxy.Address);

        Assert.That(await run.RunAsync("cancel", "0000001", "005930"), Is.EqualTo(ExitCodes.Success), run.Error);
        Assert.That(run.Output, Does.Contain("the order that it changes could not be looked up: ").And.Contain("--confirm"));
        Assert.That(await run.RunAsync("cancel", "0000001"), Is.EqualTo(ExitCodes.BadArguments));
        Assert.That(run.Error.Trim(), Does.Contain("give the stock's code too").And.Not.Contain("\n"));
    }

    [TestCase("cancel", "all that is left by default", "new price")]
    [TestCase("modify", "what is left stays in the order as it is", "cancels")]
    public async Task Help_of_the_quantity_is_the_command_s_own(string command, string words, string others)
    {
        await Run.RunAsync("order", command, "--help");

        Assert.That(string.Join(' ', Run.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), Does.Contain(words).And.Not.Contain($"shares; 0 {others}"));
    }

    [Test]
    public async Task Exchange_that_does_not_have_the_stock_is_told()
    {
        await Run.RunAsync("order", "buy", "219550", "10", "--limit", "1200", "--exchange", "NXT");

        Assert.That(Run.Output, Does.Contain("bid none  ask none").And.Contain("WARNING: NXT has no book of it: it may not be traded there"));
    }

    [Test]
    public async Task Buy_beyond_the_account_s_cash_is_shown_with_a_warning()
    {
        await Run.RunAsync("order", "buy", "005930", "100", "--limit", "60000");
        Assert.That(Run.Output, Does.Contain("won can be ordered with").And.Not.Contain("WARNING"));

        await Run.RunAsync("order", "buy", "005930", "1000", "--limit", "60000");
        Assert.That(Run.Output, Does.Contain("WARNING: 60,000,000 won are more than the cash that can be ordered with, "));

        await Run.RunAsync("order", "buy", "005930", "1000", "--market");
        Assert.That(Run.Output, Does.Contain("won are more than the cash that can be ordered with, "));
    }

    [Test]
    public async Task Sale_of_more_than_is_held_is_shown_with_a_warning()
    {
        await Run.RunAsync("order", "sell", "005930", "3", "--limit", "80000");
        Assert.That(Run.Output, Does.Contain("3 can be sold of 3 held").And.Not.Contain("WARNING"));

        await Run.RunAsync("order", "sell", "005930", "4", "--limit", "80000");
        Assert.That(Run.Output, Does.Contain("WARNING: 4 are more than can be sold, 3 of 3 held"));
    }

    [Test]
    public async Task Example_of_the_document_is_not_taken_for_the_account()
    {
        await using var still = await KiwoomSimulator.StartAsync();
        using var run = new CliRun(still.BaseAddress);

        await run.RunAsync("order", "buy", "005930", "1000", "--limit", "60000");
        Assert.That(run.Output, Does.Contain("--confirm").And.Not.Contain("can be ordered with"));
        Assert.That(run.Error, Is.Empty);
    }

    private async Task SendAsync(params string[] order)
    {
        Assert.That(await Run.RunAsync(order), Is.EqualTo(ExitCodes.Success), Run.Error);
        Assert.That(await Run.RunAsync([.. order, "--confirm", EveryIdTests.CodeOf(Run.Output)]), Is.EqualTo(ExitCodes.Success), Run.Error);
    }
}
