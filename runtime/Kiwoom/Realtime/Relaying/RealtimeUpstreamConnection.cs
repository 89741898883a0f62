using System.Text;

namespace Kiwoom.Realtime;

/// <summary>
/// A connection to the server whose messages are not read, but given as the bytes that came: see <see cref="RelayedMessage"/>. Everything else is as with a
/// client's own connection: one registration however many streams, the server's pace, repeats, gaps, and a new connection after each break.
/// </summary>
public sealed class RealtimeUpstreamConnection : IAsyncDisposable
{
    private static readonly StreamOptions Patient = new() { Capacity = 10_000, MaxBacklog = 20_000 };

    private readonly ConnectionPool _connections;

    internal RealtimeUpstreamConnection(ConnectionPool connections) => _connections = connections;

    /// <summary>The connection came to another state.</summary>
    public event EventHandler<RealtimeStateChange>? StateChanged
    {
        add => _connections.Events.StateChanged += value;
        remove => _connections.Events.StateChanged -= value;
    }

    /// <summary>Where the connection stands.</summary>
    public RealtimeState State => _connections.State;

    /// <summary>Whether the messages of a type tell of money and are never dropped: order executions and balances.</summary>
    /// <param name="type">The realtime type, for example <c>00</c>.</param>
    public static bool IsLossless(string type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return RealtimeTypes.Find(Encoding.UTF8.GetBytes(type)) is { IsLossless: true };
    }

    /// <summary>
    /// The messages of a type and an item: <see cref="RelayedMessage"/>s, and each <see cref="StreamGap"/> in its place. Starting it is the registration.
    /// </summary>
    /// <param name="type">The realtime type, for example <c>0B</c>.</param>
    /// <param name="item">What it is registered for, for example <c>005930</c>; empty where the type takes none.</param>
    /// <exception cref="KiwoomRequestException">There is no such type, or it is not registered for items (conditions).</exception>
    public RealtimeStream<RealtimeMessage> GetStream(string type, string item)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(item);
        return RealtimeTypes.Find(Encoding.UTF8.GetBytes(type)) is { IsCondition: false } known
            ? new(_connections, new HashSet<RouteKey> { new(known, item) }, Patient.Copy(), showsGaps: true)
            : throw new KiwoomRequestException("REG", [$"'{type}' is no realtime type that is registered for items."]);
    }

    /// <summary>Says goodbye to the server and ends the streams.</summary>
    public async ValueTask DisposeAsync() => await _connections.DisposeAsync().ConfigureAwait(false);
}
