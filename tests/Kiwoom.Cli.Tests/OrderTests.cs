using Kiwoom.Cli.Application;
using Kiwoom.Cli.Output;
using Kiwoom.Simulator;

namespace Kiwoom.Cli.Tests;

/// <summary>Orders go out in two steps, once, exactly as shown, and never where they are money without leave.</summary>
internal sealed class OrderTests : OrderFixture
{
    [Test]
    public async Task Order_is_shown_first_and_sent_with_its_code()
    {
        Assert.That(await Run.RunAsync(Buy), Is.EqualTo(ExitCodes.Success));
        Assert.That(Run.Output, Does.Contain("600,000 won").And.Contain("\"ord_qty\":\"10\"").And.Contain("bid").And.Contain("not sent"));
        Assert.That(Simulator.Orders, Is.Empty);

        Assert.That(await Run.RunAsync([.. Buy, "--confirm", EveryIdTests.CodeOf(Run.Output)]), Is.EqualTo(ExitCodes.Success));
        Assert.That(Run.Output, Does.StartWith("accepted as order "));
        Assert.That(Simulator.Orders, Has.Count.EqualTo(1));
    }

    [TestCase("order", "buy", "005930", "11", "--limit", "60000")]
    [TestCase("order", "buy", "005930", "10", "--limit", "60100")]
    [TestCase("order", "buy", "000660", "10", "--limit", "60000")]
    [TestCase("order", "sell", "005930", "10", "--limit", "60000")]
    [TestCase("order", "buy", "005930", "10", "--market")]
    [TestCase("order", "buy", "005930", "10", "--limit", "60000", "--exchange", "NXT")]
    public async Task Code_sends_no_other_order_and_is_used_up(params string[] other)
    {
        await Run.RunAsync(Buy);
        var code = EveryIdTests.CodeOf(Run.Output);

        Assert.That(await Run.RunAsync([.. other, "--confirm", code]), Is.EqualTo(ExitCodes.BadArguments));
        Assert.That(Run.Error.Trim(), Does.Contain("another order").And.Not.Contain("\n"));
        Assert.That(await Run.RunAsync([.. Buy, "--confirm", code]), Is.EqualTo(ExitCodes.BadArguments));
        Assert.That(Simulator.Orders, Is.Empty);
    }

