using System.Net;
using Kiwoom.Simulator;

namespace Kiwoom.Tests.Simulator.Server;

internal sealed class LimitTests
{
    private static readonly (string, string)[] Stock = [("stk_cd", "005930")];

    [TestCase(SimulatorLimits.None, 12, 12)]
    [TestCase(SimulatorLimits.Documented, 5, 5)]
    [TestCase(SimulatorLimits.Measured, 2, 1)]
    public async Task Calls_beyond_the_limit_are_refused_for_their_id_alone(SimulatorLimits limits, int atOnce, int aSecondLater)
    {
        var clock = new ManualClock("2026-09-14 10:00:00");
        await using var session = await SimulatorSession.StartAsync(new KiwoomSimulatorOptions { TimeProvider = clock, Limits = limits });

        var first = await CallAsync(session, "ka10001", 12);
        var other = await CallAsync(session, "ka10004", 1);
        clock.Advance(TimeSpan.FromSeconds(1));
        var second = await CallAsync(session, "ka10001", 12);
        clock.Advance(TimeSpan.FromHours(1));
        var afterPause = await CallAsync(session, "ka10001", 12);

        Assert.That((first, other, second, afterPause), Is.EqualTo((atOnce, 1, aSecondLater, atOnce)));
    }

    [Test]
    public async Task A_refusal_names_the_limit()
    {
        var clock = new ManualClock("2026-09-14 10:00:00");
        await using var session = await SimulatorSession.StartAsync(new KiwoomSimulatorOptions { TimeProvider = clock, Limits = SimulatorLimits.Measured });
        await CallAsync(session, "ka10001", 2);

        var reply = await session.CallAsync("ka10001", Stock);

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.TooManyRequests));
        Assert.That(reply.Message, Is.EqualTo("[1700:허용된 요청 개수를 초과하였습니다. 유량=1, API ID=ka10001]"));
    }

    [Test]
    public void Two_limits_at_once_are_refused() => Assert.That(
        () => KiwoomSimulator.StartAsync(new KiwoomSimulatorOptions { Limits = SimulatorLimits.Measured, RequestsPerSecond = 3 }),
        Throws.ArgumentException);

    private static async Task<int> CallAsync(SimulatorSession session, string apiId, int count)
    {
        var taken = 0;
        for (var i = 0; i < count; i++)
        {
            taken += (await session.CallAsync(apiId, Stock)).Status == HttpStatusCode.OK ? 1 : 0;
        }

        return taken;
    }
}
