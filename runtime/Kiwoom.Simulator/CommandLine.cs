using System.Diagnostics.CodeAnalysis;
using System.Net;
using Kiwoom.Simulator.Realtime;
using Microsoft.Extensions.Logging;

namespace Kiwoom.Simulator;

/// <summary>The program's arguments.</summary>
/// <param name="Options">What the arguments ask of the simulator.</param>
/// <param name="ShowHelp">Whether only the help is wanted.</param>
internal sealed record CommandLine(KiwoomSimulatorOptions Options, bool ShowHelp)
{
    public const string Help = """
        Serves the Kiwoom REST API's protocol, its WebSocket and a page to watch on loopback, with an exchange that trades by itself and one account.

        usage: Kiwoom.Simulator [options]
          --port N                  port (default: a free one)
          --app-key KEY             app key that gets a token (default: simulator-app-key)
          --secret-key KEY          its secret key (default: simulator-secret-key)
          --server NAME             whose habits it takes on: any, mock or real (default: any)
          --limits NAME             calls that each API ID takes: none, documented (5 a second) or measured (1 a second, 2 at once) (default: none)
          --requests-per-second N   a limit of your own for each API ID
          --ping-seconds N          time between two PINGs (default: 10)

          --session NAME            when it begins, on the latest trading day: pre, opening, regular, closing, after, night, or now
                                    (default: now while the market is open, else regular)
          --start "DATE TIME"       its Korean time at the start, as in "2026-09-14 10:00"
          --speed N                 its seconds in a second, 0 to 100000 (default: 1)
          --seed N                  decides about its chances (default: 1)
          --cash N                  the account's money in ten thousand won (default: 10000)
          --prices FILE             prices it trades (time,code,price,quantity) in the strangers' place
          --recording FILE          a recording of the library's recorder, whose trades it trades again; begins with the first, unless --start
                                    says otherwise
          --snapshot FILE           a market that was saved (GET /control/snapshot), to go on from there

          --still                   prices that stand still, in place of the exchange
          --messages-per-second N   realtime messages over all that is registered (default: 20; 0: none); with --still
          --listen ADDRESS          address to listen on (default: 127.0.0.1; 0.0.0.0 for all)
          --open-control            serves page and control to other machines too
          --help                    shows this
        """;

    // A program is there to be looked at: unlike a test's simulator, it sends by itself.
    private const int DefaultMessagesPerSecond = 20;
    private const int DefaultPingSeconds = 10;
    private const int DefaultCash = 10_000;

    public static bool TryParse(string[] args, [NotNullWhen(true)] out CommandLine? commandLine, [NotNullWhen(false)] out string? error) =>
        TryParse(args, TimeProvider.System, null, out commandLine, out error);

    public static bool TryParse(
        string[] args,
        TimeProvider timeProvider,
        ILoggerFactory? loggerFactory,
        [NotNullWhen(true)] out CommandLine? commandLine,
        [NotNullWhen(false)] out string? error)
    {
        var reader = new ArgumentReader(args);
        var settings = new Settings();
        while (reader.Next())
        {
            Read(reader, settings);
        }

        if (settings.IsStill && settings.ExchangeOption is { } option)
        {
            reader.Object($"{option} has no meaning with --still");
        }

        if (settings.Start is not null && settings.Session != StartSession.Auto)
        {
            reader.Object("--start and --session both say when it begins");
        }

        if (settings.Recording is not null && settings.Prices is not null)
        {
            reader.Object("--recording and --prices both say what is traded");
        }

        if (settings.Recording is not null && settings.Session != StartSession.Auto)
        {
            reader.Object("--recording begins with its own day: --start says otherwise, --session does not");
        }

        if (settings.RequestsPerSecond is not null && settings.Limits != SimulatorLimits.None)
        {
            reader.Object("--limits and --requests-per-second both say how many calls are taken");
        }

        error = reader.Error;
        commandLine = error is null ? new CommandLine(settings.ToOptions(timeProvider, loggerFactory), settings.ShowHelp) : null;
        return commandLine is not null;
    }

