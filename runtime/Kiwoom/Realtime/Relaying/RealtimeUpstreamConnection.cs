using System.Text;
using Kiwoom.Endpoints;

namespace Kiwoom.Realtime;

/// <summary>
/// A connection to the server whose messages are not read, but given as the bytes that came: see <see cref="RelayedMessage"/>. Everything else is as with a
/// client's own connection: one registration however many streams, the server's pace, repeats, gaps, and a new connection after each break.
/// </summary>
public sealed class RealtimeUpstreamConnection : IAsyncDisposable
{
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

    /// <summary>Whether the messages of a type are those of a condition search, which is followed by its number and has a result that they change.</summary>
    /// <param name="type">The realtime type, for example <c>02</c>.</param>
    public static bool IsCondition(string type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return RealtimeTypes.Find(Encoding.UTF8.GetBytes(type)) is { IsCondition: true };
    }

    /// <summary>
    /// The messages of a type and an item: <see cref="RelayedMessage"/>s, each <see cref="StreamGap"/> in its place, and for a condition each
    /// <see cref="ConditionSearch.ConditionSnapshot"/>. Starting it is the registration. Its enumeration gives nothing, and ends when it does.
    /// </summary>
    /// <param name="type">The realtime type, for example <c>0B</c>.</param>
    /// <param name="item">What it is registered for, for example <c>005930</c>; the number of a condition; empty where the type takes none.</param>
    /// <param name="onMessage">
    /// Takes each at once, one after the other, on the loop that receives them: it must not wait or throw, and copies what it keeps of <see cref="RelayedMessage.Values"/>.
    /// </param>
    /// <exception cref="KiwoomRequestException">There is no such type.</exception>
    public RealtimeStream<RealtimeMessage> GetStream(string type, string item, Action<RealtimeMessage> onMessage)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(onMessage);
        return RealtimeTypes.Find(Encoding.UTF8.GetBytes(type)) is { } known
            ? new(_connections, new HashSet<RouteKey> { new(known, item) }, new StreamOptions(), showsGaps: true) { Sink = onMessage }
            : throw new KiwoomRequestException("REG", [$"'{type}' is no realtime type."]);
    }

    /// <summary>Sends a request of the condition search that only reads, at the server's pace, and gives its answer as the bytes that came, be it a refusal.</summary>
    /// <param name="name">The request's <c>trnm</c>: <c>CNSRLST</c> or <c>CNSRREQ</c>.</param>
    /// <param name="conditionNumber">The condition that is searched (<c>seq</c>), for which the list is asked for before where it has to be; null for the list.</param>
    /// <param name="frame">The request.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="KiwoomTransportException">There is no connection, it broke, or no answer came in time.</exception>
    public Task<byte[]> AskAsync(string name, string? conditionNumber, ReadOnlyMemory<byte> frame, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        var apiId = conditionNumber is null ? ConditionListEndpoint.Instance.ApiId : ConditionSearchResultEndpoint.Instance.ApiId;
        var request = new SocketRequest(name, frame.ToArray()) { ApiId = apiId, Sequence = conditionNumber, TakesStrangeSequence = conditionNumber is not null };
        return _connections.CallAsync(apiId, link => AskAsync(link, request, cancellationToken), cancellationToken);
    }

    /// <summary>Says goodbye to the server and ends the streams.</summary>
    public async ValueTask DisposeAsync() => await _connections.DisposeAsync().ConfigureAwait(false);

    private static async Task<byte[]> AskAsync(SocketLink link, SocketRequest request, CancellationToken cancellationToken)
    {
        if (request.Sequence is not null)
        {
            await RateLimitRepeats.RunAsync(link, turn => link.Conditions.EnsureAsync(turn, cancellationToken)).ConfigureAwait(false);
        }

        byte[]? answer = null;
        try
        {
            await link.CallAsync(request, new RequestTurn(), (ReadOnlySpan<byte> frame, in FrameHead _) => answer = frame.ToArray(), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (answer is not null && e is KiwoomApiException or KiwoomProtocolException)
        {
            // Whoever asked reads it, and repeats what may be repeated.
        }

        return answer!;
    }
}
