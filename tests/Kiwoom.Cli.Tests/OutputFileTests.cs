using Kiwoom.Cli.Application;
using Kiwoom.Simulator;

namespace Kiwoom.Cli.Tests;

/// <summary>Files that commands write: what is there stays, and what is not whole has another name.</summary>
internal sealed class OutputFileTests
{
    private static readonly string[] Call = ["call", "ka10081", "stk_cd=005930", "base_dt=20250908", "upd_stkpc_tp=1", "--out"];

    [TestCase("call", "ka10081", "stk_cd=005930", "base_dt=20250908", "upd_stkpc_tp=1", "--out")]
    [TestCase("candles", "005930", "--last", "5", "--format", "jsonl", "--out")]
    public async Task File_that_is_there_is_not_touched(params string[] command)
    {
        await using var simulator = await KiwoomSimulator.StartAsync();
        using var run = new CliRun(simulator.BaseAddress);
        var file = Path.Combine(run.Folder, "a.jsonl");
        await File.WriteAllTextAsync(file, "precious");

        Assert.That(await run.RunAsync([.. command, file]), Is.EqualTo(ExitCodes.BadArguments));
        Assert.That(run.Error, Does.Contain(file));
        Assert.That(await File.ReadAllTextAsync(file), Is.EqualTo("precious"));
    }

    [Test]
    public async Task What_came_of_a_run_that_broke_off_is_not_touched()
    {
        await using var simulator = await KiwoomSimulator.StartAsync();
        using var run = new CliRun(simulator.BaseAddress);
        var file = Path.Combine(run.Folder, "a.csv");
        await File.WriteAllTextAsync(file + ".part", "precious");

        Assert.That(await run.RunAsync([.. Call, file]), Is.EqualTo(ExitCodes.BadArguments));
        Assert.That(run.Error, Does.Contain(file + ".part"));
        Assert.That(await File.ReadAllTextAsync(file + ".part"), Is.EqualTo("precious"));
        Assert.That(File.Exists(file), Is.False);
    }

    [Test]
    public async Task Call_that_fails_leaves_no_file()
    {
        await using var simulator = await KiwoomSimulator.StartAsync();
        using var run = new CliRun(simulator.BaseAddress);
        var file = Path.Combine(run.Folder, "a.csv");
        simulator.Faults.Strike(HttpFault.ServerError, 10);

        Assert.That(await run.RunAsync([.. Call, file]), Is.Not.EqualTo(ExitCodes.Success));
        Assert.That(Directory.GetFiles(run.Folder, "a.csv*"), Is.Empty);
    }

    [Test]
    public async Task File_is_whole_when_it_has_its_name()
    {
        await using var simulator = await KiwoomSimulator.StartAsync();
        using var run = new CliRun(simulator.BaseAddress);
        var file = Path.Combine(run.Folder, "a.csv");

        Assert.That(await run.RunAsync([.. Call, file]), Is.EqualTo(ExitCodes.Success), run.Error);
        Assert.That(Directory.GetFiles(run.Folder, "a.csv*"), Is.EqualTo([file]));
        Assert.That(new FileInfo(file).Length, Is.GreaterThan(0));
    }
}
