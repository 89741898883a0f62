using System.Net;
using Kiwoom.Simulator;

namespace Kiwoom.Tests.Simulator;

internal sealed class LifetimeTests
{
    [Test]
    public async Task Simulators_run_side_by_side_on_loopback()
    {
        await using var one = await KiwoomSimulator.StartAsync();
        await using var two = await KiwoomSimulator.StartAsync();

        Assert.That(one.BaseAddress.Host, Is.EqualTo(IPAddress.Loopback.ToString()));
        Assert.That(one.BaseAddress.Port, Is.Not.EqualTo(two.BaseAddress.Port));
    }

    [Test]
    public async Task Taken_port_is_an_io_error()
    {
        await using var one = await KiwoomSimulator.StartAsync();

        Assert.That(
            async () => await KiwoomSimulator.StartAsync(new KiwoomSimulatorOptions { Port = one.BaseAddress.Port }),
            Throws.InstanceOf<IOException>());
    }

    [Test]
    public async Task Disposed_simulator_answers_no_more()
    {
        var session = await SimulatorSession.StartAsync();
        await session.Simulator.DisposeAsync();
        await session.Simulator.DisposeAsync();

        Assert.That(async () => await session.CallAsync("ka00001"), Throws.InstanceOf<HttpRequestException>());
        await session.DisposeAsync();
    }

    [Test]
    public void Options_are_checked()
    {
        using (Assert.EnterMultipleScope())
        {
            AssertRefused(new KiwoomSimulatorOptions { Port = 65_536 });
            AssertRefused(new KiwoomSimulatorOptions { AppKey = " " });
            AssertRefused(new KiwoomSimulatorOptions { SecretKey = "" });
            AssertRefused(new KiwoomSimulatorOptions { TokenLifetime = TimeSpan.Zero });
            AssertRefused(new KiwoomSimulatorOptions { RequestsPerSecond = 0 });
            AssertRefused(new KiwoomSimulatorOptions { ExampleRowsPerPage = 0 });
            AssertRefused(new KiwoomSimulatorOptions { CandlesPerPage = 0 });
        }

        static void AssertRefused(KiwoomSimulatorOptions options) =>
            Assert.That(async () => await KiwoomSimulator.StartAsync(options), Throws.InstanceOf<ArgumentException>());
    }

    [Test]
    public async Task Requests_are_recorded_without_credentials()
    {
        await using var session = await SimulatorSession.StartAsync();
        var first = await session.CallAsync("ka90006", ("date", "20241125"), ("stex_tp", "1"));
        await session.CallAsync("ka90006", first.NextKey, [("date", "20241125"), ("stex_tp", "1")]);

        var requests = session.Simulator.Requests;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(requests.Select(request => request.ApiId), Is.EqualTo(["au10001", "ka90006", "ka90006"]));
            Assert.That(requests[0].Path, Is.EqualTo("/oauth2/token"));
            Assert.That(requests[0].BodyText, Is.Empty);
            Assert.That(requests[1].Path, Is.EqualTo("/api/dostk/mrkcond"));
            Assert.That(requests[1].Method, Is.EqualTo("POST"));
            Assert.That(requests[1].BodyText, Is.EqualTo("""{"date":"20241125","stex_tp":"1"}"""));
            Assert.That(requests[1].ContinuationKey, Is.Null);
            Assert.That(requests[2].ContinuationKey, Is.EqualTo(first.NextKey));
            Assert.That(string.Concat(requests), Does.Not.Contain(session.Token));
        }
    }

    [Test]
    public async Task Request_log_keeps_the_latest()
    {
        await using var session = await SimulatorSession.StartAsync(new KiwoomSimulatorOptions { RequestLogCapacity = 2 });
        await session.CallAsync("ka00001");
        await session.CallAsync("ka10004", ("stk_cd", "005930"));

        Assert.That(session.Simulator.Requests.Select(request => request.ApiId), Is.EqualTo(["ka00001", "ka10004"]));
    }
}
