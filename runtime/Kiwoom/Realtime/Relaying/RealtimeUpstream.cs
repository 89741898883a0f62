using Microsoft.Extensions.Logging;

namespace Kiwoom.Realtime;

/// <summary>A client's way to the server, for a <see cref="RealtimeRelay"/>.</summary>
public sealed class RealtimeUpstream
{
    private readonly Func<Func<CancellationToken, Task>, RealtimeContext> _create;

    internal RealtimeUpstream(Func<Func<CancellationToken, Task>, RealtimeContext> create, ILogger logger, TimeProvider timeProvider)
    {
        _create = create;
        Logger = logger;
        TimeProvider = timeProvider;
    }

    /// <summary>The client's log, in which no key or token can stand.</summary>
    public ILogger Logger { get; }

    /// <summary>The client's clock.</summary>
    public TimeProvider TimeProvider { get; }

    /// <summary>A connection to the server. It opens with its first stream, and again after each break.</summary>
    /// <param name="beforeLogin">
    /// Is asked before each LOGIN, which ends the session of whoever else is logged in with the app key: throws where this process must not.
    /// </param>
    public RealtimeUpstreamConnection Open(Func<CancellationToken, Task> beforeLogin)
    {
        ArgumentNullException.ThrowIfNull(beforeLogin);
        return new RealtimeUpstreamConnection(new ConnectionPool(_create(beforeLogin)));
    }
}
