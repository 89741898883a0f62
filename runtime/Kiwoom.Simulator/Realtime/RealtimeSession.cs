using System.Buffers;
using System.Net.Sockets;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;

namespace Kiwoom.Simulator.Realtime;

/// <summary>One WebSocket connection: reads frames, and ends in the ways that connections end.</summary>
internal sealed partial class RealtimeSession : IDisposable
{
    private const int MaxFrameSize = 1024 * 1024;

    private static readonly TimeSpan CloseHandshakeTimeout = TimeSpan.FromSeconds(1);

    private readonly HttpContext _context;
    private readonly Socket? _connection;
    private readonly WebSocket _socket;
    private readonly RealtimeHub _hub;
    private readonly SessionSender _sender;
    private readonly SessionRequests _requests;
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _ending = new();
    private readonly CancellationToken _ended;
    private readonly TaskCompletionSource _silenceIsOver = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _isSilent;
    private volatile bool _isEnding;
    private bool _isFinished;
    private volatile Task _readPause = Task.CompletedTask;
    private int _framesReceived;
    private WebSocketCloseStatus? _closedWith;

    public RealtimeSession(int id, HttpContext context, WebSocket socket, RealtimeHub hub)
    {
        Id = id;
        _context = context;

        // Taken while the request lives: Reset may come when its context is gone.
        _connection = context.Features.Get<IConnectionSocketFeature>()?.Socket;
        _socket = socket;
        _hub = hub;
        _ended = _ending.Token;
        Registrations = new RegistrationTable(hub.Options);
        Conditions = new ConditionSubscriptions(hub.Options.MaxConditions);
        Heartbeat = new Heartbeat(this, hub.TimeProvider, hub.Options);
        _sender = new SessionSender(this, socket, hub.Options);
        _requests = new SessionRequests(this, hub);
    }

    public int Id { get; }

    public RegistrationTable Registrations { get; }

    public ConditionSubscriptions Conditions { get; }

    public Heartbeat Heartbeat { get; }

    /// <summary>Whether the LOGIN was answered with success; frames before are dropped.</summary>
    public bool IsLoggedIn { get; private set; }

    /// <summary>Whether messages still go to it.</summary>
    public bool TakesMessages => IsLoggedIn && !_isEnding && !_isSilent;

    /// <summary>Serves the connection until it ends.</summary>
    public async Task RunAsync()
    {
        var sending = SendAllAsync();
        try
        {
            await ReceiveAllAsync().ConfigureAwait(false);
        }
        catch (Exception exception) when (IsEndOfConnection(exception))
        {
            // The client went away or a fault took the connection; the session ends either way.
            Abort();
        }

        Heartbeat.Dispose();
        Finish(isAborted: false);
        await sending.ConfigureAwait(false);
    }

    /// <summary>Sends a frame; a session whose queue is full is dropped.</summary>
    public void Send(OutgoingFrame frame)
    {
        if (!TrySend(frame))
        {
            Abort();
        }
    }

    /// <summary>Puts a frame into the queue; false where that is full. An ending or silent session takes none and says so to nobody.</summary>
    public bool TrySend(OutgoingFrame frame) => _isEnding || _isSilent || _sender.TrySend(frame);

    /// <summary>Waits for room in the queue for a while, then drops the session.</summary>
    public async ValueTask<bool> SendOrDropAsync(OutgoingFrame frame, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _ended);
        timeout.CancelAfter(_hub.Options.QueueTimeout);
        try
        {
            await _sender.SendAsync(frame, timeout.Token).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Abort();
            return false;
        }
    }

    /// <summary>Answers a LOGIN with success and begins the heartbeat.</summary>
    public void LogIn()
    {
        // First, so that nothing is dropped of a client that has the answer.
        IsLoggedIn = true;
        Send(FrameWriter.Success("LOGIN", trailer: writer => writer.WriteString("sor_yn", "Y")));
        Heartbeat.Start();
        RaiseChanged();
    }

    public void RaiseChanged() => _hub.Changed.Raise();

    public SimulatedSession Snapshot(bool isOpen)
    {
        var (sent, echoes, delays) = Heartbeat.Snapshot();
        return new SimulatedSession
        {
            Id = Id,
            IsOpen = isOpen,
            IsLoggedIn = IsLoggedIn,
            PingsSent = sent,
            EchoesReceived = echoes,
            EchoDelays = delays,
            FramesReceived = Volatile.Read(ref _framesReceived),
            FramesSent = _sender.FramesSent,
            Registrations = Registrations.Snapshot(),
            Conditions = Conditions.Snapshot(),
            ClosedWith = _closedWith,
        };
    }

    /// <summary>Frees what it holds; to be called when <see cref="RunAsync"/> is over.</summary>
    public void Dispose()
    {
        Heartbeat.Dispose();
        _ending.Dispose();
    }

    private static bool IsEndOfConnection(Exception exception) =>
        exception is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException or InvalidOperationException;

    private async Task SendAllAsync()
    {
        try
        {
            await _sender.RunAsync(_ended).ConfigureAwait(false);
        }
        catch (Exception exception) when (IsEndOfConnection(exception))
        {
            // What has begun to end has its own way and time to do so.
            if (!_isEnding)
            {
                Abort();
            }
        }
    }

    private async Task ReceiveAllAsync()
    {
        var frame = new ArrayBufferWriter<byte>(4_096);
        while (true)
        {
            await WaitWhileSilentAsync().ConfigureAwait(false);
            var received = await _socket.ReceiveAsync(frame.GetMemory(), _ended).ConfigureAwait(false);
            await _readPause.ConfigureAwait(false);
            if (_isSilent)
            {
                continue;
            }

            if (received.MessageType == WebSocketMessageType.Close)
            {
                _closedWith = _socket.CloseStatus;
                await AnswerCloseAsync().ConfigureAwait(false);
                return;
            }

            frame.Advance(received.Count);
            if (frame.WrittenCount > MaxFrameSize)
            {
                return;
            }

            if (received.EndOfMessage)
            {
                Interlocked.Increment(ref _framesReceived);
                _requests.Handle(frame.WrittenSpan);
                frame.ResetWrittenCount();
                RaiseChanged();
            }
        }
    }

    /// <summary>The client closed, either first or in answer to our own close.</summary>
    private async Task AnswerCloseAsync()
    {
        if (_socket.State == WebSocketState.CloseReceived)
        {
            // Sends wait in a queue of their own: the rest of it has no reader any more.
            _isEnding = true;
            await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", _ended).ConfigureAwait(false);
        }
    }

    private async Task AbortLaterAsync()
    {
        try
        {
            await Task.Delay(CloseHandshakeTimeout, _ended).ConfigureAwait(false);
            Abort();
        }
        catch (OperationCanceledException)
        {
            // It has ended already.
        }
    }

    private void Finish(bool isAborted)
    {
        lock (_gate)
        {
            if (_isFinished)
            {
                return;
            }

            // Once the request is over, its context may belong to another one.
            _isFinished = true;
            _isEnding = true;
            if (isAborted)
            {
                _context.Abort();
            }
        }

        _ending.Cancel();
        _silenceIsOver.TrySetResult();
        RaiseChanged();
    }
}
