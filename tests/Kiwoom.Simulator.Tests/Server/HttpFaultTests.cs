using System.Net;
using Kiwoom.Simulator;

namespace Kiwoom.Tests.Simulator.Server;

/// <summary>Every fault, seen by a plain client and by the library's own.</summary>
internal sealed class HttpFaultTests
{
    private static readonly HttpFault[] All = Enum.GetValues<HttpFault>();

    [TestCaseSource(nameof(All))]
    public async Task A_query_survives_every_fault(HttpFault fault)
    {
        await using var simulator = await KiwoomSimulator.StartAsync();
        await using var kiwoom = ClientOf(simulator);
        var expected = await kiwoom.StockInformation.GetStockProfileAsync("005930");
        simulator.Faults.Strike(fault, apiId: "ka10001");
        try
        {
            Assert.That((await kiwoom.StockInformation.GetStockProfileAsync("005930")).CurrentPrice, Is.EqualTo(expected.CurrentPrice));
        }
        catch (KiwoomException exception)
        {
            // What the client does not repeat it reports; the next call is answered.
            Assert.That(fault, Is.AnyOf(HttpFault.Forbidden, HttpFault.Redirect, HttpFault.ErrorInWords, HttpFault.Huge), exception.Message);
            Assert.That((await kiwoom.StockInformation.GetStockProfileAsync("005930")).CurrentPrice, Is.EqualTo(expected.CurrentPrice));
        }

        Assert.That(simulator.Faults.StruckCount, Is.EqualTo(1));
    }

    [TestCaseSource(nameof(All))]
    public async Task An_order_is_placed_once_whatever_strikes_it(HttpFault fault)
    {
        await using var simulator = await KiwoomSimulator.StartAsync();
        await using var kiwoom = ClientOf(simulator);
        await kiwoom.StockInformation.GetStockProfileAsync("005930");
        foreach (var isCarriedOut in new[] { false, true })
        {
            var before = simulator.Orders.Count;
            simulator.Faults.Strike(fault, apiId: "kt10000", isCarriedOut: isCarriedOut);
            var isKnown = true;
            try
            {
                await kiwoom.Orders.BuyAsync(new() { Exchange = Kiwoom.Exchange.Krx, StockCode = "005930", Quantity = 1, Type = OrderType.Market });
            }
            catch (KiwoomOrderOutcomeUnknownException)
            {
                isKnown = false;
            }
            catch (KiwoomException)
            {
                // A refusal that is certain.
                Assert.That(simulator.Orders, Has.Count.EqualTo(before), $"{fault} was told as a refusal, and the order stands");
            }

            Assert.That(simulator.Orders.Count - before, Is.InRange(0, 1), fault.ToString());
            Assert.That(isKnown && isCarriedOut && SimulatorFaults.CanBeCarriedOut(fault), Is.False, $"{fault} hid an order that was taken");
        }
    }

    [Test]
    public async Task Faults_by_chance_are_the_same_for_the_same_seed()
    {
        Assert.That(await StrikeAsync(1), Is.EqualTo(await StrikeAsync(1)));
        Assert.That(await StrikeAsync(1), Is.Not.EqualTo(await StrikeAsync(2)));
    }

    [Test]
    public void Latencies_are_distributed_as_told()
    {
        var latency = new SimulatedLatency { Median = TimeSpan.FromMilliseconds(20), Spread = 0.5, Longest = TimeSpan.FromMilliseconds(200) };
        var random = new Random(7);
        var samples = Enumerable.Range(0, 20_000).Select(_ => latency.Sample(random.NextDouble(), random.NextDouble()).TotalMilliseconds).Order().ToArray();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(samples[10_000], Is.EqualTo(20).Within(0.5));
            Assert.That(samples[18_000], Is.EqualTo(20 * Math.Exp(0.5 * 1.2816)).Within(1.5));
            Assert.That(samples[^1], Is.LessThanOrEqualTo(200));
            Assert.That(new SimulatedLatency { Median = TimeSpan.FromMilliseconds(20) }.Sample(0.3, 0.9), Is.EqualTo(TimeSpan.FromMilliseconds(20)));
        }
    }

    private static async Task<string> StrikeAsync(int seed)
    {
        await using var session = await SimulatorSession.StartAsync(new KiwoomSimulatorOptions { FaultSeed = seed });
        session.Simulator.Faults.StrikeAtRandom(0.5, HttpFault.ServerError, HttpFault.BadGateway);
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 30; i++)
        {
            statuses.Add((await session.CallAsync("ka10001", ("stk_cd", "005930"))).Status);
        }

        return string.Join(' ', statuses.Select(status => (int)status));
    }

    private static KiwoomClient ClientOf(KiwoomSimulator simulator) => new(new KiwoomOptions
    {
        Environment = KiwoomEnvironment.Simulator(simulator.BaseAddress),
        AppKey = simulator.AppKey,
        SecretKey = simulator.SecretKey,
        Timeout = TimeSpan.FromMilliseconds(600),
    });
}
