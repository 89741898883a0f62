using System.Net.WebSockets;

namespace Kiwoom.Tests.Realtime;

/// <summary>Heartbeats to a server that reads nothing.</summary>
[Parallelizable]
internal sealed class PingFloodTests
{
    [Test]
    public void Heartbeats_that_wait_to_go_back_are_few_and_the_newest()
    {
        using var socket = new DeafSocket();
        var sender = new FrameSender(socket, _ => { });

        for (var i = 0; i < 300_000; i++)
        {
            sender.SendUrgent(new byte[1000]);
        }

        sender.SendUrgent(new byte[5 * 1024 * 1024]);
        Assert.That(sender.UrgentBytes, Is.EqualTo(5 * 1024 * 1024), "the newest one, however long");
        sender.SendUrgent(new byte[1000]);
        Assert.That(sender.UrgentBytes, Is.LessThanOrEqualTo(1024 * 1024));
    }

    /// <summary>A socket whose peer reads nothing.</summary>
    private sealed class DeafSocket : WebSocket
    {
        public override WebSocketCloseStatus? CloseStatus => null;

        public override string? CloseStatusDescription => null;

        public override WebSocketState State => WebSocketState.Open;

        public override string? SubProtocol => null;

        public override void Abort()
        {
        }

        public override Task CloseAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) => Task.CompletedTask;

        public override Task CloseOutputAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) => Task.CompletedTask;

        public override void Dispose()
        {
        }

        public override Task<WebSocketReceiveResult> ReceiveAsync(ArraySegment<byte> buffer, CancellationToken cancellationToken) =>
            new TaskCompletionSource<WebSocketReceiveResult>().Task;

        public override Task SendAsync(ArraySegment<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken) =>
            new TaskCompletionSource().Task;
    }
}
