using System.Globalization;
using System.Text.Json;
using Kiwoom.Cli.Application;
using Kiwoom.Simulator;

namespace Kiwoom.Cli.Tests;

/// <summary>Which candles come, and the day up to which their prices are adjusted.</summary>
internal sealed class CandleRangeTests
{
    private KiwoomSimulator _simulator = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _simulator = await KiwoomSimulator.StartAsync(new() { CandlesPerPage = 50, CandleCount = 120 });

    [OneTimeTearDown]
    public async Task StopAsync() => await _simulator.DisposeAsync();

    [TestCase(1)]
    [TestCase(50)]
    [TestCase(70)]
    public async Task Last_gives_the_latest_candles_over_pages_in_every_format(int count)
    {
        using var run = new CliRun(_simulator.BaseAddress);
        string[] args = ["candles", "005930", "--to", "2026-01-05", "--last", count.ToString(CultureInfo.InvariantCulture)];

        Assert.That(await run.RunAsync([.. args, "--format", "jsonl"]), Is.EqualTo(ExitCodes.Success), run.Error);
        var days = Days(run.Output);
        Assert.That(days, Has.Count.EqualTo(count).And.Unique.And.Ordered.Descending);
        Assert.That(days[0], Is.EqualTo("2026-01-05"));
        Assert.That(run.Error, Does.Not.Contain("more candles"));

        await run.RunAsync([.. args, "--format", "csv"]);
        Assert.That(run.Output.Trim().Split('\n'), Has.Length.EqualTo(count + 1));
        await run.RunAsync([.. args, "--format", "json"]);
        var pages = run.Output.Trim().Split('\n').Select(line => JsonDocument.Parse(line).RootElement.GetProperty("data").GetProperty("candles").GetArrayLength());
        Assert.That(pages.Sum(), Is.EqualTo(count));
    }

    [Test]
    public async Task More_than_there_are_is_all_of_them()
    {
        using var run = new CliRun(_simulator.BaseAddress);

        Assert.That(await run.RunAsync("candles", "005930", "--to", "2026-01-05", "--last", "500", "--format", "jsonl"), Is.EqualTo(ExitCodes.Success));
        Assert.That(Days(run.Output), Has.Count.EqualTo(120));
    }

    [Test]
    public async Task Last_goes_into_a_file_that_is_resumed()
    {
        await using var proxy = await Proxy.StartAsync(_simulator.BaseAddress);
        using var run = new CliRun(proxy.Address);
        var path = Path.Combine(run.Folder, "a.csv");
        string[] args = ["candles", "005930", "--to", "2026-01-05", "--out", path, "--last"];
        proxy.Instead = apiId => apiId == "ka10081" && proxy.Calls[apiId] == 2 ? (200, """{"return_code":2,"return_msg":"[1517:x]"}""") : null;

        Assert.That(await run.RunAsync([.. args, "70"]), Is.Not.EqualTo(ExitCodes.Success));
        Assert.That(await run.RunAsync([.. args, "71"]), Is.EqualTo(ExitCodes.BadArguments), "another number");
        Assert.That(await run.RunAsync([.. args, "70"]), Is.EqualTo(ExitCodes.Success), run.Error);
        Assert.That(await File.ReadAllLinesAsync(path), Has.Length.EqualTo(71).And.Unique);
    }

    [TestCase("--last", "5", "--from", "2025-12-01")]
    [TestCase("--last", "0")]
    [TestCase("--last", "ten")]
    [TestCase("--last", "5", "--from", "2025-12-01", "--to", "2026-01-05")]
    [TestCase("--interval", "1t", "--to", "2026-01-05")]
    public async Task Contradictions_are_refused_in_one_line(params string[] args)
    {
        using var run = new CliRun(_simulator.BaseAddress);

        Assert.That(await run.RunAsync(["candles", "005930", .. args]), Is.EqualTo(ExitCodes.BadArguments));
        Assert.That(run.Error.Trim(), Does.StartWith("error: --").Or.StartWith("error: give --from or --last").Or.StartWith("error: candles of 1t end now"));
        Assert.That(run.Error.Trim(), Does.Not.Contain("\n"));
        Assert.That(run.Output, Is.Empty);
    }

    [Test]
    public async Task One_page_names_options_that_candles_has()
    {
        using var run = new CliRun(_simulator.BaseAddress);

        await run.RunAsync("candles", "005930", "--to", "2026-01-05", "--format", "jsonl");

        Assert.That(run.Error, Does.Contain("--last N").And.Not.Contain("--all"));
    }

    [Test]
    public async Task Range_holds_in_pages_of_json_too()
    {
        using var run = new CliRun(_simulator.BaseAddress);

        await run.RunAsync("candles", "005930", "--from", "2025-12-30", "--to", "2026-01-05", "--format", "json");
        var days = JsonDocument.Parse(run.Output.Trim()).RootElement.GetProperty("data").GetProperty("candles").EnumerateArray().Select(row => row.GetProperty("date").GetString()!);

        Assert.That(days, Is.Not.Empty.And.All.GreaterThanOrEqualTo("2025-12-30"));
    }

    [Test]
    public async Task Prices_are_adjusted_up_to_no_day_that_has_not_come()
    {
        var clock = new ManualClock();
        using var run = new CliRun(_simulator.BaseAddress) { Clock = clock };
        var later = KoreanTime.Today(clock).AddDays(40).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

        await run.RunAsync("candles", "005930", "--to", later, "--last", "1");

        Assert.That(run.Error, Does.Contain("up to the simulator's own day").And.Not.Contain(later));
    }

    [Test]
    public async Task File_whose_base_is_the_day_of_the_call_is_not_resumed_on_another_day()
    {
        await using var proxy = await Proxy.StartAsync(_simulator.BaseAddress);
        var clock = new ManualClock();
        using var run = new CliRun(proxy.Address) { Clock = clock };
        var path = Path.Combine(run.Folder, "a.csv");
        var later = KoreanTime.Today(clock).AddDays(40).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        string[] args = ["candles", "005930", "--to", later, "--last", "70", "--out", path];
        proxy.Instead = apiId => apiId == "ka10081" && proxy.Calls[apiId] == 2 ? (200, """{"return_code":2,"return_msg":"[1517:x]"}""") : null;
        Assert.That(await run.RunAsync(args), Is.Not.EqualTo(ExitCodes.Success));

        clock.Ahead = TimeSpan.FromDays(1);

        Assert.That(await run.RunAsync(args), Is.EqualTo(ExitCodes.BadArguments));
        Assert.That(run.Error, Does.Contain("unfinished"));
        clock.Ahead = TimeSpan.Zero;
        Assert.That(await run.RunAsync(args), Is.EqualTo(ExitCodes.Success), run.Error);
    }

    private static List<string> Days(string output) =>
        [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("date").GetString()!)];
}
