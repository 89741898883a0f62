using Kiwoom.Cli.Application;
using Kiwoom.Simulator;

namespace Kiwoom.Cli.Tests;

/// <summary>What is said of an order whose answer never came, and of one that never went out.</summary>
internal sealed class OrderFateTests : IDisposable
{
    private static readonly string[] Buy = ["order", "buy", "005930", "10", "--limit", "60000"];

    private KiwoomSimulator _simulator = null!;
    private Proxy _proxy = null!;
    private CliRun _run = null!;

    public void Dispose() => _run?.Dispose();

    [SetUp]
    public async Task StartAsync()
    {
        // Neither the day nor the time of day is this machine's.
        _simulator = await KiwoomSimulator.StartAsync(new() { Exchange = new() { Start = new DateTime(2026, 9, 14, 10, 0, 0), Speed = 0, EventsPerDay = 20_000 } });
        _proxy = await Proxy.StartAsync(_simulator.BaseAddress);
        _run = new CliRun(_proxy.Address);
    }

    [TearDown]
    public async Task StopAsync()
    {
        _run.Dispose();
        await _proxy.DisposeAsync();
        await _simulator.DisposeAsync();
    }

    [Test]
    public async Task Order_of_before_that_is_equal_is_no_candidate()
    {
        await SendAsync(Buy);

        Assert.That(await LoseAsync("kt10000", Buy), Is.EqualTo(ExitCodes.OrderOutcomeUnknown));
        Assert.That(_run.Error, Does.Match(@"looked up: it may be order 0000002, taken 10:00:0\d \(sent \d\d:\d\d:\d\d\): .*10 x 60,000"));
        Assert.That(_run.Error, Does.Not.Contain("0000001"));
    }

    [Test]
    public async Task Order_that_never_arrived_is_not_taken_for_an_older_one()
    {
        await SendAsync(Buy);
        await _run.RunAsync(Buy);
        var code = EveryIdTests.CodeOf(_run.Output);
        _proxy.Instead = apiId => apiId == "kt10000" ? (502, "") : null;

        Assert.That(await _run.RunAsync([.. Buy, "--confirm", code]), Is.EqualTo(ExitCodes.OrderOutcomeUnknown));
        Assert.That(_run.Error, Does.Contain("not in the account's lists so far").And.Not.Contain("0000001"));
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
        Assert.That(_run.Error, Does.Contain("looked up: 0000001 is cancelled (10): the cancellation is order 0000002, taken 10:00:0").And.Not.Contain("it may be"));
    }

    [Test]
    public async Task Modification_is_told_by_the_order_that_it_modifies()
    {
        await SendAsync(Buy);

        Assert.That(await LoseAsync("kt10002", "order", "modify", "0000001", "005930", "10", "--limit", "59000"), Is.EqualTo(ExitCodes.OrderOutcomeUnknown));
        Assert.That(_run.Error, Does.Contain("looked up: 0000001 is modified: order 0000002 has 10 x 59,000 of it, taken 10:00:0"));
    }

    [Test]
    public async Task Token_that_is_refused_says_that_nothing_was_sent()
    {
        using var run = new CliRun(_proxy.Address);
        await run.RunAsync(Buy);
        var code = EveryIdTests.CodeOf(run.Output);
        _proxy.Instead = apiId => apiId == "au10001" ? (200, """{"return_code":3,"return_msg":"[8001:App Key와 Secret Key 검증에 실패했습니다]"}""") : null;

        Assert.That(await run.RunAsync([.. Buy, "--confirm", code]), Is.EqualTo(ExitCodes.Authentication));
        Assert.That(run.Error.Trim(), Does.StartWith("error: nothing was sent, and the code is used up: ").And.Not.Contain("\n"));
        Assert.That(_proxy.Calls.ContainsKey("kt10000"), Is.False);
    }

    [Test]
    public async Task Token_that_is_refused_as_a_cancellation_is_drafted_says_so_too()
    {
        await SendAsync(Buy);
        await _run.RunAsync("cancel", "0000001");
        var code = EveryIdTests.CodeOf(_run.Output);
        _proxy.Instead = apiId => apiId == "au10001" ? (200, """{"return_code":3,"return_msg":"[8001:App Key와 Secret Key 검증에 실패했습니다]"}""") : null;

        Assert.That(await _run.RunAsync("cancel", "0000001", "--confirm", code), Is.EqualTo(ExitCodes.Authentication));
        Assert.That(_run.Error.Trim(), Does.StartWith("error: nothing was sent: ").And.Not.Contain("\n"));
    }

    [Test]
    public async Task Interrupt_before_the_order_goes_out_says_that_nothing_was_sent()
    {
        using var interrupt = new CancellationTokenSource();
        using var run = new CliRun(_proxy.Address) { Interrupt = interrupt.Token };
        await run.RunAsync(Buy);
        var code = EveryIdTests.CodeOf(run.Output);
        _proxy.Instead = apiId =>
        {
            if (apiId == "ka10075")
            {
                interrupt.Cancel();
            }

            return null;
        };

        Assert.That(await run.RunAsync([.. Buy, "--confirm", code]), Is.EqualTo(ExitCodes.Interrupted));
        Assert.That(run.Error, Does.Contain("nothing was sent"));
        Assert.That(_proxy.Calls.ContainsKey("kt10000"), Is.False);
    }

    [Test]
    public async Task Server_that_is_gone_says_that_nothing_was_sent()
    {
        await _run.RunAsync(Buy);
        var code = EveryIdTests.CodeOf(_run.Output);
        await _proxy.DisposeAsync();

        Assert.That(await _run.RunAsync([.. Buy, "--confirm", code]), Is.EqualTo(ExitCodes.NotReached));
        Assert.That(_run.Error.Trim(), Does.StartWith("error: nothing was sent, and the code is used up: ").And.Not.Contain("\n"));
    }

    private async Task<int> LoseAsync(string apiId, params string[] order)
    {
        Assert.That(await _run.RunAsync(order), Is.EqualTo(ExitCodes.Success), _run.Error);
        _proxy.Plants[apiId] = json => json.Remove("ord_no");
        return await _run.RunAsync([.. order, "--confirm", EveryIdTests.CodeOf(_run.Output)]);
    }

    private async Task SendAsync(params string[] order)
    {
        Assert.That(await _run.RunAsync(order), Is.EqualTo(ExitCodes.Success), _run.Error);
        Assert.That(await _run.RunAsync([.. order, "--confirm", EveryIdTests.CodeOf(_run.Output)]), Is.EqualTo(ExitCodes.Success), _run.Error);
    }
}
