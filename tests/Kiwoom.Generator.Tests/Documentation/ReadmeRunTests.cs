using System.Text.RegularExpressions;
using Kiwoom.Generator.Tests.Harness;
using Kiwoom.Simulator;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Kiwoom.Generator.Tests.Documentation;

/// <summary>Each code block of the README runs as it stands, here or where the list says. README.ko.md has the same blocks.</summary>
/// <remarks>A program has the console, the environment and the current folder of the whole process.</remarks>
[NonParallelizable]
public sealed class ReadmeRunTests
{
    private static readonly string[] Variables =
    [
        "KIWOOM_APP_KEY", "KIWOOM_SECRET_KEY", "Kiwoom__AppKey", "Kiwoom__SecretKey", "Kiwoom__Environment", "Kiwoom__Address",
        "KiwoomIsa__AppKey", "KiwoomIsa__SecretKey", "KiwoomIsa__Environment", "KiwoomIsa__Address", "XDG_DATA_HOME",
    ];

    private static IReadOnlyList<CodeBlock> Blocks { get; } = [.. Markdown.BlocksOf("README.md")];

    [Test]
    public void Each_block_is_run_once_or_says_where()
    {
        var listed = ReadmeRuns.Programs.Select(program => program.Words).Concat(ReadmeRuns.Others).ToArray();
        var shell = Blocks.Where(block => block.Language == "sh").SelectMany(block => block.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries)).Select(line => line.Split('#')[0].Trim());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Blocks.Where(block => block.Language != "sh" && listed.Count(block.Text.Contains) != 1).Select(block => block.Text), Is.Empty, "in no list, or in two");
            Assert.That(listed.Where(words => Blocks.Count(block => block.Text.Contains(words, StringComparison.Ordinal)) != 1), Is.Empty, "no block of the README");
            Assert.That(shell, Is.EqualTo(ReadmeRuns.Commands.Select(command => command.Command)));
            Assert.That(ReadmeRuns.Commands.Where(command => !Markdown.Read(command.File).Contains(command.Words, StringComparison.Ordinal)), Is.Empty, "not run there");
        }
    }

    [TestCaseSource(typeof(ReadmeRuns), nameof(ReadmeRuns.Programs))]
    public async Task Block_runs(object entry)
    {
        using var folder = new TemporaryFolder();
        await using var simulator = await KiwoomSimulator.StartAsync(new() { Realtime = new() { MessagesPerSecond = 20 } });
        var sample = (SampleEntry)entry;
        var kept = (Directory.GetCurrentDirectory(), Variables.Select(Environment.GetEnvironmentVariable).ToArray());
        SetVariables([simulator.AppKey, simulator.SecretKey, .. Settings(simulator), .. Settings(simulator), folder.Path]);
        Directory.SetCurrentDirectory(folder.Path);
        try
        {
            await RunAsync(sample, simulator);
        }
        finally
        {
            Directory.SetCurrentDirectory(kept.Item1);
            SetVariables(kept.Item2);
        }
    }

    /// <summary>Whoever goes through the README puts one block below the other.</summary>
    [Test]
    public void Blocks_stand_below_each_other_in_one_program()
    {
        var blocks = ReadmeRuns.Programs.Where(program => program.Before is [ReadmeRuns.WithoutAnAccount]).Select(program => program.Words).Prepend(ReadmeRuns.WithoutAnAccount);

        Assert.That(SampleProgram.Problems(SampleProgram.Compile(SampleProgram.Join(blocks.Select(TextOf)), Library.ImplicitUsings)), Is.Empty);
    }

    private static async Task RunAsync(SampleEntry sample, KiwoomSimulator simulator)
    {
        if (sample.After is not null)
        {
            await RunAsync(ReadmeRuns.Programs.Single(program => program.Words == sample.After), simulator);
        }

        if (sample.IsHosted)
        {
            await File.WriteAllTextAsync("appsettings.json", TextOf(ReadmeRuns.Settings));
        }

        var program = SampleProgram.Compile(SampleProgram.Join([.. sample.Before.Select(TextOf), sample.Setup, .. sample.Before.Contains(sample.Words) ? [] : new[] { TextOf(sample.Words) }]), Library.ImplicitUsings);
        Assert.That(SampleProgram.Problems(program), Is.Empty);
        var run = new SampleRun(simulator.BaseAddress);
        var (lines, failure) = await run.RunAsync(program, sample.Lines, sample.IsHosted ? host => StopAsync(host, simulator) : null);

        Assert.That(failure?.GetType().Name, Is.EqualTo(sample.Ends), failure?.ToString());
        Assert.That(sample.Shows.Where(pattern => !lines.Any(line => Regex.IsMatch(line, pattern))), Is.Empty, string.Join('\n', lines));
    }

    private static string TextOf(string words) => Blocks.Single(block => block.Text.Contains(words, StringComparison.Ordinal)).Text;

    // The program asks for an order book and an account number, and then waits for its end.
    private static async Task StopAsync(IHost host, KiwoomSimulator simulator)
    {
        while (!new[] { "ka10004", "ka00001" }.All(id => simulator.Requests.Any(request => request.ApiId == id)))
        {
            await Task.Delay(20);
        }

        host.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
    }

    private static string[] Settings(KiwoomSimulator simulator) => [simulator.AppKey, simulator.SecretKey, "Simulator", simulator.BaseAddress.AbsoluteUri];

    private static void SetVariables(IReadOnlyList<string?> values)
    {
        foreach (var (name, value) in Variables.Zip(values))
        {
            Environment.SetEnvironmentVariable(name, value);
        }
    }

    private sealed class TemporaryFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("kiwoom-readme").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
