using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Kiwoom.Simulator;
using Kiwoom.Simulator.Realtime;
using Microsoft.AspNetCore.Http;

namespace Kiwoom.Tests.Simulator.Realtime;

[Parallelizable]
internal sealed class FaultTests : SimulatorTest
{
    private SimulatorRealtime Realtime => Session.Simulator.Realtime;

    [Test]
    public async Task Drop_ends_without_a_handshake()
    {
        using var socket = await RawSocket.LogInAsync(Session);
        Assert.That(Realtime.Drop(), Is.EqualTo(1));
        Assert.That(async () => await socket.ReceiveAsync(), Throws.InstanceOf<WebSocketException>());
    }

    [Test]
    public async Task Reset_ends_without_a_handshake()
    {
        using var socket = await RawSocket.LogInAsync(Session);
        Assert.That(Realtime.Reset(1), Is.EqualTo(1));
        Assert.That(async () => await socket.ReceiveAsync(), Throws.InstanceOf<WebSocketException>());
        await Realtime.WaitForAsync(sessions => !sessions[0].IsOpen);
    }

    [Test]
    public async Task Session_that_is_ending_may_be_struck_again()
    {
        using var socket = await RawSocket.LogInAsync(Session);
        Assert.That(() =>
        {
            while (Realtime.Reset(1) > 0)
            {
                // Until it is gone.
            }
        }, Throws.Nothing);
    }

    [Test]
    public void Session_may_be_struck_when_its_request_is_over()
    {
        var context = new DefaultHttpContext();
        var options = new SimulatorRealtimeOptions();
        var hub = new RealtimeHub(options, TimeProvider.System, logins: null!, conditions: null!, log: null!, check: null!, notes: null!);
        using var socket = WebSocket.CreateFromStream(Stream.Null, new WebSocketCreationOptions());
        using var session = new RealtimeSession(1, context, socket, hub);
        session.Abort();
        context.Uninitialize();

        Assert.That(session.Reset, Throws.Nothing);
    }

    [Test]
    public async Task Close_is_a_handshake_after_what_was_queued()
    {
        using var socket = await RawSocket.LogInAsync(Session);
        await socket.RegisterAsync("0C", "1");
        await Realtime.PublishAsync("0C", "1");
        Realtime.Close();

        Assert.That(await socket.ReceiveAsync(), Does.Contain("0C"));
        Assert.That(await socket.ReceiveAsync(), Is.Null);
        Assert.That(socket.State, Is.EqualTo(WebSocketState.CloseReceived));
        await socket.CloseAsync();
        await Realtime.WaitForAsync(sessions => !sessions[0].IsOpen);
    }

    [Test]
    public async Task Client_may_close_in_order()
    {
        using var socket = await RawSocket.LogInAsync(Session);
        await socket.CloseAsync();

        Assert.That(socket.State, Is.EqualTo(WebSocketState.Closed));
        await Realtime.WaitForAsync(sessions => !sessions[0].IsOpen);
    }

    [Test]
    public async Task Client_that_does_not_answer_a_close_is_dropped()
    {
        using var socket = await RawSocket.LogInAsync(Session);
        Realtime.Close();

        await Realtime.WaitForAsync(sessions => !sessions[0].IsOpen);
    }

