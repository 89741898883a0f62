namespace Kiwoom.Simulator.Realtime;

/// <summary>
/// The simulator's WebSocket: what clients do on it, messages to them, and faults on demand.
/// All members may be called from any thread.
/// </summary>
public sealed partial class SimulatorRealtime
{
    private readonly RealtimeHub _hub;

    internal SimulatorRealtime(RealtimeHub hub, Uri address)
    {
        _hub = hub;
        Address = address;
    }

    /// <summary>Where clients connect, for example <c>ws://127.0.0.1:41234/api/dostk/websocket</c>.</summary>
    public Uri Address { get; }

    /// <summary>The connections in the order they came, with the latest that are closed: a snapshot.</summary>
    public IReadOnlyList<SimulatedSession> Sessions => _hub.Snapshot();

    /// <summary>The latest frames that clients sent, oldest first: a snapshot.</summary>
    public IReadOnlyList<SimulatedFrame> ReceivedFrames => _hub.Log.Snapshot();

    /// <summary>
    /// Waits until something holds of the sessions: it is asked at once, and whenever one connects, logs in, sends a frame,
    /// gets a PING or ends.
    /// </summary>
    /// <param name="isReached">What has to hold of <see cref="Sessions"/>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="OperationCanceledException">The wait was ended.</exception>
    public Task WaitForAsync(Func<IReadOnlyList<SimulatedSession>, bool> isReached, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(isReached);
        return _hub.Changed.WaitAsync(() => isReached(Sessions), cancellationToken);
    }
}
