using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Kiwoom.Simulator.Realtime;

namespace Kiwoom.Simulator;

/// <summary>The program's arguments.</summary>
/// <param name="Options">What the arguments ask of the simulator.</param>
/// <param name="ShowHelp">Whether only the help is wanted.</param>
internal sealed record CommandLine(KiwoomSimulatorOptions Options, bool ShowHelp)
{
    public const string Help = """
        Serves the Kiwoom REST API's protocol and its WebSocket on loopback, with a made-up market and account.

        usage: Kiwoom.Simulator [options]
          --port N                  port on 127.0.0.1 (default: a free one)
          --app-key KEY             app key that gets a token (default: simulator-app-key)
          --secret-key KEY          its secret key (default: simulator-secret-key)
          --requests-per-second N   limit for each API ID (default: none)
          --messages-per-second N   realtime messages over all that is registered (default: 20; 0: none)
          --ping-seconds N          time between two PINGs (default: 10)
          --exchange                an exchange that trades by itself, in place of prices that stand still
          --start "DATE TIME"       its Korean time at the start, as in "2026-09-14 10:00" (default: now); with --exchange
          --speed N                 its seconds in a second (default: 1); with --exchange
          --seed N                  decides about its chances (default: 1); with --exchange
          --prices FILE             prices it trades (time,code,price,quantity) in the strangers' place; with --exchange
          --help                    shows this
        """;

    // A program is there to be looked at: unlike a test's simulator, it sends by itself.
    private const int DefaultMessagesPerSecond = 20;
    private const int DefaultPingSeconds = 10;

    public static bool TryParse(string[] args, [NotNullWhen(true)] out CommandLine? commandLine, [NotNullWhen(false)] out string? error)
    {
        commandLine = null;
        error = null;
        var showHelp = false;
        var port = 0;
        int? requestsPerSecond = null;
        var messagesPerSecond = DefaultMessagesPerSecond;
        var pingSeconds = DefaultPingSeconds;
        var isExchange = false;
        DateTime? start = null;
        var speed = 1;
        var seed = 1;
        string? prices = null;
        var appKey = KiwoomSimulatorOptions.DefaultAppKey;
        var secretKey = KiwoomSimulatorOptions.DefaultSecretKey;

        for (var i = 0; i < args.Length && error is null; i++)
        {
            var name = args[i];
            switch (name)
            {
                case "--help" or "-h":
                    showHelp = true;
                    break;
                case "--port":
                    port = ReadNumber(args, ref i, 0, 65_535, ref error);
                    break;
                case "--requests-per-second":
                    requestsPerSecond = ReadNumber(args, ref i, 1, 1_000_000, ref error);
                    break;
                case "--messages-per-second":
                    messagesPerSecond = ReadNumber(args, ref i, 0, 1_000_000, ref error);
                    break;
                case "--ping-seconds":
                    pingSeconds = ReadNumber(args, ref i, 1, 3_600, ref error);
                    break;
                case "--exchange":
                    isExchange = true;
                    break;
                case "--start":
                    start = ReadTime(args, ref i, ref error);
                    break;
                case "--speed":
                    speed = ReadNumber(args, ref i, 1, 100_000, ref error);
                    break;
                case "--seed":
                    seed = ReadNumber(args, ref i, 0, int.MaxValue, ref error);
                    break;
                case "--prices":
                    prices = ReadFile(args, ref i, ref error);
                    break;
                case "--app-key":
                    appKey = ReadText(args, ref i, ref error);
                    break;
                case "--secret-key":
                    secretKey = ReadText(args, ref i, ref error);
                    break;
                default:
                    error = $"unknown option '{name}'";
                    break;
            }
        }

        if (!isExchange && (start is not null || speed != 1 || seed != 1 || prices is not null))
        {
            error ??= "--start, --speed, --seed and --prices go with --exchange";
        }

        if (error is not null)
        {
            return false;
        }

        var options = new KiwoomSimulatorOptions
        {
            Port = port,
            AppKey = appKey,
            SecretKey = secretKey,
            RequestsPerSecond = requestsPerSecond,
            Exchange = isExchange ? new SimulatorExchangeOptions { Start = start, Speed = speed, Seed = seed, Prices = prices } : null,
            Realtime = new SimulatorRealtimeOptions { MessagesPerSecond = messagesPerSecond, PingInterval = TimeSpan.FromSeconds(pingSeconds) },
        };
        commandLine = new CommandLine(options, showHelp);
        return true;
    }

    private static string ReadText(string[] args, ref int i, ref string? error)
    {
        var name = args[i];
        if (i + 1 < args.Length && !string.IsNullOrWhiteSpace(args[i + 1]))
        {
            return args[++i];
        }

        error = $"{name} needs a value";
        return "";
    }

    private static string? ReadFile(string[] args, ref int i, ref string? error)
    {
        var name = args[i];
        var path = ReadText(args, ref i, ref error);
        try
        {
            return error is null ? File.ReadAllText(path) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            error = $"{name} cannot read '{path}'";
            return null;
        }
    }

    private static DateTime? ReadTime(string[] args, ref int i, ref string? error)
    {
        var name = args[i];
        var text = ReadText(args, ref i, ref error);
        if (error is null && DateTime.TryParseExact(text, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return time;
        }

        error ??= $"{name} takes a time such as \"2026-09-14 10:00\", not '{text}'";
        return null;
    }

    private static int ReadNumber(string[] args, ref int i, int least, int most, ref string? error)
    {
        var name = args[i];
        var text = ReadText(args, ref i, ref error);
        if (error is not null)
        {
            return 0;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        error = string.Create(CultureInfo.InvariantCulture, $"{name} takes a whole number from {least} to {most}, not '{text}'");
        return 0;
    }
}
