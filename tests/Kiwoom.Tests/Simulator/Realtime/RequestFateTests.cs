using System.Net.WebSockets;
using Kiwoom.Simulator;
using Kiwoom.Simulator.Realtime;

namespace Kiwoom.Tests.Simulator.Realtime;

/// <summary>What the simulator does with requests on demand, and how it closes.</summary>
[Parallelizable]
internal sealed class RequestFateTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Test]
    public async Task Request_that_is_refused_is_an_error_and_one_that_is_put_off_is_carried_out_later()
    {
        await using var simulator = await StartAsync(frame =>
            frame.Text.Contains("000660", StringComparison.Ordinal) ? RequestFate.Refused(105115, "x") : RequestFate.After(TimeSpan.FromMilliseconds(1)));
        await using var kiwoom = CreateClient(simulator);

        await kiwoom.Realtime.StockTrades("005930").StartAsync().WaitAsync(Patience);
        Assert.That(async () => await kiwoom.Realtime.StockTrades("000660").StartAsync(), Throws.TypeOf<KiwoomInvalidRequestException>());
    }

    [Test]
    public async Task Request_that_is_ignored_or_answered_without_a_code_fails([Values] bool isIgnored)
    {
        await using var simulator = await StartAsync(_ => isIgnored ? RequestFate.Ignored : RequestFate.Unreadable);
        await using var kiwoom = CreateClient(simulator, isIgnored ? TimeSpan.FromMilliseconds(100) : null);

        Assert.That(
            async () => await kiwoom.Realtime.StockTrades("005930").StartAsync().WaitAsync(Patience),
            isIgnored ? Throws.TypeOf<KiwoomTransportException>() : Throws.TypeOf<KiwoomProtocolException>());
    }

    [TestCase(WebSocketCloseStatus.NormalClosure, false, WebSocketCloseStatus.NormalClosure)]
    [TestCase(WebSocketCloseStatus.EndpointUnavailable, true, WebSocketCloseStatus.EndpointUnavailable)]
    [TestCase(WebSocketCloseStatus.Empty, false, WebSocketCloseStatus.NormalClosure, Description = "the framework takes a close frame without a status for that")]
    public async Task Close_frame_is_answered_by_the_client_with_its_status(WebSocketCloseStatus status, bool insideMessage, WebSocketCloseStatus answer)
    {
        await using var simulator = await StartAsync(null);
        await using var kiwoom = CreateClient(simulator);
        await kiwoom.Realtime.StockTrades("005930").StartAsync().WaitAsync(Patience);

        simulator.Realtime.Close(status, "", insideMessage);

        await simulator.Realtime.WaitForAsync(sessions => !sessions[0].IsOpen).WaitAsync(Patience);
        Assert.That(simulator.Realtime.Sessions[0].ClosedWith, Is.EqualTo(answer));
    }

    private static Task<KiwoomSimulator> StartAsync(Func<SimulatedFrame, RequestFate>? plan) =>
        KiwoomSimulator.StartAsync(new KiwoomSimulatorOptions { Realtime = new SimulatorRealtimeOptions { RequestPlan = plan } });

    private static KiwoomClient CreateClient(KiwoomSimulator simulator, TimeSpan? answerTimeout = null)
    {
        var options = TestBed.OptionsFor(simulator.BaseAddress);
        (options.AppKey, options.SecretKey) = (simulator.AppKey, simulator.SecretKey);
        options.Realtime.ReconnectDelay = TimeSpan.FromMilliseconds(1);
        options.TimeProvider = PacedClock.Instance;
        options.Realtime.AnswerTimeout = answerTimeout ?? options.Realtime.AnswerTimeout;
        return new KiwoomClient(options);
    }
}
