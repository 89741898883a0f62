using System.CommandLine;
using Kiwoom.Cli.Application;
using Kiwoom.Cli.Commands;
using Kiwoom.Simulator;

namespace Kiwoom.Cli.Tests;

/// <summary>A command shows, completes and takes the options that mean something to it, and no others.</summary>
internal sealed class OptionTests
{
    private static readonly string[] OfServers = ["--env", "--profile", "--real"];

    private static readonly Dictionary<string, string[]> Expected = new()
    {
        ["call"] = OfServers,
        ["order buy"] = OfServers,
        ["order sell"] = OfServers,
        ["order modify"] = OfServers,
        ["order cancel"] = OfServers,
        ["cancel"] = OfServers,
        ["doctor"] = OfServers,
        ["mcp"] = OfServers,
        ["quote"] = ["--env", "--profile"],
        ["book"] = ["--env", "--profile"],
        ["candles"] = ["--env", "--profile"],
        ["watch"] = ["--env", "--profile"],
        ["orders"] = ["--env", "--profile"],
        ["positions"] = ["--env", "--profile"],
        ["verify"] = ["--env", "--profile"],
        ["record"] = ["--env", "--profile"],
        ["relay status"] = ["--env", "--profile"],
        ["keys show"] = ["--env", "--profile"],
        ["keys set"] = ["--profile"],
        ["keys remove"] = ["--profile"],
    };

    private static IEnumerable<string> Commands
    {
        get
        {
            using var run = new CliRun();
            return [.. NamesOf(KiwoomCommand.Create(run.CreateContext(TextWriter.Null, TextWriter.Null)), "")];
        }
    }

    [TestCaseSource(nameof(Commands))]
    public async Task Command_has_the_options_of_servers_that_mean_something_to_it(string command)
    {
        using var run = new CliRun();

        Assert.That(await run.RunAsync([.. command.Split(' '), "--help"]), Is.EqualTo(ExitCodes.Success));
        var shown = OfServers.Where(option => run.Output.Contains($"  {option} ", StringComparison.Ordinal)).ToList();
        var line = $"kiwoom {command} --";
        await run.RunAsync($"[suggest:{line.Length}]", line);
        var completed = OfServers.Where(option => run.Output.Split('\n').Contains(option)).ToList();

        Assert.That(shown, Is.EqualTo(Expected.GetValueOrDefault(command, [])));
        Assert.That(completed, Is.EquivalentTo(Expected.GetValueOrDefault(command, [])));
    }

    [Test]
    public void Every_command_that_is_expected_is_there() => Assert.That(Expected.Keys, Is.SubsetOf(Commands));

    [TestCase("kiwoom errors takes no --env", "--env", "mock", "errors", "8005")]
    [TestCase("kiwoom spec find takes no --profile", "--profile", "isa", "spec", "find", "candles")]
    [TestCase("kiwoom completion takes no --real", "--real", "completion", "bash")]
    [TestCase("kiwoom candles takes no --real", "--real", "candles", "005930")]
    [TestCase("'--env'", "errors", "8005", "--env", "mock")]
    [TestCase("'--format'", "errors", "8005", "--format", "json")]
    [TestCase("'--format'", "spec", "find", "candles", "--format", "json")]
    [TestCase("'--env' is no option here", "spec", "find", "candles", "--env", "mock")]
    [TestCase("'--real' is no option here", "candles", "005930", "--real")]
    [TestCase("'--stk_cd=005930' is no option here", "call", "ka10001", "--stk_cd=005930")]
    [TestCase("choose table or json", "spec", "show", "ka10081", "--format", "csv")]
    [TestCase("ka10001 is no order: it takes no --confirm", "call", "ka10001", "stk_cd=005930", "--confirm", "ABCDEFGH")]
    [TestCase("kt10000 is an order: it takes no --all", "call", "kt10000", "--all")]
    [TestCase("kt10000 is an order: it takes no --out", "call", "kt10000", "--out", "file.csv")]
    [TestCase("--format has no meaning with --url", "call", "kx1", "--url", "/api/dostk/stkinfo", "--format", "csv")]
    public async Task Option_without_meaning_is_refused_and_named(string words, params string[] args)
    {
        using var run = new CliRun();

        Assert.That(await run.RunAsync(args), Is.EqualTo(ExitCodes.BadArguments));
        Assert.That(run.Error, Does.StartWith("error: ").And.Contain(words));
        Assert.That(run.Output, Is.Empty);
    }

    [Test]
    public async Task Option_of_a_server_may_stand_before_the_command()
    {
        await using var simulator = await KiwoomSimulator.StartAsync();
        using var run = new CliRun();

        Assert.That(await run.RunAsync("--env", simulator.BaseAddress.ToString(), "call", "ka10001", "stk_cd=005930"), Is.EqualTo(ExitCodes.Success), run.Error);
        Assert.That(simulator.Requests.Any(request => request.ApiId == "ka10001"), Is.True);
    }

    [Test]
    public async Task Query_that_the_catalogue_lacks_is_written_to_its_file()
    {
        await using var simulator = await KiwoomSimulator.StartAsync();
        using var run = new CliRun(simulator.BaseAddress);
        var file = Path.Combine(run.Folder, "answer.json");

        Assert.That(await run.RunAsync("call", "ka10001", "--url", "/api/dostk/stkinfo", "stk_cd=005930", "--out", file), Is.EqualTo(ExitCodes.Success), run.Error);

        Assert.That(File.ReadAllText(file), Does.Contain("\"stk_cd\""));
        Assert.That(run.Output, Is.Empty);
    }

    private static IEnumerable<string> NamesOf(Command command, string path) => command.Subcommands.Count == 0
        ? [path]
        : command.Subcommands.SelectMany(subcommand => NamesOf(subcommand, path.Length == 0 ? subcommand.Name : $"{path} {subcommand.Name}"));
}
