using Kiwoom.Quickstart.Application;
using Kiwoom.Simulator;

namespace Kiwoom.Quickstart.Servers;

/// <summary>The server of the tour: what a client needs to reach it, and the simulator where that is it.</summary>
internal sealed class Server : IAsyncDisposable
{
    // Small enough that the chart takes several pages; the real servers give some 600 candles at once.
    private const int SimulatorCandlesPerPage = 100;

    private readonly KiwoomSimulator? _simulator;

    private Server(Settings settings, KiwoomSimulator? simulator)
    {
        _simulator = simulator;
        Target = settings.Target;
        Environment = FindEnvironment(settings, simulator);
        AppKey = simulator?.AppKey ?? settings.AppKey;
        SecretKey = simulator?.SecretKey ?? settings.SecretKey;
        Calls = new CallLog(CreateHandler(Environment.BaseAddress));
        HttpClient = new HttpClient(Calls) { Timeout = Timeout.InfiniteTimeSpan };
    }

    public Target Target { get; }

    public KiwoomEnvironment Environment { get; }

    public Secret AppKey { get; }

    public Secret SecretKey { get; }

    public CallLog Calls { get; }

    /// <summary>Counts the calls. A client needs none: it has its own.</summary>
    public HttpClient HttpClient { get; }

    public static async Task<Server> OpenAsync(Settings settings, CancellationToken cancellationToken)
    {
        if (settings.Target != Target.Simulator)
        {
            return new Server(settings, null);
        }

        var options = new KiwoomSimulatorOptions { CandlesPerPage = SimulatorCandlesPerPage, CandleCount = settings.Bars };
        return new Server(settings, await KiwoomSimulator.StartAsync(options, cancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        HttpClient.Dispose();
        if (_simulator is not null)
        {
            await _simulator.DisposeAsync();
        }
    }

    private static KiwoomEnvironment FindEnvironment(Settings settings, KiwoomSimulator? simulator) => settings switch
    {
        { Address: { } address } => KiwoomEnvironment.Custom(address),
        { Target: Target.Mock } => KiwoomEnvironment.Mock,
        { Target: Target.Real } => KiwoomEnvironment.Real,
        _ => KiwoomEnvironment.Simulator(simulator!.BaseAddress),
    };

    // As the client's own: an order must not wander off to where a redirect points, nor plain HTTP through a proxy.
    private static SocketsHttpHandler CreateHandler(Uri address) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = address.Scheme == Uri.UriSchemeHttps,
        ConnectTimeout = TimeSpan.FromSeconds(10),
    };
}
