using System.Net.WebSockets;
using System.Text;
using Kiwoom.Catalog;
using Kiwoom.Realtime.WebSockets;
using Kiwoom.Recording;
using Kiwoom.Retries;
using Kiwoom.Serialization;

namespace Kiwoom.Realtime;

/// <summary>
/// One WebSocket connection from its opening to its end. Its receive loop reads frames, sends heartbeats back at once, posts
/// messages into streams and hands answers over; nothing that others do can hold it up.
/// </summary>
internal sealed partial class SocketLink : IDisposable
{
    // So many frames that are there already are read before those who wait for their messages are woken, and get a turn on this
    // thread: a wake for every message costs as much as reading it, and without turns they would get the thread when nothing comes.
    private const int FramesInTurn = 32;

    /// <summary>The <c>trnm</c> of the first request, which carries the token.</summary>
    public const string Login = "LOGIN";

    private static readonly byte[] MaskedLogin = """{"trnm":"LOGIN","token":"***"}"""u8.ToArray();

    private readonly WebSocket _socket;
    private readonly RealtimeContext _context;
    private readonly RegistrationBook _book;
    private readonly FrameReader _reader;
    private readonly FrameReceiver _receiver;
    private readonly FrameSender _sender;
    private readonly PendingAnswers _answers;
    private readonly RelayedWebSocket? _relayed;
    private readonly CancellationTokenSource _ended = new();
    private readonly CancellationToken _over;
    private readonly TaskCompletionSource<LinkEnd> _ending = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _lastBytesAt;
    private ITimer? _watchdog;
    private LinkEnd? _end;
    private bool _isLoggedIn;

    public SocketLink(WebSocket socket, RealtimeContext context, RegistrationBook book, RequestPacer pacer)
    {
        _over = _ended.Token;
        Pacer = pacer;

        // Who was refused then says how much longer.
        _answers = new PendingAnswers(() => pacer.Pause(RequestPacer.PauseAfter(1)));
        _socket = socket;
        _context = context;
        _book = book;
        _reader = new FrameReader(() => book.Table, context.Cells, context.Counters, context.IsRaw);
        _receiver = new FrameReceiver(socket, context.Options.MaxFrameBytes, NoteBytes);
        if (socket is BufferedWebSocket buffered)
        {
            // A ping of the protocol is a sign of life too, and no part of any frame.
            buffered.OnBytes = () => NoteBytes();
        }

        _relayed = socket as RelayedWebSocket;
        if (_relayed is not null)
        {
            _relayed.OnGap = book.PostGap;
            _relayed.OnConditionResult = book.Renew;
        }

        _sender = new FrameSender(socket, e => Break(new LinkEnd(StreamGapReason.ConnectionLost, e)));
        Conditions = new ConditionListing(this);
        LastFrame = context.Now;
        _lastBytesAt = LastFrame.Timestamp;
    }

    /// <summary>Ends when the connection does.</summary>
    public Task<LinkEnd> Ending => _ending.Task;

    /// <summary>Whether it is of no use any more.</summary>
    public bool HasEnded => Volatile.Read(ref _end) is not null || Ending.IsCompleted;

    /// <summary>The list of conditions, which comes before all searches.</summary>
    public ConditionListing Conditions { get; }

    /// <summary>How fast requests may come.</summary>
    public RequestPacer Pacer { get; }

    /// <summary>Which requests may be repeated.</summary>
    public RetryPolicy Retries => _context.Retries;

    /// <summary>When the last whole frame arrived. What the server sent before it has arrived too.</summary>
    public Arrival LastFrame { get; private set; }

    /// <summary>What happens to values that cannot be read.</summary>
    public CellPolicy Cells => _context.Cells;

    /// <summary>Begins to receive.</summary>
    public void Start() => _ = ReceiveAllAsync();

    /// <summary>From now on heartbeats are answered: before the LOGIN's answer the server drops whatever it gets.</summary>
    public void BeginHeartbeat() => Volatile.Write(ref _isLoggedIn, true);

    public void Dispose()
    {
        _socket.Dispose();
        Conditions.Dispose();
        _ended.Dispose();
    }

