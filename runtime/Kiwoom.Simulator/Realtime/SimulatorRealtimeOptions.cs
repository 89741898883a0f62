namespace Kiwoom.Simulator.Realtime;

/// <summary>How the simulator's WebSocket behaves. The defaults are the servers' limits, and messages only on demand.</summary>
public sealed class SimulatorRealtimeOptions
{
    /// <summary>The time between two PINGs to a logged-in session.</summary>
    public TimeSpan PingInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>PINGs in a row that may stay without their echo; then comes the notice R10002 and the end.</summary>
    public int MaxMissedPings { get; init; } = 5;

    /// <summary>
    /// Whether a frame that comes before the LOGIN was answered is dropped with the notice R10004, as on the real server; the mock server drops
    /// it in silence. The notice may come in front of the LOGIN's answer.
    /// </summary>
    public bool NoticesEarlyFrames { get; init; }

    /// <summary>Whether a LOGIN ends the older session, as all sessions here have the same app key.</summary>
    public bool LoginEndsOlderSession { get; init; } = true;

    /// <summary>
    /// Messages a second over all that is registered, in turn: trades (0B) and order books (0D) of the made-up market, and the
    /// examples of the other types. Executions and balances (00, 04) are not among them: they follow the orders that were placed. 0 sends only those, and what <see cref="SimulatorRealtime"/> is told to.
    /// </summary>
    public int MessagesPerSecond { get; init; }

    /// <summary>The order of the members of realtime frames.</summary>
    public MessageOrder MessageOrder { get; init; }

    /// <summary>Different items that a connection may register, whatever their types.</summary>
    public int MaxItemsPerConnection { get; init; } = 200;

    /// <summary>Different items that one group may hold.</summary>
    public int MaxItemsPerGroup { get; init; } = 100;

    /// <summary>REG and REMOVE frames a second of one connection; null is no limit.</summary>
    public int? RegistrationsPerSecond { get; init; } = 5;

    /// <summary>Realtime conditions that may run on a connection at a time.</summary>
    public int MaxConditions { get; init; } = 10;

    /// <summary>Names of the conditions; their sequence numbers count from 0. Null takes the document's five.</summary>
    public IReadOnlyList<string>? ConditionNames { get; init; }

    /// <summary>Codes of the stocks that every condition finds. Null takes ten of the made-up market.</summary>
    public IReadOnlyList<string>? ConditionStocks { get; init; }

    /// <summary>Rows on one page of a condition search (ka10172).</summary>
    public int ConditionRowsPerPage { get; init; } = 4;

    /// <summary>Frames that wait for one session's client to read.</summary>
    public int QueueCapacity { get; init; } = 10_000;

    /// <summary>
    /// How long publishing waits for a session whose queue is full, after all others have got theirs; then that session is dropped.
    /// Real time. What the simulator sends by itself never waits.
    /// </summary>
    public TimeSpan QueueTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Decides about each realtime frame before it is sent, from the session's number and how many of its frames went before;
    /// null is no faults. Called by one thread at a time for each session.
    /// </summary>
    public Func<int, long, RealtimeFault>? FaultPlan { get; init; }

    /// <summary>
    /// Decides about each request of a session that is logged in (REG, REMOVE, CNSRLST, CNSRREQ, CNSRCLR) before it is carried out;
    /// null carries out all of them. Called by one thread at a time for each session.
    /// </summary>
    public Func<SimulatedFrame, RequestFate>? RequestPlan { get; init; }

    /// <summary>
    /// Hears of each realtime frame just before it is written to a session's socket: the session's number and the frame, valid during
    /// the call. Called by one thread at a time for each session. Only the last frame of a session that broke may not have been written.
    /// </summary>
    public Action<int, ReadOnlyMemory<byte>>? FrameSending { get; init; }

    /// <summary>How many closed sessions <see cref="SimulatorRealtime.Sessions"/> keeps, the latest.</summary>
    public int ClosedSessionCapacity { get; init; } = 1_000;

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(PingInterval, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxMissedPings);
        ArgumentOutOfRangeException.ThrowIfNegative(MessagesPerSecond);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxItemsPerConnection);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxItemsPerGroup);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(RegistrationsPerSecond ?? 1, nameof(RegistrationsPerSecond));
        ArgumentOutOfRangeException.ThrowIfNegative(MaxConditions);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(ConditionRowsPerPage);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(QueueCapacity);
        ArgumentOutOfRangeException.ThrowIfLessThan(QueueTimeout, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfNegative(ClosedSessionCapacity);
    }
}
