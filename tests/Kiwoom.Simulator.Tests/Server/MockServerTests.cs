using System.Net;
using Kiwoom.Catalog;
using Kiwoom.Simulator;
using Kiwoom.Tests.Simulator.Exchange;
using Kiwoom.Tests.Simulator.Realtime;

namespace Kiwoom.Tests.Simulator.Server;

/// <summary>Habits of the mock and the real server.</summary>
internal sealed class MockServerTests
{
    [Test]
    public async Task The_mock_server_refuses_what_it_does_not_serve()
    {
        await using var session = await StartAsync(SimulatedServer.Mock);
        var refused = KiwoomCatalog.Endpoints.Where(endpoint => endpoint.NotOnMock is not null).ToList();
        Assert.That(refused, Has.Count.EqualTo(13));

        using (Assert.EnterMultipleScope())
        {
            foreach (var endpoint in refused)
            {
                using var request = session.CreateRequest(endpoint.ApiId, SpecFiles.RequestExample(endpoint.ApiId));
                var reply = await session.SendAsync(request);

                Assert.That(reply.ReturnCode, Is.Not.Zero, endpoint.ApiId);
                Assert.That(reply.Message, Does.Contain(endpoint.NotOnMock!.Code + ":"), endpoint.ApiId);
            }
        }
    }

    [Test]
    public async Task The_mock_server_trades_on_KRX_alone()
    {
        await using var session = await StartAsync(SimulatedServer.Mock);
        var nxt = await session.OrderAsync("kt10000", "1", "", "3", exchange: "NXT");
        var krx = await session.OrderAsync("kt10000", "1", "", "3");

        Assert.That((nxt.ReturnCode, krx.ReturnCode), Is.EqualTo((20, 0)));
        Assert.That(session.Simulator.Orders, Has.Count.EqualTo(1));
    }

    [TestCase(SimulatedServer.Any)]
    [TestCase(SimulatedServer.Real)]
    public async Task Other_servers_serve_all_of_it(SimulatedServer server)
    {
        await using var session = await StartAsync(server);
        Assert.That((await session.CallAsync("ka01690", ("qry_dt", "20260914"))).ReturnCode, Is.Zero);
        Assert.That((await session.OrderAsync("kt10000", "1", "", "3", exchange: "NXT")).ReturnCode, Is.Zero);
    }

    [TestCase(SimulatedServer.Mock, false)]
    [TestCase(SimulatedServer.Real, true)]
    public async Task A_frame_before_LOGIN_brings_a_notice_on_the_real_server_alone(SimulatedServer server, bool isNoticed)
    {
        await using var session = await StartAsync(server);
        using var socket = await RawSocket.ConnectAsync(session.Simulator);
        await socket.SendAsync("""{"trnm":"REG","grp_no":"1","refresh":"1","data":[{"item":["005930"],"type":["0B"]}]}""");
        await socket.SendLoginAsync(session.Token);

        var first = await socket.ReceiveAsync();

        Assert.That(first!.Contains("R10004", StringComparison.Ordinal), Is.EqualTo(isNoticed));
        Assert.That(session.Simulator.Notes.Select(note => note.Text), Has.One.Contains("before the answer to LOGIN"));
    }

    [Test]
    public async Task Maintenance_is_a_page_for_every_call_and_no_socket()
    {
        await using var session = await StartAsync(SimulatedServer.Any);
        session.Simulator.Faults.IsInMaintenance = true;
        using var request = session.CreateRequest("ka10001", """{"stk_cd":"005930"}""");
        using var response = await session.Http.SendAsync(request);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That(response.Content.Headers.ContentType!.MediaType, Is.EqualTo("text/html"));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("점검"));
        Assert.That(async () => await RawSocket.ConnectAsync(session.Simulator), Throws.InstanceOf<System.Net.WebSockets.WebSocketException>());

        session.Simulator.Faults.IsInMaintenance = false;
        Assert.That((await session.CallAsync("ka10001", ("stk_cd", "005930"))).ReturnCode, Is.Zero);
    }

    private static Task<SimulatorSession> StartAsync(SimulatedServer server) => SimulatorSession.StartAsync(new KiwoomSimulatorOptions
    {
        Server = server,
        Exchange = new SimulatorExchangeOptions { Start = new DateTime(2026, 9, 14, 10, 0, 0), Speed = 0, EventsPerDay = 20_000 },
    });
}