    [Test]
    public async Task Code_is_good_once()
    {
        await Run.RunAsync(Buy);
        var code = EveryIdTests.CodeOf(Run.Output);
        string[] confirmed = [.. Buy, "--confirm", code];

        var exits = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            var context = Run.CreateContext(TextWriter.Null, TextWriter.Null);
            return await CommandLineRunner.RunAsync(confirmed, context, CancellationToken.None);
        }));

        Assert.That(exits.Count(exit => exit == ExitCodes.Success), Is.EqualTo(1));
        Assert.That(Simulator.Orders, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Code_ends_after_two_minutes()
    {
        var clock = new ManualClock();
        using var run = new CliRun(Simulator.BaseAddress) { Clock = clock };
        await run.RunAsync(Buy);
        clock.Ahead = TimeSpan.FromSeconds(121);

        Assert.That(await run.RunAsync([.. Buy, "--confirm", EveryIdTests.CodeOf(run.Output)]), Is.EqualTo(ExitCodes.BadArguments));
        Assert.That(run.Error, Does.Contain("two minutes"));
        Assert.That(Simulator.Orders, Is.Empty);
    }

    [Test]
    public async Task Code_of_one_account_is_none_of_another()
    {
        await using var other = await KiwoomSimulator.StartAsync();
        await Run.RunAsync(Buy);
        var code = EveryIdTests.CodeOf(Run.Output);

        Assert.That(await Run.RunAsync([.. Buy, "--confirm", code, "--env", other.BaseAddress.ToString()]), Is.EqualTo(ExitCodes.BadArguments));
        Assert.That(other.Orders, Is.Empty);
    }

    [TestCase]
    [TestCase("--real")]
    public async Task Real_order_needs_both_leaves(params string[] flags)
    {
        Run["KIWOOM_APP_KEY"] = "app";
        Run["KIWOOM_SECRET_KEY"] = "secret";

        Assert.That(await Run.RunAsync([.. Buy, "--env", "real", .. flags]), Is.EqualTo(ExitCodes.BadArguments));
        Assert.That(Run.Error.Trim(), Does.Contain("allowOrders").And.Not.Contain("\n"));
    }

    [Test]
    public async Task Leave_of_a_profile_alone_sends_nothing_real()
    {
        Run.WriteProfiles("""{"default":{"allowOrders":true}}""");
        Run["KIWOOM_APP_KEY"] = "app";
        Run["KIWOOM_SECRET_KEY"] = "secret";

        Assert.That(await Run.RunAsync([.. Buy, "--env", "real"]), Is.EqualTo(ExitCodes.BadArguments));
        Assert.That(Run.Error, Does.Contain("--real"));
    }

    [Test]
    public async Task Profile_has_a_ceiling()
    {
        Run.WriteProfiles("""{"small":{"maxOrderValue":599999}}""");

        Assert.That(await Run.RunAsync([.. Buy, "--profile", "small"]), Is.EqualTo(ExitCodes.BadArguments));
        Assert.That(Run.Error, Does.Contain("MaxOrderValue"));
    }

    [Test]
    public async Task Misspelt_ceiling_is_refused()
    {
        Run.WriteProfiles("""{"small":{"maxOrderVale":599999}}""");

        Assert.That(await Run.RunAsync([.. Buy, "--profile", "small"]), Is.EqualTo(ExitCodes.BadArguments));
        Assert.That(Run.Error, Does.Contain("maxOrderVale"));
    }

    [Test]
    public async Task Order_of_unknown_fate_is_looked_up()
    {
        await using var proxy = await Proxy.StartAsync(Simulator.BaseAddress);
        using var run = new CliRun(proxy.Address);
        await run.RunAsync(Buy);
        proxy.Plants["kt10000"] = json => json.Remove("ord_no");

        Assert.That(await run.RunAsync([.. Buy, "--confirm", EveryIdTests.CodeOf(run.Output)]), Is.EqualTo(ExitCodes.OrderOutcomeUnknown));
        Assert.That(run.Error, Does.Contain("it may be order 0000001"));
        Assert.That(proxy.Calls["kt10000"], Is.EqualTo(1));
    }

    [Test]
    public async Task Interrupted_look_up_leaves_the_fate_unknown()
    {
        await using var proxy = await Proxy.StartAsync(Simulator.BaseAddress);
        using var interrupt = new CancellationTokenSource();
        using var run = new CliRun(proxy.Address) { Interrupt = interrupt.Token };
        await run.RunAsync(Buy);
        proxy.Instead = apiId =>
        {
            if (apiId != "kt10000")
            {
                return null;
            }

            interrupt.Cancel();
            return (500, "");
        };

        Assert.That(await run.RunAsync([.. Buy, "--confirm", EveryIdTests.CodeOf(run.Output)]), Is.EqualTo(ExitCodes.OrderOutcomeUnknown));
        Assert.That(run.Error, Does.Contain("kiwoom orders --all"));
    }

    [Test]
    public async Task Order_is_modified_and_cancelled_in_two_steps()
    {
        await SendAsync(Buy);
        await SendAsync("order", "modify", "0000001", "005930", "10", "--limit", "59000");
        await SendAsync("cancel", "0000002", "005930");

        Assert.That(Simulator.Orders.Select(order => order.Action), Is.EqualTo(new[] { SimulatedOrderAction.Place, SimulatedOrderAction.Modify, SimulatedOrderAction.Cancel }));
    }

    [TestCase(20)]
    [TestCase(40)]
    [TestCase(60)]
    public async Task Narrow_terminal_hides_nothing_of_an_order(int width)
    {
        using var run = new CliRun(Simulator.BaseAddress) { IsTerminal = true, Width = width };

        await run.RunAsync(Buy);

        Assert.That(run.Output, Does.Contain("600,000 won").And.Contain(Simulator.BaseAddress.ToString()).And.Not.Contain("…"));
    }

    [TestCase(80)]
    [TestCase(50)]
    public void Warning_of_real_money_is_not_cut(int width)
    {
        using var run = new CliRun { IsTerminal = true, Width = width };
        using var output = new StringWriter();
        var grid = new Grid { IsWhole = true };
        grid.AddColumn("order");
        grid.AddColumn("");
        grid.AddRow("server", $"{KiwoomEnvironment.Real}: REAL MONEY");

        grid.Write(run.CreateContext(output, TextWriter.Null));

        Assert.That(output.ToString(), Does.Contain("REAL MONEY"));
    }

    [Test]
    public async Task Cancellation_of_all_that_is_left_says_so_and_has_no_value()
    {
        await SendAsync(Buy);
        await Run.RunAsync("cancel", "0000001", "005930");

        Assert.That(Run.Output, Does.Contain("0 (all that is left)").And.Not.Contain("as the market makes it"));
    }

    [TestCase("https://kiwoom.invalid")]
    [TestCase("https://api.kiwoom.com")]
    public async Task Simulator_elsewhere_is_none(string address)
    {
        using var run = new CliRun { ["KIWOOM_SIMULATOR"] = address };

        Assert.That(await run.RunAsync("order", "buy", "005930", "1", "--market"), Is.EqualTo(ExitCodes.BadArguments));
        Assert.That(run.Error, Does.Contain("KIWOOM_SIMULATOR"));
        Assert.That(run.Output, Is.Empty);
    }

    [Test]
    public async Task Without_a_running_simulator_no_order_is_lost_in_one_of_its_own()
    {
        using var run = new CliRun();

        Assert.That(await run.RunAsync(Buy), Is.EqualTo(ExitCodes.BadArguments));
        Assert.That(run.Error, Does.Contain("kiwoom simulate"));
    }

    private async Task SendAsync(params string[] order)
    {
        Assert.That(await Run.RunAsync(order), Is.EqualTo(ExitCodes.Success), Run.Error);
        Assert.That(await Run.RunAsync([.. order, "--confirm", EveryIdTests.CodeOf(Run.Output)]), Is.EqualTo(ExitCodes.Success), Run.Error);
    }
}
