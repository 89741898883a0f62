using System.Globalization;

namespace Kiwoom.Quickstart.Application;

/// <summary>Reads <see cref="Settings"/> from the arguments and the environment variables.</summary>
/// <param name="readVariable">Reads an environment variable; null where there is none.</param>
internal sealed class SettingsReader(Func<string, string?> readVariable)
{
    public const string AppKeyVariable = "KIWOOM_APP_KEY";
    public const string SecretKeyVariable = "KIWOOM_SECRET_KEY";
    public const string EnvironmentVariable = "KIWOOM_ENVIRONMENT";

    private const int MaxBars = 2_000;

    /// <summary>The settings, or one line that says what is wrong.</summary>
    public (Settings? Settings, string Problem) Read(IReadOnlyList<string> args)
    {
        try
        {
            return (ReadEnvironment(ReadArguments(args)), "");
        }
        catch (FormatException e)
        {
            return (null, e.Message);
        }
    }

    private static Arguments ReadArguments(IReadOnlyList<string> args)
    {
        var arguments = new Arguments(new Settings(), AsksForReal: false, AsksForOrder: false);
        var rest = new Queue<string>(args);
        while (rest.TryDequeue(out var arg))
        {
            var (name, value) = arg.Split('=', 2) is [var left, var right] ? (left, right) : (arg, null);
            arguments = (name, value) switch
            {
                ("--help" or "-h", null) => arguments with { Settings = arguments.Settings with { ShowHelp = true } },
                ("--real", null) => arguments with { AsksForReal = true },
                ("--place-order", null) => arguments with { AsksForOrder = true },
                ("--code", _) => arguments with { Settings = arguments.Settings with { Code = ReadCode(value ?? Next(rest, name)) } },
                ("--bars", _) => arguments with { Settings = arguments.Settings with { Bars = ReadBars(value ?? Next(rest, name)) } },
                _ => throw new FormatException($"'{arg}' is no argument of the quickstart."),
            };
        }

        return arguments;
    }

    private static string Next(Queue<string> rest, string name) =>
        rest.TryDequeue(out var value) ? value : throw new FormatException($"{name} needs a value.");

    private static StockCode ReadCode(string text)
    {
        var code = StockCode.FromString(text);
        return code is { IsWellFormed: true, Exchange: Exchange.Krx }
            ? code
            : throw new FormatException($"--code '{text}' is no stock code: give six digits or capital letters, for example 005930.");
    }

    private static int ReadBars(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var bars) && bars is >= 1 and <= MaxBars
            ? bars
            : throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"--bars '{text}' is no number from 1 to {MaxBars}."));

    private Settings ReadEnvironment(Arguments arguments)
    {
        if (arguments.Settings.ShowHelp)
        {
            return arguments.Settings;
        }

        var appKey = readVariable(AppKeyVariable) ?? "";
        var secretKey = readVariable(SecretKeyVariable) ?? "";
        if ((appKey.Length == 0) != (secretKey.Length == 0))
        {
            var missing = appKey.Length == 0 ? AppKeyVariable : SecretKeyVariable;
            throw new FormatException($"{missing} is not set: give both keys, or neither for the simulator.");
        }

        var hasKeys = appKey.Length > 0;
        var target = ReadTarget(hasKeys, arguments.AsksForReal);
        return arguments.Settings with
        {
            Target = target,
            AppKey = appKey,
            SecretKey = secretKey,
            PlacesOrder = target != Target.Real || arguments.AsksForOrder,
        };
    }

    private Target ReadTarget(bool hasKeys, bool asksForReal)
    {
        var name = readVariable(EnvironmentVariable) ?? "";
        return (name, asksForReal) switch
        {
            ("" or "mock", false) when hasKeys => Target.Mock,
            ("" or "simulator", false) => Target.Simulator,
            ("real", true) when hasKeys => Target.Real,
            ("mock", false) or ("real", true) => throw new FormatException($"{AppKeyVariable} and {SecretKeyVariable} are not set."),
            ("real", false) => throw new FormatException($"{EnvironmentVariable}=real asks for the real server: add --real if you mean it."),
            (_, true) => throw new FormatException($"--real also needs {EnvironmentVariable}=real."),
            _ => throw new FormatException($"{EnvironmentVariable} is '{name}': give simulator, mock or real."),
        };
    }

    /// <summary>What the arguments alone say; the environment decides what becomes of it.</summary>
    private sealed record Arguments(Settings Settings, bool AsksForReal, bool AsksForOrder);
}
