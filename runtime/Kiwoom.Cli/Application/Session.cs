using Kiwoom.Authentication;
using Kiwoom.Catalog;
using Kiwoom.Recording;
using Kiwoom.Simulator;

namespace Kiwoom.Cli.Application;

/// <summary>A client for the server that a run talks to, and the simulator where that is the run's own.</summary>
internal sealed class Session : IAsyncDisposable
{
    private readonly KiwoomSimulator? _simulator;
    private readonly Keys _keys;
    private readonly HttpClient? _http;

    private Session(Settings settings, CliContext context, Keys keys, KiwoomEnvironment environment, KiwoomSimulator? simulator, Recorder? recorder, bool isQuiet)
    {
        Settings = settings;
        _simulator = simulator;
        _keys = keys;
        Environment = environment;
        if (settings.Kind == ServerKind.Simulator)
        {
            Sources = new AnswerSources(KiwoomHttpHandler.Create(environment), context, isQuiet);
            _http = new HttpClient(Sources) { Timeout = Timeout.InfiniteTimeSpan };
        }

        Client = new KiwoomClient(CreateOptions(context, recorder));
        Caller = new CatalogCaller(Client);
    }

    public Settings Settings { get; }

    public KiwoomEnvironment Environment { get; }

    public KiwoomClient Client { get; }

    public CatalogCaller Caller { get; }

    /// <summary>What a simulator's answers are made of; null on every other server.</summary>
    public AnswerSources? Sources { get; }

    /// <summary>Whether the server ends with this run, and all orders with it.</summary>
    public bool IsOwnSimulator => _simulator is not null;

    /// <summary>Where the keys were found.</summary>
    public string KeySource => _keys.Source;

    /// <summary>Tells two accounts apart without telling their keys.</summary>
    public string Account => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(_keys.AppKey.Reveal())))[..16];

    /// <param name="settings">What the run talks to.</param>
    /// <param name="context">What surrounds it.</param>
    /// <param name="cancellationToken">Ends the opening.</param>
    /// <param name="recorder">Takes what passes; null for none.</param>
    /// <param name="isQuiet">Whether nobody is told which answers are the document's examples.</param>
    public static async Task<Session> OpenAsync(Settings settings, CliContext context, CancellationToken cancellationToken, Recorder? recorder = null, bool isQuiet = false)
    {
        var keys = Keys.Require(settings, context);
        var isChosen = settings.Kind != ServerKind.Simulator || settings.Address is not null;
        if (FindEnvironment(settings, context) is { } environment)
        {
            if (!isChosen && !isQuiet)
            {
                context.Tell($"simulator at {environment.BaseAddress} (started by kiwoom simulate)", $"시뮬레이터 {environment.BaseAddress} (kiwoom simulate 로 실행 중)");
            }

            return new Session(settings, context, keys, environment, null, recorder, isQuiet);
        }

        if (!isQuiet)
        {
            context.Tell("no simulator is running: a throw-away one answers", "실행 중인 시뮬레이터가 없어 이 명령만의 시뮬레이터가 응답합니다");
        }

        var options = new KiwoomSimulatorOptions { Realtime = new() { MessagesPerSecond = 20 } };
        var simulator = await KiwoomSimulator.StartAsync(options, cancellationToken);
        return new Session(settings, context, Keys.OfSimulator, KiwoomEnvironment.Simulator(simulator.BaseAddress), simulator, recorder, isQuiet);
    }

    /// <summary>Another client of the same server with the same keys, whose traffic is recorded.</summary>
    public Session Record(CliContext context, Recorder recorder) => new(Settings, context, _keys, Environment, null, recorder, isQuiet: true);

    /// <summary>The server that settings name, or the simulator that runs; null where a run has to start one of its own.</summary>
    public static KiwoomEnvironment? FindEnvironment(Settings settings, CliContext context) => settings.Kind switch
    {
        ServerKind.Mock => KiwoomEnvironment.Mock,
        ServerKind.Real => settings.Address is null ? KiwoomEnvironment.Real : KiwoomEnvironment.Custom(settings.Address),
        ServerKind.Custom => KiwoomEnvironment.Custom(settings.Address!),
        _ => (settings.Address ?? RunningSimulator.Find(context)) is { } address ? KiwoomEnvironment.Simulator(address) : null,
    };

    /// <summary>A client that checks orders and sends none.</summary>
    public KiwoomClient CreateDryRun(CliContext context)
    {
        var options = CreateOptions(context, null);
        options.DryRun = true;
        return new KiwoomClient(options);
    }

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        _http?.Dispose();
        if (_simulator is not null)
        {
            await _simulator.DisposeAsync();
        }
    }

    private KiwoomOptions CreateOptions(CliContext context, Recorder? recorder) => new()
    {
        Environment = Environment,
        AppKey = _keys.AppKey,
        SecretKey = _keys.SecretKey,
        AllowOrders = Settings is { IsReal: true, AllowOrders: true },
        MaxOrderValue = Settings.Profile.MaxOrderValue,
        MaxUnpricedQuantity = Settings.Profile.MaxUnpricedQuantity,
        Recorder = recorder,
        HttpClient = _http,

        // Each run would ask for a token of its own, and end the one in use; a simulator's dies with it.
        TokenStore = Settings.Kind == ServerKind.Simulator ? null : new FileTokenStore(timeProvider: context.Clock),
    };
}
