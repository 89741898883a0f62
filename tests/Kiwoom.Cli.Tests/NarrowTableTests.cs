using System.Text.RegularExpressions;
using Kiwoom.Cli.Output;
using Kiwoom.Simulator;

namespace Kiwoom.Cli.Tests;

/// <summary>A terminal of 80 columns shows what matters, and says how to have the rest.</summary>
internal sealed partial class NarrowTableTests
{
    private KiwoomSimulator _simulator = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _simulator = await KiwoomSimulator.StartAsync(new() { Exchange = new() { Start = new DateTime(2026, 9, 14, 10, 0, 0) } });

    [OneTimeTearDown]
    public async Task StopAsync() => await _simulator.DisposeAsync();

    [TestCase("Date OpenPrice HighPrice LowPrice ClosePrice Volume", "candles", "005930", "--last", "3")]
    [TestCase("StockCode StockName CurrentPrice Change ChangeRate", "call", "ka10027", "mrkt_tp=001", "sort_tp=1", "trde_qty_cnd=0000", "stk_cnd=0", "crd_cnd=0", "updown_incls=0", "pric_cnd=0", "trde_prica_cnd=0", "stex_tp=1")]
    [TestCase("element name what", "spec", "show", "ka10081")]
    [TestCase("id summary", "spec", "find", "price")]
    [TestCase("code name price change % volume", "quote", "005930", "000660")]
    public async Task Columns_that_matter_are_shown(string titles, params string[] args)
    {
        using var run = new CliRun(_simulator.BaseAddress) { IsTerminal = true, Width = 80 };

        await run.RunAsync(args);
        var lines = Escapes().Replace(run.Output, "").Split('\n');
        var heading = lines.Last(line => line.StartsWith('│') && line.Contains($" {titles.Split(' ')[0]} ", StringComparison.Ordinal));

        Assert.That(heading.Split('│', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(titles.Split(' ').Length), Is.EqualTo(titles.Split(' ')), run.Output);
        Assert.That(lines.Select(Cells.Width), Is.All.LessThanOrEqualTo(80), run.Output);
    }

    [TestCase(false, "a wider terminal or --format json")]
    [TestCase(true, "넓은 터미널 또는 --format json")]
    public async Task Note_says_how_to_have_the_rest(bool isKorean, string words)
    {
        using var run = new CliRun(_simulator.BaseAddress) { IsTerminal = true, Width = 80, IsKorean = isKorean };

        await run.RunAsync("call", "ka10095", "StockCodes=005930,000660");

        Assert.That(run.Output.Trim().Split('\n')[^1], Does.EndWith(words));
    }

    [Test]
    public async Task Wrapped_text_is_whole()
    {
        using var run = new CliRun { IsTerminal = true, Width = 80 };

        await run.RunAsync("spec", "show", "ka10081");
        var text = Escapes().Replace(run.Output, "");

        Assert.That(text, Does.Contain("required").And.Contain("005930_AL"));
        Assert.That(text.Split('\n').Where(line => line.StartsWith('│')).Count(line => line.Contains('…', StringComparison.Ordinal)), Is.Zero);
    }

    [GeneratedRegex("\u001b\\[[0-9;?]*[a-zA-Z]")]
    private static partial Regex Escapes();
}
