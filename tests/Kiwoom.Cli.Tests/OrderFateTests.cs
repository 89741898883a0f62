using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Kiwoom.Cli.Application;
using Kiwoom.Simulator;

namespace Kiwoom.Cli.Tests;

/// <summary>What is said of an order whose answer never came, and of one that never went out.</summary>
internal sealed class OrderFateTests : OrderFixture
{
    protected override KiwoomSimulatorOptions Options => new() { Exchange = new() { Start = AnotherDay, Speed = 0, EventsPerDay = 20_000 } };

    protected override bool HasProxy => true;

    [Test]
    public async Task Order_of_before_that_is_equal_is_no_candidate()
    {
        await SendAsync(Buy);

        Assert.That(await LoseAsync("kt10000", Buy), Is.EqualTo(ExitCodes.OrderOutcomeUnknown));
        Assert.That(Run.Error, Does.Match(@"looked up: it may be order 0000002, taken 10:00:0\d \(sent \d\d:\d\d:\d\d\): .*10 x 60,000"));
        Assert.That(Run.Error, Does.Not.Contain("0000001"));
    }

    [Test]
    public async Task Order_that_never_arrived_is_not_taken_for_an_older_one()
    {
        await SendAsync(Buy);
        await Run.RunAsync(Buy);
        var code = EveryIdTests.CodeOf(Run.Output);
        Proxy.Instead = apiId => apiId == "kt10000" ? (502, "") : null;

        Assert.That(await Run.RunAsync([.. Buy, "--confirm", code]), Is.EqualTo(ExitCodes.OrderOutcomeUnknown));
        Assert.That(Run.Error, Does.Contain("not in the account's lists so far").And.Not.Contain("0000001"));
    }

    [Test]
    public async Task Lists_that_cannot_be_read_before_leave_a_doubt()
    {
        await using var today = await KiwoomSimulator.StartAsync();
        await using var proxy = await Proxy.StartAsync(today.BaseAddress);
        proxy.Instead = apiId => apiId == "kt00007" && !proxy.Calls.ContainsKey("kt10000") ? (200, """{"return_code":2,"return_msg":"[1517:x]"}""") : null;
        using var run = new CliRun(proxy.Address);
        await run.RunAsync(Buy);
        proxy.Plants["kt10000"] = json => json.Remove("ord_no");

        Assert.That(await run.RunAsync([.. Buy, "--confirm", EveryIdTests.CodeOf(run.Output)]), Is.EqualTo(ExitCodes.OrderOutcomeUnknown));
        Assert.That(run.Error, Does.Contain("it may be order 0000001").And.Contain("or one of before that is equal"));
    }

    [Test]
    public async Task Cancellation_is_told_by_the_order_that_it_cancels()
    {
        await SendAsync(Buy);

        Assert.That(await LoseAsync("kt10003", "cancel", "0000001", "005930"), Is.EqualTo(ExitCodes.OrderOutcomeUnknown));
        Assert.That(Run.Error, Does.Contain("looked up: the cancellation of 0000001 (10) was taken: it is order 0000002, taken 10:00:0").And.Not.Contain("it may be"));
    }

    [Test]
    public async Task Modification_is_told_by_the_order_that_it_modifies()
    {
        await SendAsync(Buy);

        Assert.That(await LoseAsync("kt10002", "order", "modify", "0000001", "005930", "10", "--limit", "59000"), Is.EqualTo(ExitCodes.OrderOutcomeUnknown));
        Assert.That(Run.Error, Does.Contain("looked up: the modification of 0000001 was taken: order 0000002 has 10 x 59,000 of it, taken 10:00:0"));
    }

    [Test]
    public async Task Token_that_is_refused_says_that_nothing_was_sent()
    {
        using var run = new CliRun(Proxy.Address);
        await run.RunAsync(Buy);
        var code = EveryIdTests.CodeOf(run.Output);
        Proxy.Instead = apiId => apiId == "au10001" ? (200, """{"return_code":3,"return_msg":"[8001:App Key와 Secret Key 검증에 실패했습니다]"}""") : null;

        Assert.That(await run.RunAsync([.. Buy, "--confirm", code]), Is.EqualTo(ExitCodes.Authentication));
        Assert.That(run.Error.Trim(), Does.StartWith("error: nothing was sent, and the code is used up: ").And.Not.Contain("\n"));
        Assert.That(Proxy.Calls.ContainsKey("kt10000"), Is.False);
    }

