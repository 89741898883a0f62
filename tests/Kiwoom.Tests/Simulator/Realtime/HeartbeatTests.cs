using Kiwoom.Simulator;
using Kiwoom.Simulator.Realtime;

namespace Kiwoom.Tests.Simulator.Realtime;

internal sealed class HeartbeatTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private readonly ManualTimeProvider _clock = new(DateTimeOffset.UnixEpoch.AddYears(55));

    [Test]
    public async Task Ping_is_counted_when_it_comes_back_unchanged()
    {
        await using var session = await StartAsync();
        using var socket = await RawSocket.LogInAsync(session);

        for (var i = 1; i <= 7; i++)
        {
            await BeatAsync(session, i);
            Assert.That(await socket.ReceiveAsync(), Is.EqualTo(RawSocket.Ping));
            await socket.SendAsync(RawSocket.Ping);
            await session.Simulator.Realtime.WaitForAsync(sessions => sessions[0].EchoesReceived == i);
        }

        var snapshot = session.Simulator.Realtime.Sessions.Single();
        Assert.That(snapshot.IsOpen, Is.True);
        Assert.That(snapshot.PingsSent, Is.EqualTo(7));
        Assert.That(snapshot.EchoDelays, Has.Count.EqualTo(7));
    }

    [Test]
    public async Task Five_missed_pings_end_the_session()
    {
        await using var session = await StartAsync();
        using var socket = await RawSocket.LogInAsync(session);

        for (var i = 1; i <= 5; i++)
        {
            await BeatAsync(session, i);
            Assert.That(await socket.ReceiveAsync(), Is.EqualTo(RawSocket.Ping));
            await socket.SendAsync("""{ "trnm": "PONG" }""");
            await session.Simulator.Realtime.WaitForAsync(sessions => sessions[0].FramesReceived == i + 1);
        }

        _clock.Advance(Interval);

        Assert.That((await socket.ReceiveJsonAsync()).GetProperty("code").GetString(), Is.EqualTo("R10002"));
        Assert.That(await socket.ReceiveAsync(), Is.Null);
    }

    [Test]
    public async Task Any_frame_of_that_name_is_the_echo()
    {
        await using var session = await StartAsync();
        using var socket = await RawSocket.LogInAsync(session);
        await BeatAsync(session, 1);
        Assert.That(await socket.ReceiveAsync(), Is.EqualTo(RawSocket.Ping));

        await socket.SendAsync("""{ "trnm": "PING", "note": 1 }""");

        await session.Simulator.Realtime.WaitForAsync(sessions => sessions[0].EchoesReceived == 1);
    }

    [Test]
    public async Task Nobody_is_pinged_before_the_login()
    {
        await using var session = await StartAsync();
        using var socket = await RawSocket.ConnectAsync(session.Simulator);
        _clock.Advance(Interval);
        await socket.SendLoginAsync(session.Token);

        Assert.That((await socket.ReceiveJsonAsync()).GetProperty("trnm").GetString(), Is.EqualTo("LOGIN"));
        Assert.That(session.Simulator.Realtime.Sessions.Single().PingsSent, Is.Zero);
    }

    private Task<SimulatorSession> StartAsync() => SimulatorSession.StartAsync(
        new KiwoomSimulatorOptions { TimeProvider = _clock, Realtime = new SimulatorRealtimeOptions { PingInterval = Interval } });

    private Task BeatAsync(SimulatorSession session, int count)
    {
        _clock.Advance(Interval);
        return session.Simulator.Realtime.WaitForAsync(sessions => sessions[0].PingsSent == count);
    }
}
