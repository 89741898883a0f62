using System.Text;
using Kiwoom.Quickstart.Screens;
using Kiwoom.Quickstart.Views;

namespace Kiwoom.Quickstart.Application;

/// <summary>Everything around the tour: reads the settings, runs it, and turns what goes wrong into words and an exit code.</summary>
internal static class Launcher
{
    /// <summary>What is launched.</summary>
    public delegate Task Tour(Settings settings, Screen screen, CancellationToken cancellationToken);

    public static async Task<int> RunAsync(string[] args, Tour tour)
    {
        // Korean names need it, and Windows consoles do not come with it. No byte order mark: the output may be a file.
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        using var interrupt = new Interrupt();
        var reader = new SettingsReader(Environment.GetEnvironmentVariable);
        return await RunAsync(args, reader, tour, Screen.ForOutput(), Screen.ForErrors(), interrupt.Token);
    }

    internal static async Task<int> RunAsync(
        string[] args, SettingsReader reader, Tour tour, Screen output, Screen errors, CancellationToken cancellationToken)
    {
        var (settings, problem) = reader.Read(args);
        if (settings is null)
        {
            errors.Raw($"error: {problem} (--help lists the options)");
            return ExitCodes.BadArguments;
        }

        if (settings.ShowHelp)
        {
            output.Raw(Help.Text);
            return ExitCodes.Success;
        }

        return await RunAsync(settings, tour, output, errors, cancellationToken);
    }

    internal static async Task<int> RunAsync(Settings settings, Tour tour, Screen output, Screen errors, CancellationToken cancellationToken)
    {
        try
        {
            await tour(settings, output, cancellationToken);
            return ExitCodes.Success;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            errors.Raw("Interrupted.");
            return ExitCodes.Interrupted;
        }
        catch (KiwoomException e)
        {
            errors.Write(ErrorView.Create(e.GetType().Name, ErrorGuide.Explain(e, settings.Target), e.Message));
            return ExitCodes.Failure;
        }
        catch (QuickstartException e)
        {
            errors.Write(ErrorView.Create("Quickstart", new ErrorAdvice(e.Message, e.Advice), ""));
            return ExitCodes.Failure;
        }
    }
}
