using System.Net.WebSockets;
using System.Threading.Channels;

namespace Kiwoom.Simulator.Realtime;

/// <summary>Sends a session's frames one after the other, and lets faults strike them.</summary>
internal sealed class SessionSender
{
    private readonly RealtimeSession _session;
    private readonly WebSocket _socket;
    private readonly Func<int, long, RealtimeFault>? _faultPlan;
    private readonly Action<int, ReadOnlyMemory<byte>>? _frameSending;
    private readonly Channel<OutgoingFrame> _queue;
    private readonly Lock _gate = new();
    private int _fragmentSize;
    private int _framesToFragment;
    private long _framesSent;
    private WebSocketCloseStatus _closeStatus = WebSocketCloseStatus.NormalClosure;
    private string _closeDescription = "";

    public SessionSender(RealtimeSession session, WebSocket socket, SimulatorRealtimeOptions options)
    {
        _session = session;
        _socket = socket;
        _faultPlan = options.FaultPlan;
        _frameSending = options.FrameSending;
        _queue = Channel.CreateBounded<OutgoingFrame>(new BoundedChannelOptions(options.QueueCapacity) { SingleReader = true });
    }

    public long FramesSent => Volatile.Read(ref _framesSent);

    /// <summary>Puts a frame into the queue; false where it is full.</summary>
    public bool TrySend(OutgoingFrame frame) => _queue.Writer.TryWrite(frame);

    /// <summary>Waits for room in the queue.</summary>
    public ValueTask SendAsync(OutgoingFrame frame, CancellationToken cancellationToken) => _queue.Writer.WriteAsync(frame, cancellationToken);

    /// <summary>What the close frame will say.</summary>
    public void CloseWith(WebSocketCloseStatus status, string description)
    {
        lock (_gate)
        {
            (_closeStatus, _closeDescription) = (status, description);
        }
    }

    /// <summary>Sends the next frames in pieces.</summary>
    public void Fragment(int frames, int size)
    {
        lock (_gate)
        {
            (_framesToFragment, _fragmentSize) = (frames, size);
        }
    }

    /// <summary>Sends until the close handshake has begun or the session ends.</summary>
    public async Task RunAsync(CancellationToken ended)
    {
        await foreach (var frame in _queue.Reader.ReadAllAsync(ended).ConfigureAwait(false))
        {
            await _session.WaitWhileSilentAsync().ConfigureAwait(false);
            if (frame.Kind == FrameKind.Close)
            {
                await _socket.CloseOutputAsync(_closeStatus, _closeStatus == WebSocketCloseStatus.Empty ? null : _closeDescription, ended).ConfigureAwait(false);
                return;
            }

            await SendOneAsync(frame, ended).ConfigureAwait(false);
        }
    }

    private async ValueTask SendOneAsync(OutgoingFrame frame, CancellationToken ended)
    {
        if (frame.Kind == FrameKind.Real && _faultPlan?.Invoke(_session.Id, _framesSent) is { } fault and not RealtimeFault.None)
        {
            if (!Strike(fault))
            {
                return;
            }

            if (fault == RealtimeFault.Garbage)
            {
                var garbage = GarbageFrames.Of(GarbageKind.NotJson);
                await _socket.SendAsync(garbage.Bytes, WebSocketMessageType.Text, endOfMessage: true, ended).ConfigureAwait(false);
            }
        }

        if (frame.Kind == FrameKind.Ping)
        {
            _session.Heartbeat.OnSending();
        }
        else if (frame.Kind == FrameKind.Real)
        {
            _frameSending?.Invoke(_session.Id, frame.Bytes);
        }

        await SendPiecesAsync(frame, TakeFragmentSize(), ended).ConfigureAwait(false);
        if (frame.Kind == FrameKind.Real)
        {
            Volatile.Write(ref _framesSent, _framesSent + 1);
        }
    }

    /// <summary>Does what the fault plan says; false where the frame that was to be sent is lost.</summary>
    private bool Strike(RealtimeFault fault)
    {
        switch (fault)
        {
            case RealtimeFault.Drop:
                _session.Abort();
                return false;
            case RealtimeFault.Reset:
                _session.Reset();
                return false;
            case RealtimeFault.Close:
                _session.End();
                return false;
            case RealtimeFault.KickOut:
                _session.End(SystemNotices.LoggedInElsewhere);
                return false;
            case RealtimeFault.Silence:
                _session.Silence();
                return false;
            case RealtimeFault.Fragments:
                Fragment(1, 1);
                return true;
            default:
                return true;
        }
    }

    private async ValueTask SendPiecesAsync(OutgoingFrame frame, int size, CancellationToken ended)
    {
        var type = frame.Kind == FrameKind.Binary ? WebSocketMessageType.Binary : WebSocketMessageType.Text;
        var rest = frame.Bytes;
        while (size > 0 && rest.Length > size)
        {
            await _socket.SendAsync(rest[..size], type, endOfMessage: false, ended).ConfigureAwait(false);
            rest = rest[size..];
        }

        await _socket.SendAsync(rest, type, endOfMessage: frame.Kind != FrameKind.Begin, ended).ConfigureAwait(false);
    }

    private int TakeFragmentSize()
    {
        lock (_gate)
        {
            return _framesToFragment > 0 && _framesToFragment-- > 0 ? _fragmentSize : 0;
        }
    }
}
