using System.Diagnostics;
using System.Text.RegularExpressions;
using Kiwoom.Cli.Output;
using Kiwoom.Simulator;

namespace Kiwoom.Cli.Tests;

/// <summary>The program in a real pseudo-terminal (<c>script</c> of util-linux) of 80 and 120 columns.</summary>
[Platform("Linux")]
internal sealed partial class TerminalTests
{
    [TestCase(80)]
    [TestCase(120)]
    public async Task Watch_draws_a_table_that_fits(int columns)
    {
        await using var simulator = await KiwoomSimulator.StartAsync(new() { Realtime = new() { MessagesPerSecond = 50 } });

        var screen = await RunAsync(simulator, columns, "watch 005930 000660 --count 60");

        var lines = LastTable(screen);
        Assert.That(lines, Is.Not.Empty, screen);
        Assert.That(lines.Select(Cells.Width).Distinct().ToList(), Has.Count.EqualTo(1).And.All.LessThanOrEqualTo(columns), string.Join('\n', lines));
        Assert.That(lines[1], Does.Contain("현재가"));
        Assert.That(string.Join('\n', lines), Does.Contain("005930").And.Contain("000660"));
        Assert.That(screen, Does.Contain("메시지 60건, 누락 0건"));
    }

    [TestCase(80)]
    [TestCase(120)]
    public async Task Order_is_shown_in_a_table_that_fits(int columns)
    {
        await using var simulator = await KiwoomSimulator.StartAsync();

        var screen = await RunAsync(simulator, columns, "order buy 005930 10 --limit 60000");

        var lines = LastTable(screen);
        Assert.That(lines.Select(Cells.Width).Distinct().ToList(), Has.Count.EqualTo(1).And.All.LessThanOrEqualTo(columns), screen);
        Assert.That(screen, Does.Contain("--confirm ").And.Contain("600,000 원").And.Not.Contain("…"));
    }

    private static async Task<string> RunAsync(KiwoomSimulator simulator, int columns, string arguments)
    {
        var folder = Directory.CreateTempSubdirectory("kiwoom-terminal-").FullName;
        var program = Path.Combine(AppContext.BaseDirectory, "Kiwoom.Cli.dll");
        var start = new ProcessStartInfo("script") { RedirectStandardOutput = true, RedirectStandardInput = true };
        start.ArgumentList.Add("-qec");
        start.ArgumentList.Add($"stty cols {columns} rows 30; dotnet '{program}' {arguments}");
        start.ArgumentList.Add("/dev/null");
        start.Environment["KIWOOM_ENVIRONMENT"] = simulator.BaseAddress.ToString();
        start.Environment["KIWOOM_LANG"] = "ko";
        start.Environment["TERM"] = "xterm-256color";
        start.Environment["HOME"] = start.Environment["XDG_CONFIG_HOME"] = start.Environment["XDG_DATA_HOME"] = folder;
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.CurrentContext.CancellationToken);
        await process.WaitForExitAsync();
        Directory.Delete(folder, recursive: true);
        return Escapes().Replace(output, "").ReplaceLineEndings("\n");
    }

    /// <summary>The lines of the last table that was drawn.</summary>
    private static List<string> LastTable(string screen)
    {
        var lines = screen.Split('\n').Select(line => line.TrimEnd()).ToList();
        var end = lines.FindLastIndex(line => line.Contains('╰', StringComparison.Ordinal));
        var start = end < 0 ? -1 : lines.FindLastIndex(end, line => line.Contains('╭', StringComparison.Ordinal));
        return start < 0 ? [] : [.. lines[start..(end + 1)].Select(line => line[Math.Max(0, line.IndexOf('╭', StringComparison.Ordinal))..])];
    }

    [GeneratedRegex("\u001b\\[[0-9;?]*[a-zA-Z]|\u001b[=>]|\r")]
    private static partial Regex Escapes();
}
