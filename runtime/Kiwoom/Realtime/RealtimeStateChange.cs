namespace Kiwoom.Realtime;

/// <summary>The realtime connection came to another state.</summary>
public sealed class RealtimeStateChange
{
    internal RealtimeStateChange(int connection, RealtimeState state, Exception? reason)
    {
        Connection = connection;
        State = state;
        Reason = reason;
    }

    /// <summary>Which connection, from 1; there are several only where <see cref="RealtimeOptions.MaxConnections"/> allows them.</summary>
    public int Connection { get; }

    /// <summary>The state it came to.</summary>
    public RealtimeState State { get; }

    /// <summary>What broke the connection or ended it; null where nothing did.</summary>
    public Exception? Reason { get; }
}
