using Kiwoom.Cli.Application;
using Kiwoom.Simulator;

namespace Kiwoom.Cli.Tests;

/// <summary>Files of candles whose notes or rows were damaged or taken away between two runs.</summary>
internal sealed class CandleFileTests
{
    private const string Notes = """{"identity":"StockCode 005930 1d 20250101..20260914 adjusted Simulator","key":"x","length":1000,"rows":10}""";

    [TestCase("", Description = "The disk was full.")]
    [TestCase("""{"identity":"StockCode 005930 1d""")]
    [TestCase("[]")]
    [TestCase("""{"identity":1,"key":"x","length":0,"rows":0}""")]
    public async Task Torn_notes_are_one_line_and_no_crash(string notes)
    {
        await using var simulator = await KiwoomSimulator.StartAsync();
        using var run = new CliRun(simulator.BaseAddress);
        var file = Path.Combine(run.Folder, "a.csv");
        await File.WriteAllTextAsync(file, "Date\n");
        await File.WriteAllTextAsync(file + ".resume.json", notes);

        Assert.That(await RunAsync(run, file), Is.EqualTo(ExitCodes.BadArguments));
        Assert.That(run.Error.Trim(), Does.StartWith("error: ").And.Contain(file).And.Not.Contain("\n"));
        Assert.That(await File.ReadAllTextAsync(file), Is.EqualTo("Date\n"));
    }

    [TestCase(null)]
    [TestCase("Date\n")]
    public async Task File_shorter_than_its_notes_say_is_not_filled_with_nothing(string? rows)
    {
        await using var simulator = await KiwoomSimulator.StartAsync();
        using var run = new CliRun(simulator.BaseAddress);
        var file = Path.Combine(run.Folder, "a.csv");
        await File.WriteAllTextAsync(file + ".resume.json", Notes);
        if (rows is not null)
        {
            await File.WriteAllTextAsync(file, rows);
        }

        Assert.That(await RunAsync(run, file), Is.EqualTo(ExitCodes.BadArguments));
        Assert.That(run.Error.Trim(), Does.StartWith("error: ").And.Contain(file).And.Not.Contain("\n"));
        Assert.That(File.Exists(file) ? await File.ReadAllTextAsync(file) : null, Is.EqualTo(rows));
    }

    [Test]
    public async Task Run_that_ended_before_its_first_page_leaves_no_file_that_looks_whole()
    {
        await using var simulator = await KiwoomSimulator.StartAsync();
        using var run = new CliRun(simulator.BaseAddress);
        var file = Path.Combine(run.Folder, "a.csv");
        simulator.Faults.Strike(HttpFault.ServerError, 10);

        Assert.That(await RunAsync(run, file), Is.Not.EqualTo(ExitCodes.Success));
        Assert.That(Directory.GetFiles(run.Folder, "a.csv*"), Is.Empty);
        simulator.Faults.Clear();
        Assert.That(await RunAsync(run, file), Is.EqualTo(ExitCodes.Success), run.Error);
    }

    [Test]
    public async Task Killed_before_its_first_row_it_begins_anew()
    {
        await using var simulator = await KiwoomSimulator.StartAsync();
        using var run = new CliRun(simulator.BaseAddress);
        var file = Path.Combine(run.Folder, "a.csv");
        Assert.That(await RunAsync(run, file), Is.EqualTo(ExitCodes.Success), run.Error);
        var whole = await File.ReadAllTextAsync(file);
        await File.WriteAllTextAsync(file, "Da");
        await File.WriteAllTextAsync(file + ".resume.json", Notes.Replace("\"x\"", "\"\"", StringComparison.Ordinal).Replace("1000", "0", StringComparison.Ordinal).Replace("10}", "0}", StringComparison.Ordinal));

        Assert.That(await RunAsync(run, file), Is.EqualTo(ExitCodes.Success), run.Error);
        Assert.That(await File.ReadAllTextAsync(file), Is.EqualTo(whole));
    }

    private static Task<int> RunAsync(CliRun run, string file) => run.RunAsync("candles", "005930", "--from", "2025-01-01", "--to", "2026-09-14", "--out", file);
}
