namespace Kiwoom.Simulator.Realtime;

/// <summary>Sends PING to one session and counts what comes back.</summary>
internal sealed class Heartbeat(RealtimeSession session, TimeProvider timeProvider, SimulatorRealtimeOptions options) : IDisposable
{
    private const int MaxKeptDelays = 1_000;

    private static readonly OutgoingFrame Ping = new(FrameKind.Ping, """{"trnm":"PING"}"""u8.ToArray());

    private readonly Lock _gate = new();
    private readonly Queue<long> _unanswered = new();
    private readonly Queue<TimeSpan> _delays = new();
    private ITimer? _timer;
    private bool _isEchoed = true;
    private int _misses;
    private int _sent;
    private int _echoes;
    private bool _isOver;

    public void Start()
    {
        lock (_gate)
        {
            if (!_isOver)
            {
                _timer ??= timeProvider.CreateTimer(static state => ((Heartbeat)state!).Beat(), this, options.PingInterval, Timeout.InfiniteTimeSpan);
            }
        }
    }

    /// <summary>A PING is about to leave.</summary>
    public void OnSending()
    {
        lock (_gate)
        {
            _sent++;
            _unanswered.Enqueue(timeProvider.GetTimestamp());
        }

        session.RaiseChanged();
    }

    /// <summary>A PING came back; it answers the oldest that is open.</summary>
    public void OnEcho()
    {
        lock (_gate)
        {
            if (!_unanswered.TryDequeue(out var sentAt))
            {
                return;
            }

            _echoes++;
            _isEchoed = true;
            _delays.Enqueue(timeProvider.GetElapsedTime(sentAt));
            if (_delays.Count > MaxKeptDelays)
            {
                _delays.Dequeue();
            }
        }
    }

    public (int Sent, int Echoes, IReadOnlyList<TimeSpan> Delays) Snapshot()
    {
        lock (_gate)
        {
            return (_sent, _echoes, _delays.ToArray());
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _isOver = true;
            _timer?.Dispose();
        }
    }

    private void Beat()
    {
        lock (_gate)
        {
            if (_isOver)
            {
                return;
            }

            _misses = _isEchoed ? 0 : _misses + 1;
            if (_misses < options.MaxMissedPings)
            {
                _isEchoed = false;
                _timer!.Change(options.PingInterval, Timeout.InfiniteTimeSpan);
            }
            else
            {
                _isOver = true;
            }
        }

        if (_misses >= options.MaxMissedPings)
        {
            session.End(SystemNotices.HeartbeatsMissed);
        }
        else
        {
            session.Send(Ping);
        }
    }
}
