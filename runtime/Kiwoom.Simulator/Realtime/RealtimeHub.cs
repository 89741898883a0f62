using Kiwoom.Simulator.Market;
using Microsoft.AspNetCore.Http;

namespace Kiwoom.Simulator.Realtime;

/// <summary>All sessions, and the way messages take to them.</summary>
internal sealed class RealtimeHub(
    SimulatorRealtimeOptions options,
    TimeProvider timeProvider,
    LoginDesk logins,
    ConditionDirectory conditions,
    LatestLog<SimulatedFrame> log,
    RegistrationCheck check,
    NoteBook notes)
{
    private readonly Lock _gate = new();
    private readonly Queue<SimulatedSession> _closed = new();

    // Publishing walks over it without the lock; every change puts a new array in place.
    private volatile RealtimeSession[] _open = [];
    private int _lastId;
    private bool _isOver;

    public SimulatorRealtimeOptions Options { get; } = options;

    public TimeProvider TimeProvider { get; } = timeProvider;

    public KoreanClock Clock { get; } = new(timeProvider);

    public LoginDesk Logins { get; } = logins;

    public ConditionDirectory Conditions { get; } = conditions;

    public LatestLog<SimulatedFrame> Log { get; } = log;

    /// <summary>Whether a frame that came before the LOGIN was answered brings a notice.</summary>
    public bool NoticesEarlyFrames { get; init; } = options.NoticesEarlyFrames;

    public RegistrationCheck Check { get; } = check;

    public NoteBook Notes { get; } = notes;

    public ChangeSignal Changed { get; } = new();

    /// <summary>The sessions that stand now.</summary>
    public IReadOnlyList<RealtimeSession> Open => _open;

    /// <summary>Upgrades a request and serves it until the connection ends.</summary>
    public async Task AcceptAsync(HttpContext context)
    {
        if (!Logins.TakesConnection())
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync().ConfigureAwait(false);
        RealtimeSession session;
        lock (_gate)
        {
            if (_isOver)
            {
                context.Abort();
                return;
            }

            session = new RealtimeSession(++_lastId, context, socket, this);
            _open = [.. _open, session];
        }

        Changed.Raise();
        if (Logins.ClosesConnection())
        {
            session.End();
        }

        await session.RunAsync().ConfigureAwait(false);
        session.Dispose();
        lock (_gate)
        {
            _open = [.. _open.Where(other => other != session)];
            _closed.Enqueue(session.Snapshot(isOpen: false));
            if (_closed.Count > Options.ClosedSessionCapacity)
            {
                _closed.Dequeue();
            }
        }

        Changed.Raise();
    }

    public IReadOnlyList<SimulatedSession> Snapshot()
    {
        lock (_gate)
        {
            return [.. _closed.Concat(_open.Select(session => session.Snapshot(isOpen: true))).OrderBy(session => session.Id)];
        }
    }

    /// <summary>The open session with a number, or all of them.</summary>
    public IEnumerable<RealtimeSession> Find(int? id) => id is { } wanted ? _open.Where(session => session.Id == wanted) : _open;

    /// <summary>Ends the sessions that logged in before this one.</summary>
    public void EndOthers(RealtimeSession session)
    {
        foreach (var other in _open.Where(other => other.Id < session.Id && other.TakesMessages))
        {
            other.End(SystemNotices.LoggedInElsewhere);
        }
    }

    /// <summary>Whether any session has registered an item of a type.</summary>
    public bool IsWanted(string type, string item)
    {
        foreach (var session in _open)
        {
            if (session.TakesMessages && session.Registrations.Has(type, item))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Sends messages to the sessions that registered them; where a queue is full, its session is dropped.</summary>
    public void Publish(ReadOnlySpan<SimulatedMessage> messages)
    {
        OutgoingFrame? whole = null;
        foreach (var session in _open)
        {
            if (FrameFor(session, messages, ref whole) is { } frame)
            {
                session.Send(frame);
            }
        }
    }

    /// <summary>Sends messages to the sessions that registered them, and waits for the queues that are full.</summary>
    /// <returns>The number of sessions that get at least one of them.</returns>
    public ValueTask<int> PublishAsync(ReadOnlySpan<SimulatedMessage> messages, CancellationToken cancellationToken)
    {
        var reached = 0;
        OutgoingFrame? whole = null;
        List<(RealtimeSession Session, OutgoingFrame Frame)>? waiting = null;
        foreach (var session in _open)
        {
            if (FrameFor(session, messages, ref whole) is { } frame)
            {
                if (session.TrySend(frame))
                {
                    reached++;
                }
                else
                {
                    (waiting ??= []).Add((session, frame));
                }
            }
        }

        return waiting is null ? ValueTask.FromResult(reached) : WaitAsync(waiting, reached, cancellationToken);
    }

    /// <summary>Drops every session, now and from now on.</summary>
    public void EndAll()
    {
        lock (_gate)
        {
            _isOver = true;
        }

        DropAll();
    }

    /// <summary>Drops every session.</summary>
    public void DropAll()
    {
        RealtimeSession[] open;
        lock (_gate)
        {
            open = _open;
        }

        foreach (var session in open)
        {
            session.Abort();
        }
    }

    private static async ValueTask<int> WaitAsync(
        List<(RealtimeSession Session, OutgoingFrame Frame)> waiting, int reached, CancellationToken cancellationToken)
    {
        foreach (var (session, frame) in waiting)
        {
            reached += await session.SendOrDropAsync(frame, cancellationToken).ConfigureAwait(false) ? 1 : 0;
        }

        return reached;
    }

    /// <summary>The frame with what a session registered: built once for all that registered everything.</summary>
    private OutgoingFrame? FrameFor(RealtimeSession session, ReadOnlySpan<SimulatedMessage> messages, ref OutgoingFrame? whole)
    {
        if (!session.TakesMessages)
        {
            return null;
        }

        var wanted = 0;
        foreach (var message in messages)
        {
            wanted += session.Registrations.Has(message.Type, message.Item) ? 1 : 0;
        }

        if (wanted == 0)
        {
            return null;
        }

        if (wanted == messages.Length)
        {
            return whole ??= FrameWriter.Messages(messages, Options.MessageOrder);
        }

        var part = new List<SimulatedMessage>(wanted);
        foreach (var message in messages)
        {
            if (session.Registrations.Has(message.Type, message.Item))
            {
                part.Add(message);
            }
        }

        return FrameWriter.Messages([.. part], Options.MessageOrder);
    }
}
