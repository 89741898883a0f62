using Kiwoom.Cli.Application;
using Kiwoom.Simulator;

namespace Kiwoom.Cli.Tests;

/// <summary>A stock that is none is told, and what a stock costs is there before its first trade.</summary>
internal sealed class UnknownStockTests
{
    private KiwoomSimulator _simulator = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _simulator = await KiwoomSimulator.StartAsync(new() { Realtime = new() { MessagesPerSecond = 50 } });

    [OneTimeTearDown]
    public async Task StopAsync() => await _simulator.DisposeAsync();

    [TestCase("call", "ka10001", "stk_cd=999999")]
    [TestCase("call", "ka10004", "종목코드=999999")]
    [TestCase("candles", "999999")]
    [TestCase("candles", "999999", "--chart")]
    [TestCase("candles", "999999", "--format", "csv")]
    [TestCase("watch", "999999", "--count", "1")]
    [TestCase("quote", "999999")]
    [TestCase("book", "999999_AL")]
    public async Task Unknown_stock_is_no_blank_table(params string[] args)
    {
        using var run = new CliRun(_simulator.BaseAddress);

        Assert.That(await run.RunAsync(args), Is.EqualTo(ExitCodes.Refused), run.Output);
        Assert.That(run.Error, Does.StartWith("error: no stock 999999").And.Contain("blank"));
        Assert.That(run.Output, Is.Empty);
    }

    [Test]
    public async Task Unknown_stock_is_not_recorded_and_not_put_into_a_file()
    {
        using var run = new CliRun(_simulator.BaseAddress);

        var (recording, candles) = (Path.Combine(run.Folder, "a.jsonl.gz"), Path.Combine(run.Folder, "a.csv"));
        Assert.That(await run.RunAsync("record", recording, "999999", "--seconds", "60"), Is.EqualTo(ExitCodes.Refused));
        Assert.That(File.Exists(recording), Is.False);
        Assert.That(await run.RunAsync("candles", "999999", "--out", candles), Is.EqualTo(ExitCodes.Refused));
        Assert.That(await run.RunAsync("candles", "005930", "--out", candles), Is.EqualTo(ExitCodes.Success), run.Error);
    }

    [TestCase("orders")]
    [TestCase("call", "ka10075", "all_stk_tp=1", "trde_tp=0", "stk_cd=005930", "stex_tp=0")]
    public async Task Account_without_anything_is_no_unknown_stock(params string[] args)
    {
        using var run = new CliRun(_simulator.BaseAddress);

        Assert.That(await run.RunAsync(args), Is.EqualTo(ExitCodes.Success), run.Error);
    }

    [TestCase(false, @"^005930 starts at [\d,]+ [+-]?[\d,]+ \([+-]?[\d.]+%\)\n", @"(?m)^005930 [\d,]+ → [\d,]+.*, \d+ trades, [\d,]+ shares$")]
    [TestCase(true, @"^005930 시작 [\d,]+ ", @"(?m)^005930 [\d,]+ → [\d,]+.*, 체결 \d+건, [\d,]+주$")]
    public async Task Watch_begins_with_the_quote_and_ends_with_what_changed(bool isKorean, string start, string end)
    {
        using var run = new CliRun(_simulator.BaseAddress) { IsKorean = isKorean };

        Assert.That(await run.RunAsync("watch", "005930", "--count", "20"), Is.EqualTo(ExitCodes.Success), run.Error);

        Assert.That(run.Error, Does.Match(start).And.Match(end));
        Assert.That(run.Output.Trim().Split('\n'), Has.Length.EqualTo(20));
    }

    [Test]
    public async Task Watch_goes_on_without_a_quote()
    {
        await using var proxy = await Proxy.StartAsync(_simulator.BaseAddress);
        proxy.Instead = apiId => apiId == "ka10095" ? (200, """{"return_code":2,"return_msg":"[1517:x]"}""") : null;
        using var run = new CliRun(proxy.Address);

        Assert.That(await run.RunAsync("watch", "005930", "--count", "2"), Is.EqualTo(ExitCodes.Success), run.Error);
        Assert.That(run.Error, Does.StartWith("005930 waiting for the first trade"));
    }

    [Test]
    public async Task Record_counts_the_market_s_messages()
    {
        using var run = new CliRun(_simulator.BaseAddress);
        var path = Path.Combine(run.Folder, "a.jsonl.gz");

        await run.RunAsync("record", path, "005930", "--seconds", "4");
        var written = run.Error.Split('\n').First(line => line.EndsWith(" messages of the market written", StringComparison.Ordinal)).Split(' ')[0];
        await run.RunAsync("replay", path, "005930", "--speed", "max", "--format", "jsonl");

        var played = run.Output.Trim().Split('\n').Count(line => !line.Contains("\"type\":\"gap\"", StringComparison.Ordinal));

        // What comes while it ends is written and not counted any more; answers to calls and registrations would be counted before.
        Assert.That(int.Parse(written, System.Globalization.NumberStyles.AllowThousands, System.Globalization.CultureInfo.InvariantCulture), Is.Positive.And.LessThanOrEqualTo(played));
    }

    [Test]
    public async Task Quote_and_book_are_one_table_each()
    {
        using var run = new CliRun(_simulator.BaseAddress);

        Assert.That(await run.RunAsync("quote", "005930", "000660"), Is.EqualTo(ExitCodes.Success), run.Error);
        Assert.That(run.Output, Does.Match(@"^code +name +price +change +% +volume +open +high +low\n005930 .*\n000660 .*\n$"));
        Assert.That(run.Error, Is.Empty);

        Assert.That(await run.RunAsync("book", "005930"), Is.EqualTo(ExitCodes.Success), run.Error);
        var prices = run.Output.Trim().Split('\n').Skip(1).Select(line => decimal.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries).First(cell => cell.Replace(",", "", StringComparison.Ordinal).Length >= 5), System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.That(run.Output, Does.Match(@"^to sell +price +to buy\n"));
        Assert.That(prices, Has.Count.EqualTo(20));
    }

    [Test]
    public async Task Open_order_has_the_stop_price_that_the_document_names()
    {
        using var run = new CliRun(_simulator.BaseAddress);
        string[] order = ["order", "sell", "005930", "7", "--limit", "88000"];
        await run.RunAsync(order);
        await run.RunAsync([.. order, "--confirm", EveryIdTests.CodeOf(run.Output)]);

        await run.RunAsync("orders", "--format", "json");

        Assert.That(run.Output, Does.Contain("\"stopPrice\":0"));
    }
}
