using System.Text;
using Kiwoom.Quickstart.Application;
using Kiwoom.Quickstart.Screens;
using Kiwoom.Simulator;

namespace Kiwoom.Tests.Quickstart;

/// <summary>One run of the quickstart inside the test's process.</summary>
internal sealed record QuickstartRun(int ExitCode, string Output, string Errors)
{
    public IReadOnlyList<string> Lines => Output.Split(Environment.NewLine);

    public static Task<QuickstartRun> WithArgumentsAsync(params string[] args) =>
        CaptureAsync(new StringWriter(), (output, errors) =>
            Launcher.RunAsync(args, new SettingsReader(_ => null), Tour, output, errors, CancellationToken.None));

    public static Task<QuickstartRun> WithSettingsAsync(Settings settings, TextWriter? output = null, CancellationToken cancellationToken = default) =>
        CaptureAsync(output ?? new StringWriter(), (screen, errors) =>
            Launcher.RunAsync(settings, Tour, screen, errors, cancellationToken));

    /// <summary>Settings that take a simulator for the mock server.</summary>
    public static Settings MockAt(KiwoomSimulator simulator) => new()
    {
        Target = Target.Mock,
        Address = simulator.BaseAddress,
        AppKey = simulator.AppKey,
        SecretKey = simulator.SecretKey,
        PlacesOrder = true,
        Bars = 100,
    };

    // The simulator has a Program as well.
    private static Task Tour(Settings settings, Screen screen, CancellationToken cancellationToken) =>
        Kiwoom.Quickstart.Program.TourAsync(settings, screen, cancellationToken);

    private static async Task<QuickstartRun> CaptureAsync(TextWriter output, Func<Screen, Screen, Task<int>> run)
    {
        var errors = new StringBuilder();
        var exitCode = await run(Screen.Plain(output), Screen.Plain(new StringWriter(errors)));
        return new QuickstartRun(exitCode, output.ToString()!, errors.ToString());
    }
}