    private static void Read(ArgumentReader reader, Settings settings)
    {
        switch (reader.Name)
        {
            case "--help" or "-h":
                settings.ShowHelp = true;
                break;
            case "--port":
                settings.Port = reader.ReadNumber(0, 65_535);
                break;
            case "--app-key":
                settings.AppKey = reader.ReadText();
                break;
            case "--secret-key":
                settings.SecretKey = reader.ReadText();
                break;
            case "--server":
                settings.Server = reader.ReadChoice<SimulatedServer>();
                break;
            case "--limits":
                settings.Limits = reader.ReadChoice<SimulatorLimits>();
                break;
            case "--requests-per-second":
                settings.RequestsPerSecond = reader.ReadNumber(1, 1_000_000);
                break;
            case "--messages-per-second":
                settings.MessagesPerSecond = reader.ReadNumber(0, 1_000_000);
                break;
            case "--ping-seconds":
                settings.PingSeconds = reader.ReadNumber(1, 3_600);
                break;
            case "--still":
                settings.IsStill = true;
                break;
            case "--listen":
                settings.Address = ReadAddress(reader);
                break;
            case "--open-control":
                settings.OpensControl = true;
                break;
            case "--exchange":
                // It has become the usual; scripts that say so still work.
                settings.ExchangeOption = reader.Name;
                break;
            default:
                ReadOfExchange(reader, settings);
                break;
        }
    }

    private static void ReadOfExchange(ArgumentReader reader, Settings settings)
    {
        switch (reader.Name)
        {
            case "--session":
                settings.Session = reader.ReadChoice<StartSession>();
                break;
            case "--start":
                settings.Start = reader.ReadTime();
                break;
            case "--speed":
                settings.Speed = reader.ReadNumber(0, SimulatorExchangeOptions.MaxSpeed);
                break;
            case "--seed":
                settings.Seed = reader.ReadNumber(0, int.MaxValue);
                break;
            case "--cash":
                settings.Cash = reader.ReadNumber(1, int.MaxValue);
                break;
            case "--prices":
                settings.Prices = reader.ReadFile();
                break;
            case "--recording":
                settings.Recording = reader.ReadPath();
                break;
            case "--snapshot":
                settings.Snapshot = reader.ReadFile();
                break;
            default:
                reader.Object($"unknown option '{reader.Name}'");
                return;
        }

        // What was read last says it as well as what was read first.
        settings.ExchangeOption = reader.Name;
    }

    private static IPAddress ReadAddress(ArgumentReader reader)
    {
        var text = reader.ReadText();
        if (IPAddress.TryParse(text, out var address))
        {
            return address;
        }

        reader.Object($"{reader.Name} takes an address such as 127.0.0.1, not '{text}'");
        return IPAddress.Loopback;
    }

    /// <summary>What the arguments say so far.</summary>
    private sealed class Settings
    {
        public bool ShowHelp { get; set; }

        public int Port { get; set; }

        public string AppKey { get; set; } = KiwoomSimulatorOptions.DefaultAppKey;

        public string SecretKey { get; set; } = KiwoomSimulatorOptions.DefaultSecretKey;

        public SimulatedServer Server { get; set; }

        public SimulatorLimits Limits { get; set; }

        public int? RequestsPerSecond { get; set; }

        public int MessagesPerSecond { get; set; } = DefaultMessagesPerSecond;

        public int PingSeconds { get; set; } = DefaultPingSeconds;

        public bool IsStill { get; set; }

        public IPAddress Address { get; set; } = IPAddress.Loopback;

        public bool OpensControl { get; set; }

        /// <summary>An option that only the exchange has.</summary>
        public string? ExchangeOption { get; set; }

        public StartSession Session { get; set; }

        public DateTime? Start { get; set; }

        public int Speed { get; set; } = 1;

        public int Seed { get; set; } = 1;

        public int Cash { get; set; } = DefaultCash;

        public string? Prices { get; set; }

        public string? Recording { get; set; }

        public string? Snapshot { get; set; }

        public KiwoomSimulatorOptions ToOptions(TimeProvider timeProvider, ILoggerFactory? loggerFactory) => new()
        {
            LoggerFactory = loggerFactory,
            Port = Port,
            AppKey = AppKey,
            SecretKey = SecretKey,
            Server = Server,
            Limits = Limits,
            RequestsPerSecond = RequestsPerSecond,
            Address = Address,
            OpensControl = OpensControl,
            Realtime = new SimulatorRealtimeOptions { MessagesPerSecond = MessagesPerSecond, PingInterval = TimeSpan.FromSeconds(PingSeconds) },
            Exchange = IsStill ? null : new SimulatorExchangeOptions
            {
                Start = Start is null && Recording is not null ? null : Start ?? StartSessions.TimeOf(Session, KoreanTime.Now(timeProvider).DateTime),
                Speed = Speed,
                Seed = Seed,
                Cash = Cash * 10_000L,
                UsesRealFees = Server == SimulatedServer.Real,
                Prices = Prices,
                Recording = Recording,
                Snapshot = Snapshot,
            },
        };
    }
}
