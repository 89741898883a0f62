using System.Net.WebSockets;

namespace Kiwoom.Realtime;

/// <content>How it ends: for a reason, in order, or because nothing comes any more.</content>
internal sealed partial class SocketLink
{
    private static readonly TimeSpan ClosePatience = TimeSpan.FromSeconds(1);

    /// <summary>Ends the connection at once, for a reason.</summary>
    public void Break(LinkEnd end)
    {
        Interlocked.CompareExchange(ref _end, end, null);
        _socket.Abort();
    }

    /// <summary>Says goodbye to the server, for a moment only.</summary>
    public async Task CloseAsync()
    {
        Interlocked.CompareExchange(ref _end, new LinkEnd(StreamGapReason.ConnectionLost, null), null);
        await SayGoodbyeAsync(WebSocketCloseStatus.NormalClosure).ConfigureAwait(false);
        _socket.Abort();
    }

    /// <summary>Gives a connection up over which nothing has come for too long, whatever TCP says.</summary>
    private void CheckSilence()
    {
        // A message that has begun and does not end is no sign of life: no heartbeat can come through before it has ended.
        var (silence, part) = (_context.Clock.GetElapsedTime(_lastBytesAt), _receiver.PartialSince is { } since ? _context.Clock.GetElapsedTime(since) : TimeSpan.Zero);
        var longest = silence > part ? silence : part;
        if (longest >= _context.Options.SilenceTimeout)
        {
            var what = silence >= part ? "nothing came over the realtime connection for" : "a message over the realtime connection has not ended within";
            Break(new LinkEnd(StreamGapReason.ServerSilent, new KiwoomTransportException("", FormattableString.Invariant($"{what} {longest}."))));
            return;
        }

        try
        {
            _watchdog?.Change(_context.Options.SilenceTimeout - longest, Timeout.InfiniteTimeSpan);
        }
        catch (ObjectDisposedException)
        {
            // The connection ended meanwhile.
        }
    }

    /// <summary>Answers a close frame (RFC 6455, 5.5.1): a server that is strict takes the end for a break otherwise.</summary>
    private async Task AnswerCloseAsync()
    {
        var status = _socket.CloseStatus switch
        {
            null or WebSocketCloseStatus.Empty => WebSocketCloseStatus.Empty,
            { } given when (int)given is (>= 1000 and <= 1003) or (>= 1007 and <= 1014) or (>= 3000 and <= 4999) => given,
            _ => WebSocketCloseStatus.ProtocolError,
        };
        await SayGoodbyeAsync(status).ConfigureAwait(false);
    }

    private async Task SayGoodbyeAsync(WebSocketCloseStatus status)
    {
        try
        {
            using var patience = new CancellationTokenSource(ClosePatience);
            await _socket.CloseOutputAsync(status, null, patience.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or InvalidOperationException or IOException)
        {
            // It was broken already, or the server does not listen.
        }
    }
}
