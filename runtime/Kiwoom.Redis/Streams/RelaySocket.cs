using System.Collections.Concurrent;
using System.Net.WebSockets;
using Kiwoom.Realtime;
using Kiwoom.Redis.Connection;

namespace Kiwoom.Redis.Streams;

/// <summary>
/// A client's connection whose other end is Redis: it answers the client's requests as the server would, and brings what the streams of its
/// types and items have. What is not received yet stays in Redis.
/// </summary>
internal sealed partial class RelaySocket : RelayedWebSocket
{
    private static readonly TimeSpan PingInterval = TimeSpan.FromSeconds(10);
    private static readonly byte[] PingFrame = """{"trnm":"PING"}"""u8.ToArray();

    private readonly RedisLink _redis;
    private readonly RedisKeys _keys;
    private readonly RelayNews _news;
    private readonly Presence _presence;
    private readonly StreamReader _reader;
    private readonly ForeignKeys _foreign;
    private readonly ConcurrentQueue<byte[]> _frames = new();
    private readonly WakeSignal _signal = new();
    private readonly CancellationTokenSource _closing = new();
    private readonly ITimer _pings;
    private ReadOnlyMemory<byte> _unread;
    private Exception? _failure;
    private int _isClosed;

    public RelaySocket(RedisLink redis, RedisKeys keys, RelayNews news, Presence presence, Positions? positions, TimeProvider clock, ForeignKeys foreign)
    {
        (_redis, _keys, _news, _presence, _positions, _foreign) = (redis, keys, news, presence, positions, foreign);
        _reader = new StreamReader(redis, clock, foreign);
        _news.Heard += OnNews;
        _pings = clock.CreateTimer(_ => Queue(PingFrame), null, PingInterval, PingInterval);
        _ = WatchAsync();
    }

    public override WebSocketCloseStatus? CloseStatus => null;

    public override string? CloseStatusDescription => null;

    public override string? SubProtocol => null;

    public override WebSocketState State => Volatile.Read(ref _isClosed) == 0 ? WebSocketState.Open : WebSocketState.Aborted;

    public override async ValueTask<ValueWebSocketReceiveResult> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        while (_unread.IsEmpty)
        {
            if (_failure is { } failure)
            {
                throw new WebSocketException(WebSocketError.ConnectionClosedPrematurely, failure.Message, failure);
            }

            if (State != WebSocketState.Open)
            {
                return new ValueWebSocketReceiveResult(0, WebSocketMessageType.Close, endOfMessage: true);
            }

            if (_frames.TryDequeue(out var frame))
            {
                (FrameReceivedAt, FrameSequence) = (null, 0);
                _unread = frame;
            }
            else if (_reader.TryTake(buffer.Span, out var length))
            {
                if (_reader.Gap is { } gap)
                {
                    PostGap(gap);
                }
                else if (_reader.Found is { } found)
                {
                    PostConditionResult(found.Condition, found.Stocks, _reader.Time);
                }
                else
                {
                    (FrameReceivedAt, FrameSequence) = (_reader.Time, _reader.Number);
                    if (_reader.Whole is not { } whole)
                    {
                        return new ValueWebSocketReceiveResult(length, WebSocketMessageType.Text, endOfMessage: true);
                    }

                    _unread = whole;
                }
            }
            else if (!await _reader.ReadAsync(_closing.Token).ConfigureAwait(false))
            {
                await _signal.WaitAsync(_reader.Patience, CancellationToken.None).ConfigureAwait(false);
            }
        }

        var count = Math.Min(buffer.Length, _unread.Length);
        _unread[..count].CopyTo(buffer);
        _unread = _unread[count..];
        return new ValueWebSocketReceiveResult(count, WebSocketMessageType.Text, _unread.IsEmpty);
    }

    public override async Task<WebSocketReceiveResult> ReceiveAsync(ArraySegment<byte> buffer, CancellationToken cancellationToken)
    {
        var result = await ReceiveAsync(buffer.AsMemory(), cancellationToken).ConfigureAwait(false);
        return new WebSocketReceiveResult(result.Count, result.MessageType, result.EndOfMessage);
    }

    public override Task SendAsync(ArraySegment<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken)
    {
        var request = SocketRequest.Parse(buffer.ToArray());
        if (request.Name != SocketRequest.Ping)
        {
            _ = CarryOutAsync(request);
        }

        return Task.CompletedTask;
    }

    public override void Abort() => Close();

    public override Task CloseAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken)
    {
        Close();
        return Task.CompletedTask;
    }

    public override Task CloseOutputAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) =>
        CloseAsync(closeStatus, statusDescription, cancellationToken);

    public override void Dispose()
    {
        Close();
        GC.SuppressFinalize(this);
    }

    private void Close()
    {
        if (Interlocked.Exchange(ref _isClosed, 1) != 0)
        {
            return;
        }

        _news.Heard -= OnNews;
        _pings.Dispose();
        _closing.Cancel();
        lock (_wanted)
        {
            foreach (var route in _wanted.Values.Where(route => route.IsOpen))
            {
                _positions?.Received(route.Route, new Position(route.Position, route.LastTime));
            }

            _presence.Remove(_wanted.Keys);
            _wanted.Clear();
        }

        Wake();
    }

    private void Queue(byte[] frame)
    {
        _frames.Enqueue(frame);
        Wake();
    }

    private void Fail(Exception reason)
    {
        Interlocked.CompareExchange(ref _failure, reason, null);
        Wake();
    }

    private void Wake() => _signal.Set();

    private void OnNews(string kind, string text)
    {
        switch (kind)
        {
            case RelayNews.Messages:
                if (_reader.Hear(text))
                {
                    Wake();
                }

                break;
            case RelayNews.Answer:
                _answerCame.Set();
                break;
            case RelayNews.Live:
                _liveChanged.Set();
                break;
            case RelayNews.Ended:
                CheckEndedAsync().MayFail();
                break;
        }
    }
}
