using System.Net;
using Kiwoom.Simulator;

namespace Kiwoom.Tests.Simulator;

internal sealed class RateLimitTests
{
    private readonly ManualClock _clock = SimulatorSession.MondayAfternoon();

    [Test]
    public async Task Request_over_the_limit_is_1700_with_429()
    {
        await using var session = await StartAsync(requestsPerSecond: 5);
        for (var i = 0; i < 5; i++)
        {
            Assert.That((await session.CallAsync("ka00001")).ReturnCode, Is.Zero);
        }

        var reply = await session.CallAsync("ka00001");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.TooManyRequests));
            Assert.That(reply.ReturnCode, Is.EqualTo(5));
            Assert.That(reply.Message, Is.EqualTo("[1700:허용된 요청 개수를 초과하였습니다. 유량=5, API ID=ka00001]"));
        }
    }

    [Test]
    public async Task Limit_counts_each_id_by_itself()
    {
        await using var session = await StartAsync(requestsPerSecond: 1);

        Assert.That((await session.CallAsync("ka00001")).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await session.CallAsync("ka10004", ("stk_cd", "005930"))).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await session.CallAsync("ka00001")).Status, Is.EqualTo(HttpStatusCode.TooManyRequests));
    }

    [Test]
    public async Task Second_frees_the_limit_and_refused_requests_do_not_count()
    {
        await using var session = await StartAsync(requestsPerSecond: 1);
        await session.CallAsync("ka00001");

        _clock.Advance(TimeSpan.FromMilliseconds(999));
        Assert.That((await session.CallAsync("ka00001")).Status, Is.EqualTo(HttpStatusCode.TooManyRequests));

        _clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.That((await session.CallAsync("ka00001")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Refused_order_is_not_placed()
    {
        await using var session = await StartAsync(requestsPerSecond: 1);
        (string, string)[] order = [("dmst_stex_tp", "KRX"), ("stk_cd", "005930"), ("ord_qty", "1"), ("trde_tp", "3")];

        await session.CallAsync("kt10000", order);
        await session.CallAsync("kt10000", order);

        Assert.That(session.Simulator.Orders, Has.Count.EqualTo(1));
        Assert.That(session.Simulator.Requests.Count(request => request.ApiId == "kt10000"), Is.EqualTo(2));
    }

    private Task<SimulatorSession> StartAsync(int requestsPerSecond) =>
        SimulatorSession.StartAsync(new KiwoomSimulatorOptions { TimeProvider = _clock, RequestsPerSecond = requestsPerSecond });
}
