using System.ComponentModel;
using System.Diagnostics;

namespace Kiwoom.Cli.Application;

/// <summary>
/// The system's own keyring, by its own tool: <c>secret-tool</c> (libsecret) on Linux, <c>security</c> on macOS. Windows has no tool that gives a secret back;
/// user secrets are for it. A key is never an argument of theirs, which others could read in the list of processes.
/// </summary>
internal static class Keyring
{
    private const string Service = "kiwoom";
    private const string App = "app-key";
    private const string SecretPart = "secret-key";
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    /// <summary>The tool; null where there is none.</summary>
    public static string? Tool => OperatingSystem.IsMacOS() ? "security" : OperatingSystem.IsLinux() && OnPath("secret-tool") ? "secret-tool" : null;

    public static Keys? Find(string profile) =>
        Tool is { } tool && Read(tool, profile, App) is { } app && Read(tool, profile, SecretPart) is { } secret ? new Keys(app, secret, $"keyring ({tool})") : null;

    public static bool Store(string profile, string appKey, string secretKey) =>
        Tool is { } tool && Write(tool, profile, App, appKey) && Write(tool, profile, SecretPart, secretKey);

    public static bool Remove(string profile)
    {
        var removed = false;
        foreach (var part in new[] { App, SecretPart })
        {
            removed |= Tool switch
            {
                "secret-tool" => Run("secret-tool", ["clear", "service", Service, "profile", profile, "part", part], null) is not null,
                "security" => Run("security", ["delete-generic-password", "-s", Service, "-a", $"{profile}/{part}"], null) is not null,
                _ => false,
            };
        }

        return removed;
    }

    private static string? Read(string tool, string profile, string part)
    {
        var found = tool == "secret-tool"
            ? Run(tool, ["lookup", "service", Service, "profile", profile, "part", part], null)
            : Run(tool, ["find-generic-password", "-s", Service, "-a", $"{profile}/{part}", "-w"], null);
        return found?.Trim() is { Length: > 0 } key ? key : null;
    }

    private static bool Write(string tool, string profile, string part, string key) => tool == "secret-tool"
        ? Run(tool, ["store", $"--label=Kiwoom {profile} {part}", "service", Service, "profile", profile, "part", part], key) is not null
        : Run(tool, ["-i"], $"add-generic-password -U -s {Service} -a {profile}/{part} -w \"{key.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"\n") is not null;

    /// <summary>What a tool writes; null where it fails.</summary>
    private static string? Run(string tool, string[] arguments, string? input)
    {
        try
        {
            var start = new ProcessStartInfo(tool) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
            foreach (var argument in arguments)
            {
                start.ArgumentList.Add(argument);
            }

            using var process = Process.Start(start)!;
            process.StandardInput.Write(input);
            process.StandardInput.Close();
            _ = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEndAsync();
            if (!process.WaitForExit(LongestWait))
            {
                process.Kill();
                return null;
            }

            return process.ExitCode == 0 ? output.GetAwaiter().GetResult() : null;
        }
        catch (Exception e) when (e is Win32Exception or IOException or InvalidOperationException)
        {
            return null;
        }
    }

    private static bool OnPath(string tool) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => folder.Length > 0 && File.Exists(Path.Combine(folder, tool)));
}
