using Kiwoom.Cli.Application;
using Kiwoom.Simulator;

namespace Kiwoom.Cli.Tests;

/// <summary>Whoever sees the document's example is told so, and it never looks like the market's answer.</summary>
internal sealed class ExampleTests
{
    private const string Words = "is the API document's example";

    private KiwoomSimulator _simulator = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _simulator = await KiwoomSimulator.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _simulator.DisposeAsync();

    [TestCase("kt00018", "positions")]
    [TestCase("kt00018", "positions", "--format", "csv")]
    [TestCase("ka10003", "call", "ka10003", "stk_cd=005930")]
    [TestCase("ka10003", "call", "ka10003", "--url", "/api/dostk/stkinfo", "stk_cd=005930")]
    [TestCase("ka10080", "candles", "005930", "--interval", "1m")]
    [TestCase("ka10080", "candles", "005930", "--interval", "1m", "--chart")]
    public async Task Example_is_told_in_one_line_beside_the_output(string id, params string[] args)
    {
        using var run = new CliRun(_simulator.BaseAddress);

        Assert.That(await run.RunAsync(args), Is.EqualTo(ExitCodes.Success), run.Error);
        Assert.That(run.Error.Split('\n').Count(line => line.StartsWith($"note: {id} {Words}", StringComparison.Ordinal)), Is.EqualTo(1), run.Error);
        Assert.That(run.Output, Is.Not.Empty.And.Not.Contain("example"));
    }

    [TestCase("orders", "--all")]
    [TestCase("orders")]
    [TestCase("call", "ka10004", "stk_cd=005930")]
    [TestCase("candles", "005930", "--last", "3")]
    public async Task Market_s_answer_is_not_called_an_example(params string[] args)
    {
        using var run = new CliRun(_simulator.BaseAddress);

        Assert.That(await run.RunAsync(args), Is.EqualTo(ExitCodes.Success), run.Error);
        Assert.That(run.Error, Does.Not.Contain("example"));
    }

    [Test]
    public async Task Answer_that_is_partly_an_example_is_told_as_such()
    {
        using var run = new CliRun(_simulator.BaseAddress);

        await run.RunAsync("call", "ka10001", "stk_cd=005930");

        Assert.That(run.Error.Trim(), Does.StartWith("note: of ka10001 the prices are the simulator's market").And.Not.Contain("\n"));
    }

    [Test]
    public async Task Example_is_told_in_Korean_too()
    {
        using var run = new CliRun(_simulator.BaseAddress) { IsKorean = true };

        await run.RunAsync("positions");

        Assert.That(run.Error.Trim(), Does.StartWith("참고: kt00018").And.Contain("API 문서의 예제").And.Not.Contain("\n"));
    }

    [Test]
    public async Task Exchange_has_holdings_of_its_own()
    {
        await using var exchange = await KiwoomSimulator.StartAsync(new() { Exchange = new() });
        using var run = new CliRun(exchange.BaseAddress);

        Assert.That(await run.RunAsync("positions"), Is.EqualTo(ExitCodes.Success), run.Error);
        Assert.That(run.Error, Is.Empty);
    }

    [Test]
    public async Task Order_that_no_market_took_is_told()
    {
        using var run = new CliRun(_simulator.BaseAddress);
        string[] order = ["call", "kt10006", "dmst_stex_tp=KRX", "stk_cd=005930", "ord_qty=1", "trde_tp=3", "--confirm"];
        await run.RunAsync(order[..^1]);

        Assert.That(await run.RunAsync([.. order, EveryIdTests.CodeOf(run.Output)]), Is.EqualTo(ExitCodes.Success), run.Error);
        Assert.That(run.Error, Does.StartWith($"note: kt10006 {Words}"));
        Assert.That(_simulator.Orders, Is.Empty);
    }

    [Test]
    public async Task Nothing_is_said_of_the_prices_of_an_example()
    {
        using var run = new CliRun(_simulator.BaseAddress);

        await run.RunAsync("candles", "005930", "--interval", "1m");

        Assert.That(run.Error, Does.Not.Contain("adjusted"));
    }
}
