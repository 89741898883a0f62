using System.Diagnostics;
using System.Globalization;
using Kiwoom.Cli.Application;
using Kiwoom.Simulator;

namespace Kiwoom.Cli.Tests;

/// <summary>The program as a process: its folders, and the pipe it writes to.</summary>
[Platform("Linux")]
internal sealed class ProcessTests
{
    private string _home = "";
    private string _current = "";

    [SetUp]
    public void CreateFolders()
    {
        _home = Directory.CreateTempSubdirectory("kiwoom-home-").FullName;
        _current = Directory.CreateTempSubdirectory("kiwoom-current-").FullName;
    }

    [TearDown]
    public void DeleteFolders()
    {
        Directory.Delete(_home, recursive: true);
        Directory.Delete(_current, recursive: true);
    }

    [Test]
    public async Task Home_without_folders_gets_them_and_the_current_folder_s_profiles_are_not_read()
    {
        await using var simulator = await KiwoomSimulator.StartAsync();
        Directory.CreateDirectory(Path.Combine(_current, "kiwoom"));
        await File.WriteAllTextAsync(Path.Combine(_current, "kiwoom", ProfileFile.FileName), """{"default":{"environment":"https://kiwoom.invalid","allowOrders":true}}""");

        using var process = Start(simulator, "order", "buy", "005930", "1", "--limit", "60000");
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.That(output, Does.Contain(simulator.BaseAddress.ToString()).And.Contain("--confirm "));
        Assert.That(Directory.EnumerateFileSystemEntries(_current).Select(Path.GetFileName), Is.EqualTo(new[] { "kiwoom" }));
        Assert.That(Directory.Exists(Path.Combine(_home, ".local", "share", "Kiwoom", "cli", "confirmations")));
    }

    [Test]
    [CancelAfter(120_000)]
    public async Task Reader_that_leaves_ends_a_stream(CancellationToken cancellationToken)
    {
        await using var simulator = await KiwoomSimulator.StartAsync(new() { Realtime = new() { MessagesPerSecond = 50 } }, cancellationToken);

        using var process = Start(simulator, "watch", "005930", "--format", "jsonl");
        try
        {
            Assert.That(await process.StandardOutput.ReadLineAsync(cancellationToken), Does.StartWith("{"));
            process.StandardOutput.Close();

            // Without an end it is the test's own limit that ends the wait.
            await process.WaitForExitAsync(cancellationToken);
        }
        finally
        {
            process.Kill();
        }

        Assert.That(process.ExitCode, Is.EqualTo(ExitCodes.ReaderGone));
        Assert.That(await process.StandardError.ReadToEndAsync(cancellationToken), Does.Match(@"^005930 starts at [^\n]+\n$"));
    }

    [TestCase("INT")]
    [TestCase("TERM")]
    [CancelAfter(120_000)]
    public async Task Interrupted_stream_ends_in_order(string signal, CancellationToken cancellationToken)
    {
        await using var simulator = await KiwoomSimulator.StartAsync(new() { Realtime = new() { MessagesPerSecond = 50 } }, cancellationToken);

        using var process = Start(simulator, "watch", "005930", "--format", "jsonl");
        try
        {
            await process.StandardOutput.ReadLineAsync(cancellationToken);
            using var kill = Process.Start("kill", ["-s", signal, process.Id.ToString(CultureInfo.InvariantCulture)]);
            await process.StandardOutput.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
        }
        finally
        {
            process.Kill();
        }

        Assert.That(await process.StandardError.ReadToEndAsync(cancellationToken), Does.EndWith("interrupted\n").And.Not.Contain("exception"));
        Assert.That(process.ExitCode, Is.EqualTo(ExitCodes.Interrupted));
    }

    [Test]
    public async Task Error_output_that_takes_nothing_changes_no_exit_code()
    {
        await using var simulator = await KiwoomSimulator.StartAsync();
        using var process = Start(simulator, "nosuch");
        _ = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        using var full = Process.Start("sh", ["-c", $"exec dotnet '{Path.Combine(AppContext.BaseDirectory, "Kiwoom.Cli.dll")}' nosuch 2> /dev/full"]);
        await full.WaitForExitAsync();

        Assert.That((process.ExitCode, full.ExitCode), Is.EqualTo((ExitCodes.BadArguments, ExitCodes.BadArguments)));
    }

    private Process Start(KiwoomSimulator simulator, params string[] arguments)
    {
        // What a shell runs in the background ignores SIGINT, and all that it starts with it; so may these tests be run.
        var start = new ProcessStartInfo("env") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _current };
        start.ArgumentList.Add("--default-signal=INT");
        start.ArgumentList.Add("dotnet");
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Kiwoom.Cli.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("KIWOOM_", StringComparison.Ordinal) || name.StartsWith("XDG_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["HOME"] = _home;
        start.Environment["KIWOOM_LANG"] = "en";
        start.Environment["KIWOOM_SIMULATOR"] = simulator.BaseAddress.ToString();
        return Process.Start(start)!;
    }
}