    private async Task ReceiveAllAsync()
    {
        using var receiver = _receiver;
        using var watchdog = _context.Clock.CreateTimer(_ => CheckSilence(), null, _context.Options.SilenceTimeout, Timeout.InfiniteTimeSpan);
        _watchdog = watchdog;
        LinkEnd end;
        var turn = 0;
        var arrival = LastFrame;
        try
        {
            while (true)
            {
                // What came with the frame before came when that did, and not before the end of what that frame ended.
                while (turn < FramesInTurn - 1 && receiver.TryTake(out var frame))
                {
                    turn++;
                    arrival = Handle(frame, arrival);
                }

                var receiving = receiver.ReceiveAsync(CancellationToken.None);
                if (!receiving.IsCompleted)
                {
                    _reader.WakeReaders();
                    turn = 0;
                }
                else if (++turn == FramesInTurn)
                {
                    _reader.WakeReaders();
                    turn = 0;
                    await Task.Yield();
                }

                var status = await receiving.ConfigureAwait(false);
                if (status == FrameStatus.Closed)
                {
                    await AnswerCloseAsync().ConfigureAwait(false);
                    end = new LinkEnd(StreamGapReason.ConnectionLost, null);
                    break;
                }

                arrival = new Arrival(_relayed?.FrameReceivedAt ?? _context.Clock.GetUtcNow(), _lastBytesAt, _relayed?.FrameSequence ?? 0);
                if (status == FrameStatus.Whole)
                {
                    arrival = Handle(receiver.Frame, arrival);
                }
                else
                {
                    CountOversized();
                    PostGap(arrival, StreamGapReason.FrameTooLarge);
                    LastFrame = arrival;
                }
            }
        }
        catch (MessageTooLongException e)
        {
            CountOversized();
            end = new LinkEnd(StreamGapReason.FrameTooLarge, e);
        }
        catch (Exception e)
        {
            // Whatever it is, the connection ends and is restored: a loop that dies without a word is the worst of all.
            end = new LinkEnd(StreamGapReason.ConnectionLost, e);
        }

        _reader.WakeReaders();
        end = Interlocked.CompareExchange(ref _end, end, null) ?? end;
        if (Volatile.Read(ref _isLoggedIn))
        {
            _context.Recorder?.RecordMessage(RecordedKind.Disconnected, []);
        }

        _socket.Abort();
        _answers.End(end.Exception as KiwoomException ?? new KiwoomTransportException("", "the realtime connection was lost.", end.Exception));
        await _ended.CancelAsync().ConfigureAwait(false);
        _ending.SetResult(end);
    }

    /// <summary>Handles a frame.</summary>
    /// <returns>When the frame behind it came, where that came in the same read: an answer ends gaps at the time of its handling.</returns>
    private Arrival Handle(ReadOnlyMemory<byte> frame, in Arrival arrival)
    {
        _reader.Bytes = frame;
        var hasMessages = Take(frame.Span, arrival);
        LastFrame = arrival;
        return hasMessages ? arrival : arrival with { ReceivedAt = _context.Clock.GetUtcNow() };
    }

    /// <returns>Whether it brought messages and nothing else.</returns>
    private bool Take(ReadOnlySpan<byte> frame, in Arrival arrival)
    {
        RealtimeCounters.Count(ref _context.Counters.Frames);
        if (_context.Recorder is { } recorder && Volatile.Read(ref _isLoggedIn))
        {
            // Not before: a server may repeat the token in the LOGIN's answer.
            recorder.RecordMessage(RecordedKind.Received, frame);
        }

        var head = default(FrameHead);
        Exception? failure = null;
        try
        {
            _reader.Read(frame, arrival, ref head);
        }
        catch (Exception e)
        {
            // Whatever is wrong with a frame, it is one frame.
            failure = e;
        }

        if (head.Kind == FrameKind.Real)
        {
            _reader.Deliver(arrival);
            _reader.TakeRenamed()?.Log(_context);
            if (_reader.TakeUnknownType() is { } type && _context.IsNews(type))
            {
                RealtimeLog.UnknownType(_context.Logger, type);
            }
        }

        if (failure is not null || head.Kind == FrameKind.None || (head.Kind == FrameKind.Real && head.HasBrokenMessages))
        {
            ReportMalformed(frame.Length, arrival, failure);
            return false;
        }

        switch (head.Kind)
        {
            case FrameKind.Ping when Volatile.Read(ref _isLoggedIn):
                _sender.SendUrgent(frame.ToArray());
                RealtimeCounters.Count(ref _context.Counters.Heartbeats);
                break;
            case FrameKind.System:
                TakeNotice(head, arrival);
                break;
            case FrameKind.Answer when !_answers.TryComplete(frame, head):
                RealtimeLog.UnclaimedAnswer(_context.Logger, Encoding.UTF8.GetString(head.Name));
                break;
        }

        return head.Kind == FrameKind.Real;
    }

    private void ReportMalformed(int length, in Arrival arrival, Exception? failure)
    {
        var count = Interlocked.Increment(ref _context.Counters.MalformedFrames);
        if (_context.IsTimeToLogMalformed())
        {
            RealtimeLog.MalformedFrame(_context.Logger, count, length, failure);
        }

        // Nobody knows what was in it, so any stream may have lost something.
        PostGap(arrival, StreamGapReason.UnreadableFrame);
    }

    private long NoteBytes() => _lastBytesAt = _context.Clock.GetTimestamp();

    private void CountOversized()
    {
        RealtimeCounters.Count(ref _context.Counters.OversizedFrames);
        RealtimeLog.OversizedFrame(_context.Logger, _context.Options.MaxFrameBytes);
    }

    private void PostGap(in Arrival arrival, StreamGapReason reason) =>
        _book.PostGap(StreamGap.Between(LastFrame, arrival, reason, _context.Clock));

    private void TakeNotice(in FrameHead head, in Arrival arrival)
    {
        var redactor = _context.Cells.Redactor;
        var notice = new RealtimeNotice(redactor.Redact(head.CodeText), redactor.Redact(head.MessageText), arrival.ReceivedAt);
        RealtimeLog.Notice(_context.Logger, notice.Code, notice.Message);
        _context.Events.Publish(notice);
        if (ErrorTable.Find(notice.Code)?.Meaning == ErrorMeaning.SessionReplaced)
        {
            Break(new LinkEnd(StreamGapReason.ConnectionLost, new KiwoomSessionReplacedException(notice.Code, notice.Message), IsFinal: true));
        }
    }
}
