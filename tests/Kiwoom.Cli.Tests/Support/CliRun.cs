using Kiwoom.Cli.Application;

namespace Kiwoom.Cli.Tests.Support;

/// <summary>Runs of the command line within the process, against a server, with folders of their own.</summary>
internal sealed class CliRun : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kiwoom-cli-").FullName;
    private readonly Dictionary<string, string> _variables = [];

    public CliRun(Uri? server = null)
    {
        if (server is not null)
        {
            _variables["KIWOOM_ENVIRONMENT"] = server.ToString();
        }
    }

    public string Folder => _folder;

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Interrupts the run; by default the test's own end does.</summary>
    public CancellationToken? Interrupt { get; init; }

    public bool IsTerminal { get; init; }

    public bool IsKorean { get; init; }

    public int Width { get; init; } = 100;

    public string Output { get; private set; } = "";

    public string Error { get; private set; } = "";

    public string this[string variable]
    {
        set => _variables[variable] = value;
    }

    public async Task<int> RunAsync(params IReadOnlyList<string> args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var context = CreateContext(output, error);
        var code = await CommandLineRunner.RunAsync(args, context, Interrupt ?? TestContext.CurrentContext.CancellationToken);
        (Output, Error) = (output.ToString().ReplaceLineEndings("\n"), error.ToString().ReplaceLineEndings("\n"));
        return code;
    }

    public CliContext CreateContext(TextWriter output, TextWriter error) => new()
    {
        Output = output,
        Error = error,
        IsTerminal = IsTerminal,
        IsKorean = IsKorean,
        Width = Width,
        Variable = name => _variables.GetValueOrDefault(name),
        ConfigFolder = Path.Combine(_folder, "config"),
        StateFolder = Path.Combine(_folder, "state"),
        Clock = Clock,
    };

    public void WriteProfiles(string json)
    {
        Directory.CreateDirectory(Path.Combine(_folder, "config"));
        File.WriteAllText(Path.Combine(_folder, "config", "profiles.json"), json);
    }

    public void Dispose()
    {
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }
}