    [Test]
    public async Task Token_that_is_refused_as_a_cancellation_is_drafted_says_so_too()
    {
        await SendAsync(Buy);
        await Run.RunAsync("cancel", "0000001");
        var code = EveryIdTests.CodeOf(Run.Output);
        Proxy.Instead = apiId => apiId == "au10001" ? (200, """{"return_code":3,"return_msg":"[8001:App Key와 Secret Key 검증에 실패했습니다]"}""") : null;

        Assert.That(await Run.RunAsync("cancel", "0000001", "--confirm", code), Is.EqualTo(ExitCodes.Authentication));
        Assert.That(Run.Error.Trim(), Does.StartWith("error: nothing was sent: ").And.Not.Contain("\n"));
    }

    [Test]
    public async Task Interrupt_before_the_order_goes_out_says_that_nothing_was_sent()
    {
        using var interrupt = new CancellationTokenSource();
        using var run = new CliRun(Proxy.Address) { Interrupt = interrupt.Token };
        await run.RunAsync(Buy);
        var code = EveryIdTests.CodeOf(run.Output);
        Proxy.Instead = apiId =>
        {
            if (apiId == "ka10075")
            {
                interrupt.Cancel();
            }

            return null;
        };

        Assert.That(await run.RunAsync([.. Buy, "--confirm", code]), Is.EqualTo(ExitCodes.Interrupted));
        Assert.That(run.Error, Does.Contain("nothing was sent"));
        Assert.That(Proxy.Calls.ContainsKey("kt10000"), Is.False);
    }

    [Test]
    public async Task Server_that_is_gone_says_that_nothing_was_sent()
    {
        await Run.RunAsync(Buy);
        var code = EveryIdTests.CodeOf(Run.Output);
        var port = Proxy.Address.Port;
        await Proxy.DisposeAsync();

        // Nobody listens there, and no other test's server takes the port over.
        using var held = new Socket(SocketType.Stream, ProtocolType.Tcp);
        held.Bind(new IPEndPoint(IPAddress.Loopback, port));
        Assert.That(await Run.RunAsync([.. Buy, "--confirm", code]), Is.EqualTo(ExitCodes.NotReached));
        Assert.That(Run.Error.Trim(), Does.StartWith("error: nothing was sent, and the code is used up: ").And.Not.Contain("\n"));
    }

    [TestCase("it is not among the open orders, though the day's list has 10 left of it", false)]
    [TestCase("the account's lists have no order 0000001 today", true)]
    public async Task Order_that_the_lists_do_not_show_yet_can_be_cancelled(string words, bool bothLag)
    {
        await SendAsync(Buy);
        Proxy.Plants["ka10075"] = json => json["oso"] = new JsonArray();
        if (bothLag)
        {
            Proxy.Plants["kt00007"] = json => json["acnt_ord_cntr_prps_dtl"] = new JsonArray();
        }

        string[] cancel = ["cancel", "0000001", "005930"];
        Assert.That(await Run.RunAsync(cancel), Is.EqualTo(ExitCodes.Success), Run.Error);
        Assert.That(Run.Output, Does.Contain(words));
        Assert.That(await Run.RunAsync([.. cancel, "--confirm", EveryIdTests.CodeOf(Run.Output)]), Is.EqualTo(ExitCodes.Success), Run.Error);

        Assert.That(Simulator.Orders[^1].Action, Is.EqualTo(SimulatedOrderAction.Cancel));
    }

    [Test]
    public async Task Order_can_be_cancelled_whatever_the_quotes_say()
    {
        await SendAsync(Buy);
        foreach (var apiId in (string[])["ka10001", "ka10004"])
        {
            Proxy.Plants[apiId] = json => json.Select(pair => pair.Key).Where(name => !name.StartsWith("return_", StringComparison.Ordinal)).ToList().ForEach(name => json[name] = "");
        }

        await SendAsync("cancel", "0000001");
        Assert.That(Simulator.Orders[^1].Action, Is.EqualTo(SimulatedOrderAction.Cancel));
    }

    private async Task<int> LoseAsync(string apiId, params string[] order)
    {
        Assert.That(await Run.RunAsync(order), Is.EqualTo(ExitCodes.Success), Run.Error);
        Proxy.Plants[apiId] = json => json.Remove("ord_no");
        return await Run.RunAsync([.. order, "--confirm", EveryIdTests.CodeOf(Run.Output)]);
    }

    private async Task SendAsync(params string[] order)
    {
        Assert.That(await Run.RunAsync(order), Is.EqualTo(ExitCodes.Success), Run.Error);
        Assert.That(await Run.RunAsync([.. order, "--confirm", EveryIdTests.CodeOf(Run.Output)]), Is.EqualTo(ExitCodes.Success), Run.Error);
    }
}
