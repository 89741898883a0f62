using System.Diagnostics;

namespace Kiwoom.Cli.Tests.Support;

/// <summary>Runs of other programs with the command line as <c>kiwoom</c> on their PATH, in folders of their own.</summary>
internal sealed class ShellRun : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kiwoom-shell-").FullName;

    public ShellRun()
    {
        Directory.CreateDirectory(Programs);
        AddProgram("kiwoom", $"exec dotnet '{Path.Combine(AppContext.BaseDirectory, "Kiwoom.Cli.dll")}' \"$@\"");
    }

    public string Folder => _folder;

    private string Programs => Path.Combine(_folder, "bin");

    /// <summary>Ends the test where a program is not on PATH.</summary>
    public static void Require(string program)
    {
        if (!SystemPath.Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program))))
        {
            Assert.Ignore($"There is no {program} on PATH: install it to run this test.");
        }
    }

    /// <summary>Puts a program of shell script on PATH, before others of its name.</summary>
    public void AddProgram(string name, string script)
    {
        var file = Path.Combine(Programs, name);
        File.WriteAllText(file, $"#!/bin/sh\n{script}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    public async Task<(int Code, string Output, string Error)> RunAsync(string program, IEnumerable<string> arguments, string input = "")
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _folder };
        start.Environment["PATH"] = Programs + Path.PathSeparator + SystemPath;
        start.Environment["HOME"] = start.Environment["XDG_CONFIG_HOME"] = start.Environment["XDG_DATA_HOME"] = _folder;
        start.Environment["LC_ALL"] = "C.UTF-8";
        start.Environment["KIWOOM_LANG"] = "en";
        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var cancellation = TestContext.CurrentContext.CancellationToken;
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var error = process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return (process.ExitCode, (await output).ReplaceLineEndings("\n"), (await error).ReplaceLineEndings("\n"));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string SystemPath => Environment.GetEnvironmentVariable("PATH") ?? "";
}
