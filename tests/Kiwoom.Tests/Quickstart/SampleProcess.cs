using System.Diagnostics;
using System.Text;
using Kiwoom.Quickstart.Application;

namespace Kiwoom.Tests.Quickstart;

/// <summary>A sample as a shell runs it, without the keys of whoever tests.</summary>
internal static class SampleProcess
{
    private static readonly string[] Variables =
        [SettingsReader.AppKeyVariable, SettingsReader.SecretKeyVariable, SettingsReader.EnvironmentVariable, "NO_COLOR"];

    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(
        string assembly, Dictionary<string, string>? environment = null, params string[] args)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var argument in (IEnumerable<string>)["exec", assembly, .. args])
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var variable in Variables)
        {
            start.Environment.Remove(variable);
        }

        // A proxy that answers nothing: the simulator has to be reached without one.
        start.Environment["HTTP_PROXY"] = "http://127.0.0.1:1";
        foreach (var (name, value) in environment ?? [])
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }
}
