using System.Net.WebSockets;
using Kiwoom.Simulator;
using Kiwoom.Simulator.Realtime;

namespace Kiwoom.Tests.Simulator.Realtime;

internal sealed class LoginTests : SimulatorTest
{
    [Test]
    public void Address_is_on_the_same_port()
    {
        var address = Session.Simulator.Realtime.Address;
        Assert.That(address.AbsoluteUri, Is.EqualTo($"ws://127.0.0.1:{Session.Simulator.BaseAddress.Port}/api/dostk/websocket"));
    }

    [Test]
    public async Task Valid_token_logs_in()
    {
        using var socket = await RawSocket.LogInAsync(Session);

        var session = Session.Simulator.Realtime.Sessions.Single();
        Assert.That(session.IsOpen && session.IsLoggedIn, Is.True);
    }

    [Test]
    public async Task Unknown_token_is_refused_and_the_socket_closed()
    {
        using var socket = await RawSocket.ConnectAsync(Session.Simulator);
        await socket.SendLoginAsync("nonsense");

        var answer = await socket.ReceiveJsonAsync();

        Assert.That(answer.GetProperty("trnm").GetString(), Is.EqualTo("LOGIN"));
        Assert.That(answer.GetProperty("return_code").GetInt32(), Is.EqualTo(805004));
        Assert.That(answer.GetProperty("return_msg").GetString(), Does.StartWith("805004").And.Contain("[CODE=8005,"));
        Assert.That(await socket.ReceiveAsync(), Is.Null);
    }

    [Test]
    public async Task Expired_token_is_refused()
    {
        Session.Simulator.ExpireTokens();
        using var socket = await RawSocket.ConnectAsync(Session.Simulator);
        await socket.SendLoginAsync(Session.Token);

        Assert.That((await socket.ReceiveJsonAsync()).GetProperty("return_code").GetInt32(), Is.EqualTo(805004));
    }

    [Test]
    public async Task Frames_before_the_login_are_dropped_without_a_word()
    {
        using var socket = await RawSocket.ConnectAsync(Session.Simulator);
        await socket.SendAsync("""{"trnm":"REG","grp_no":"1","refresh":"1","data":[{"item":["005930"],"type":["0B"]}]}""");
        await socket.SendLoginAsync(Session.Token);

        Assert.That((await socket.ReceiveJsonAsync()).GetProperty("trnm").GetString(), Is.EqualTo("LOGIN"));
        Assert.That(Session.Simulator.Realtime.Sessions.Single().Registrations, Is.Empty);
    }

    [Test]
    public async Task Frames_before_the_login_are_noticed_where_the_options_say_so()
    {
        await using var session = await SimulatorSession.StartAsync(
            new KiwoomSimulatorOptions { Realtime = new SimulatorRealtimeOptions { NoticesEarlyFrames = true } });
        using var socket = await RawSocket.ConnectAsync(session.Simulator);
        await socket.SendAsync("""{"trnm":"REG","grp_no":"1","refresh":"1","data":[{"item":["005930"],"type":["0B"]}]}""");
        await socket.SendLoginAsync(session.Token);

        var notice = await socket.ReceiveJsonAsync();

        Assert.That((notice.GetProperty("trnm").GetString(), notice.GetProperty("code").GetString()), Is.EqualTo(("SYSTEM", "R10004")));
        Assert.That((await socket.ReceiveJsonAsync()).GetProperty("trnm").GetString(), Is.EqualTo("LOGIN"));
    }

    [Test]
    public async Task Connections_are_closed_right_after_the_upgrade_as_often_as_told()
    {
        Session.Simulator.Realtime.CloseConnections(1);
        using var closed = await RawSocket.ConnectAsync(Session.Simulator);

        Assert.That(await closed.ReceiveAsync(), Is.Null);
        using var accepted = await RawSocket.LogInAsync(Session);
    }

    [Test]
    public async Task Second_login_ends_the_older_session()
    {
        using var older = await RawSocket.LogInAsync(Session);
        using var newer = await RawSocket.LogInAsync(Session);

        var notice = await older.ReceiveJsonAsync();

        Assert.That(notice.GetProperty("trnm").GetString(), Is.EqualTo("SYSTEM"));
        Assert.That(notice.GetProperty("code").GetString(), Is.EqualTo("R10001"));
        Assert.That(await older.ReceiveAsync(), Is.Null);
        Assert.That((await newer.RegisterAsync("0B", "005930")).GetProperty("return_code").GetInt32(), Is.Zero);
    }

    [Test]
    public async Task Sessions_live_side_by_side_where_the_options_say_so()
    {
        await using var session = await SimulatorSession.StartAsync(
            new KiwoomSimulatorOptions { Realtime = new SimulatorRealtimeOptions { LoginEndsOlderSession = false } });
        using var one = await RawSocket.LogInAsync(session);
        using var two = await RawSocket.LogInAsync(session);
        await one.RegisterAsync("0B", "005930");
        await two.RegisterAsync("0B", "005930");

        Assert.That(await session.Simulator.Realtime.PublishAsync("0B", "005930"), Is.EqualTo(2));
        Assert.That(await one.ReceiveAsync(), Is.EqualTo(await two.ReceiveAsync()));
    }

    [Test]
    public async Task Tokens_are_not_recorded()
    {
        using var socket = await RawSocket.LogInAsync(Session);
        await socket.RegisterAsync("0B", "005930");

        var frames = Session.Simulator.Realtime.ReceivedFrames;

        Assert.That(frames.Select(frame => frame.Trnm), Is.EqualTo(["LOGIN", "REG"]));
        Assert.That(string.Concat(frames), Does.Not.Contain(Session.Token));
        Assert.That(frames[1].Text, Does.Contain("005930"));
    }

    [Test]
    public async Task Refused_logins_and_connections_are_counted_down()
    {
        var realtime = Session.Simulator.Realtime;
        realtime.RefuseConnections(1);
        Assert.That(async () => await RawSocket.ConnectAsync(Session.Simulator), Throws.InstanceOf<WebSocketException>());

        realtime.RefuseLogins(1, 900, "점검 중");
        using var refused = await RawSocket.ConnectAsync(Session.Simulator);
        await refused.SendLoginAsync(Session.Token);
        Assert.That(await refused.ReceiveAsync(), Is.EqualTo("""{"trnm":"LOGIN","return_code":900,"return_msg":"점검 중"}"""));

        using var accepted = await RawSocket.LogInAsync(Session);
    }

    [Test]
    public async Task Disposing_the_simulator_ends_sessions_at_once()
    {
        using var socket = await RawSocket.LogInAsync(Session);
        await Session.Simulator.DisposeAsync();

        Assert.That(async () => await socket.ReceiveAsync(), Throws.InstanceOf<WebSocketException>());
    }
}
