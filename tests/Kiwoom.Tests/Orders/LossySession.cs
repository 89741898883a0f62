using Kiwoom.Simulator;
using Kiwoom.Tests.Simulator;

namespace Kiwoom.Tests.Orders;

/// <summary>A simulator at 13:05:43 on Monday, 8 September 2025, and a client that never hears of the orders it sends.</summary>
internal sealed class LossySession : IAsyncDisposable
{
    private readonly HttpClient _http = new(new LostAnswers());

    private LossySession(KiwoomSimulator simulator, ManualClock clock)
    {
        Simulator = simulator;
        Clock = clock;
        var options = new KiwoomOptions
        {
            Environment = KiwoomEnvironment.Simulator(simulator.BaseAddress),
            AppKey = simulator.AppKey,
            SecretKey = simulator.SecretKey,
        };
        Kiwoom = TestBed.CreateClient(options, _http, clock: clock);
    }

    public KiwoomSimulator Simulator { get; }

    public KiwoomClient Kiwoom { get; }

    public ManualClock Clock { get; }

    /// <summary>Starts it; its lists have one order a page.</summary>
    public static async Task<LossySession> StartAsync()
    {
        var clock = SimulatorSession.MondayAfternoon();
        return new LossySession(await KiwoomSimulator.StartAsync(new KiwoomSimulatorOptions { TimeProvider = clock, OrdersPerPage = 1 }), clock);
    }

    /// <summary>Sends an order and loses its answer.</summary>
    public async Task<KiwoomOrderOutcomeUnknownException> LoseAsync(Func<KiwoomClient, Task> call) =>
        (await Assert.ThrowsAsync<KiwoomOrderOutcomeUnknownException>(() => call(Kiwoom)))!;

    /// <summary>What the client throws for an order that was lost on its way.</summary>
    public KiwoomOrderOutcomeUnknownException NeverArrived(BuyOrderRequest request) =>
        LostOrders.Create(request, Clock.GetUtcNow(), Clock);

    public async ValueTask DisposeAsync()
    {
        Kiwoom.Dispose();
        _http.Dispose();
        await Simulator.DisposeAsync();
    }
}
