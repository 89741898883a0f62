using System.Net.WebSockets;
using Kiwoom.Tests.Realtime.WebSockets;

namespace Kiwoom.Tests.Realtime;

/// <summary>A connection on which the next frame is always there already.</summary>
internal sealed class FloodTests
{
    [Test]
    public async Task Readers_wake_though_frames_never_stop_coming()
    {
        await using var server = new SocketServer();
        var socket = new FloodSocket();
        var options = new StreamOptions { Overflow = StreamOverflow.DropOldest, Capacity = 8 };
        var own = TestBed.OptionsFor(server.Address);
        own.Realtime.Connect = (_, _) => Task.FromResult<WebSocket>(socket);
        await using var kiwoom = new KiwoomClient(own);
        await using var trades = kiwoom.Realtime.StockTrades(["005930"], options).GetAsyncEnumerator();

        var all = await trades.NextAsync(100);

        Assert.That(all.Select(trade => trade.AccumulatedVolume), Is.Ordered.Ascending);
        Assert.That(socket.Sent, Is.GreaterThanOrEqualTo(100));
    }
}
