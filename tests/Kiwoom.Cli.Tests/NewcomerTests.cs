using Kiwoom.Cli.Application;
using Kiwoom.Simulator;

namespace Kiwoom.Cli.Tests;

/// <summary>From a question to its answer by what the program itself says.</summary>
internal sealed class NewcomerTests
{
    private KiwoomSimulator _simulator = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _simulator = await KiwoomSimulator.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _simulator.DisposeAsync();

    [TestCase(false, "kiwoom spec find last price")]
    [TestCase(true, "kiwoom spec find 현재가")]
    public async Task Help_says_where_to_begin(bool isKorean, string line)
    {
        using var run = new CliRun { IsKorean = isKorean };

        await run.RunAsync("--help");

        Assert.That(run.Output, Does.Contain(line).And.Contain("kiwoom spec show ka10007").And.Contain("kiwoom call ka10007 stk_cd=005930"));
    }

    [TestCase("last price", "CurrentPrice")]
    [TestCase("best five asks", "Asks")]
    [TestCase("daily candles", "ClosePrice")]
    [TestCase("stocks that rose most", "ChangeRate")]
    [TestCase("which orders are open", "Orders")]
    [TestCase("foreign ownership", "HeldShares (shares)")]
    [TestCase("how much cash is there", "Deposit (won)")]
    [TestCase("last trades", "Price")]
    public async Task Question_leads_over_the_example_to_an_answer(string question, string words)
    {
        using var run = new CliRun(_simulator.BaseAddress);
        await run.RunAsync("spec", "find", question);
        var id = run.Output.Split('\n')[1].Split(' ')[0];
        await run.RunAsync("spec", "show", id);
        var example = run.Output.Split('\n').First(line => line.StartsWith("for example: kiwoom ", StringComparison.Ordinal))["for example: kiwoom ".Length..];

        Assert.That(await run.RunAsync(example.Split(' ')), Is.EqualTo(ExitCodes.Success), run.Error);

        Assert.That(run.Output, Does.Contain(words));
    }

    [Test]
    public async Task Order_has_no_example_that_would_be_one()
    {
        using var run = new CliRun();

        await run.RunAsync("spec", "show", "kt10000");

        Assert.That(run.Output, Does.Not.Contain("kiwoom call"));
    }

    [TestCase(false, @"(?m)^Asks +QuantityChange \(shares or grams\) +Quantity \(shares or grams\) +Price$")]
    [TestCase(true, @"(?m)^Asks +매도잔량대비.* +매도잔량.* +매도호가$")]
    public async Task Levels_of_a_book_are_rows(bool isKorean, string heading)
    {
        using var run = new CliRun(_simulator.BaseAddress) { IsKorean = isKorean };

        await run.RunAsync("call", "ka10004", "stk_cd=005930");

        Assert.That(run.Output, Does.Match(heading));
        Assert.That(run.Output, Does.Match(@"(?m)^ +1 +-?[\d,]+ +[\d,]+ +[\d,]+$").And.Match(@"(?m)^ +10 +"));
        Assert.That(run.Output, Does.Not.Contain("Asks[0]").And.Contain("Bids"));
    }

    [TestCase(false, "on NXT 005930_NX")]
    [TestCase(true, "NXT 는 005930_NX")]
    public async Task Code_of_another_exchange_is_told_where_it_is_taken(bool isKorean, string words)
    {
        using var run = new CliRun { IsKorean = isKorean };

        await run.RunAsync("spec", "show", "ka10007");
        Assert.That(run.Output, Does.Contain(words));
        await run.RunAsync("spec", "show", "kt00010");
        Assert.That(run.Output, Does.Contain("stk_cd").And.Not.Contain(words));
        await run.RunAsync("call", "--help");
        Assert.That(run.Output, Does.Contain(words));
    }

    [TestCase("'005930' is no key=value, such as stk_cd=005930", "call", "ka10007", "005930")]
    [TestCase("'20260105' is no key=value, such as strt_dt=20260105", "call", "kt00015", "20260105")]
    [TestCase("'trades' is the name of several: ka10003 체결정보요청, ka40007", "call", "trades", "005930")]
    [TestCase("kiwoom spec find prices lists all", "call", "prices", "005930")]
    [TestCase("kiwoom spec find WORDS looks for one", "call", "삼성전자")]
    public async Task Mistake_is_answered_with_what_was_meant(string words, params string[] args)
    {
        using var run = new CliRun();

        Assert.That(await run.RunAsync(args), Is.EqualTo(ExitCodes.BadArguments));
        Assert.That(run.Error, Does.Contain(words));
    }
}