    [Test]
    public async Task Silenced_session_stays_open_and_takes_nothing()
    {
        using var socket = await RawSocket.LogInAsync(Session);
        await socket.RegisterAsync("0B", "005930");
        Realtime.Silence();
        await socket.SendAsync("""{"trnm":"REG","grp_no":"1","refresh":"1","data":[{"item":["1"],"type":["0B"]}]}""");

        Assert.That(await Realtime.PublishAsync("0B", "005930"), Is.Zero);
        Assert.That(Realtime.Sessions[0].IsOpen, Is.True);
        Assert.That(Realtime.Sessions[0].Registrations, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Fragments_split_inside_characters()
    {
        using var socket = await RawSocket.LogInAsync(Session);
        await socket.RegisterAsync("0C", "1");
        Realtime.Fragment(frames: 1);
        await Realtime.PublishAsync("0C", "1");
        await Realtime.PublishAsync("0C", "1");

        var split = await socket.ReceiveAsync();
        Assert.That(socket.Pieces, Is.EqualTo(Encoding.UTF8.GetByteCount(split!)));
        Assert.That(split, Does.Contain("주식우선호가"));
        Assert.That(await socket.ReceiveAsync(), Is.EqualTo(split));
        Assert.That(socket.Pieces, Is.EqualTo(1));
    }

    [TestCase(GarbageKind.NotJson)]
    [TestCase(GarbageKind.TruncatedJson)]
    [TestCase(GarbageKind.Binary)]
    public async Task Garbage_is_no_json(GarbageKind kind)
    {
        using var socket = await RawSocket.LogInAsync(Session);
        Realtime.SendGarbage(kind);
        var bytes = await socket.ReceiveBytesAsync();

        Assert.That(() => JsonDocument.Parse(bytes), Throws.InstanceOf<JsonException>());
    }

    [TestCase(GarbageKind.WrongTypes)]
    [TestCase(GarbageKind.UnknownTrnm)]
    public async Task Other_garbage_is_json(GarbageKind kind)
    {
        using var socket = await RawSocket.LogInAsync(Session);
        Realtime.SendGarbage(kind);

        Assert.That((await socket.ReceiveJsonAsync()).ValueKind, Is.EqualTo(JsonValueKind.Object));
    }

    [Test]
    public async Task Huge_frame_arrives_whole()
    {
        using var socket = await RawSocket.LogInAsync(Session);
        Realtime.SendHuge(5_000_000);

        Assert.That((await socket.ReceiveJsonAsync()).GetProperty("text").GetString(), Has.Length.EqualTo(5_000_000));
    }

    [Test]
    public async Task Kick_out_is_the_notice_of_another_login()
    {
        using var socket = await RawSocket.LogInAsync(Session);
        Realtime.SendNotice("R10003", "안내");
        Realtime.KickOut();

        Assert.That(await socket.ReceiveAsync(), Is.EqualTo("""{"trnm":"SYSTEM","code":"R10003","message":"안내"}"""));
        Assert.That((await socket.ReceiveJsonAsync()).GetProperty("code").GetString(), Is.EqualTo("R10001"));
        Assert.That(await socket.ReceiveAsync(), Is.Null);
    }

    [Test]
    public async Task Text_goes_out_as_it_is()
    {
        using var socket = await RawSocket.LogInAsync(Session);
        Realtime.SendText("무엇이든");

        Assert.That(await socket.ReceiveAsync(), Is.EqualTo("무엇이든"));
    }

    [Test]
    public async Task Late_login_answer_comes_when_the_clock_says_so_and_drops_frames_until_then()
    {
        var clock = new ManualTimeProvider(DateTimeOffset.UnixEpoch.AddYears(55));
        await using var session = await SimulatorSession.StartAsync(new KiwoomSimulatorOptions { TimeProvider = clock });
        var realtime = session.Simulator.Realtime;
        realtime.DelayLogins(TimeSpan.FromSeconds(3));
        using var socket = await RawSocket.ConnectAsync(session.Simulator);
        await socket.SendLoginAsync(session.Token);
        await socket.SendAsync("""{"trnm":"REG","grp_no":"1","refresh":"1","data":[{"item":["1"],"type":["0B"]}]}""");

        // Frames are handled one after another: the third is there, so the second has been dropped.
        await socket.SendAsync("""{"trnm":"CNSRLST"}""");
        await realtime.WaitForAsync(sessions => sessions[0].FramesReceived == 3);
        clock.Advance(TimeSpan.FromSeconds(3));

        Assert.That((await socket.ReceiveJsonAsync()).GetProperty("trnm").GetString(), Is.EqualTo("LOGIN"));
        Assert.That(realtime.Sessions[0].Registrations, Is.Empty);
    }

    [Test]
    public async Task Slow_reader_goes_on_when_its_time_is_over()
    {
        var clock = new ManualTimeProvider(DateTimeOffset.UnixEpoch.AddYears(55));
        await using var session = await SimulatorSession.StartAsync(new KiwoomSimulatorOptions { TimeProvider = clock });
        using var socket = await RawSocket.LogInAsync(session);
        await socket.RegisterAsync("0B", "1");
        session.Simulator.Realtime.StopReading(TimeSpan.FromSeconds(3));
        await socket.SendAsync("""{"trnm":"CNSRLST"}""");
        await session.Simulator.Realtime.PublishAsync("0B", "1");
        Assert.That((await socket.ReceiveJsonAsync()).GetProperty("trnm").GetString(), Is.EqualTo("REAL"));
        Assert.That(session.Simulator.Realtime.Sessions[0].FramesReceived, Is.EqualTo(2));

        clock.Advance(TimeSpan.FromSeconds(3));
        Assert.That((await socket.ReceiveJsonAsync()).GetProperty("trnm").GetString(), Is.EqualTo("CNSRLST"));
    }

    [Test]
    public async Task Fault_plan_is_asked_before_every_message()
    {
        await using var session = await SimulatorSession.StartAsync(new KiwoomSimulatorOptions
        {
            Realtime = new SimulatorRealtimeOptions
            {
                FaultPlan = static (_, sent) => sent switch
                {
                    1 => RealtimeFault.Garbage,
                    2 => RealtimeFault.Fragments,
                    3 => RealtimeFault.Close,
                    _ => RealtimeFault.None,
                },
            },
        });
        using var socket = await RawSocket.LogInAsync(session);
        await socket.RegisterAsync("0C", "1");
        for (var i = 0; i < 4; i++)
        {
            await session.Simulator.Realtime.PublishAsync("0C", "1");
        }

        var message = await socket.ReceiveAsync();
        Assert.That(await socket.ReceiveAsync(), Does.StartWith("<html>"));
        Assert.That(await socket.ReceiveAsync(), Is.EqualTo(message));
        Assert.That(await socket.ReceiveAsync(), Is.EqualTo(message));
        Assert.That(socket.Pieces, Is.GreaterThan(1));
        Assert.That(await socket.ReceiveAsync(), Is.Null);
    }
}
