using Kiwoom.Account;
using Kiwoom.Realtime;

namespace Kiwoom.Realtime;

/// <summary>
/// Realtime messages over the WebSocket: one method for each type. Connects when the first stream begins, and keeps the connection.
/// </summary>
/// <example>
/// <code>
/// await foreach (StockTrade trade in kiwoom.Realtime.StockTrades("005930", "000660"))
/// {
///     Console.WriteLine($"{trade.StockCode} {trade.CurrentPrice:N0}");
/// }
/// </code>
/// </example>
public sealed partial class RealtimeClient
{
    private readonly ConnectionPool _connections;
    private readonly AccountClient _account;

    internal RealtimeClient(RealtimeContext context, AccountClient account)
    {
        _account = account;
        _connections = new ConnectionPool(context);
        Statistics = new RealtimeStatistics(context.Counters);
    }

    /// <summary>The connection came to another state. Handlers run one after the other and hold nothing up.</summary>
    public event EventHandler<RealtimeStateChange>? StateChanged
    {
        add => _connections.Context.Events.StateChanged += value;
        remove => _connections.Context.Events.StateChanged -= value;
    }

    /// <summary>The server sent a notice. Handlers run one after the other and hold nothing up.</summary>
    public event EventHandler<RealtimeNotice>? NoticeReceived
    {
        add => _connections.Context.Events.NoticeReceived += value;
        remove => _connections.Context.Events.NoticeReceived -= value;
    }

    /// <summary>Where the connection stands; of several connections, the one that is furthest from being ready.</summary>
    public RealtimeState State => _connections.State;

    /// <summary>What has been counted since the client was made.</summary>
    public RealtimeStatistics Statistics { get; }

    /// <summary>One stream of the messages of several, in the order of their arrival, with each <see cref="StreamGap"/> in its place.</summary>
    /// <param name="streams">What to merge. They need not be enumerated themselves, and their options do not matter here.</param>
    /// <exception cref="KiwoomRequestException">No stream is given.</exception>
    public RealtimeStream<RealtimeMessage> Merge(params IEnumerable<RealtimeStream> streams) => Merge(streams, new StreamOptions());

    /// <inheritdoc cref="Merge(IEnumerable{RealtimeStream})"/>
    /// <param name="streams">What to merge. They need not be enumerated themselves, and their options do not matter here.</param>
    /// <param name="options">What happens when messages come faster than they are read. Order executions and balances are kept whatever it says.</param>
    public RealtimeStream<RealtimeMessage> Merge(IEnumerable<RealtimeStream> streams, StreamOptions options)
    {
        ArgumentNullException.ThrowIfNull(streams);
        ArgumentNullException.ThrowIfNull(options);
        var problems = new List<string>();
        HashSet<RouteKey> keys = [.. streams.SelectMany(stream => stream.Keys)];
        if (keys.Count == 0)
        {
            problems.Add("There is nothing to merge: give at least one stream.");
        }

        var own = options.Copy();
        own.Check(problems);
        return problems.Count > 0 ? throw new KiwoomRequestException("REG", problems) : new(_connections, keys, own, showsGaps: true);
    }

    internal ConnectionPool Connections => _connections;

    /// <summary>How many messages wait unread in the stream that is furthest behind.</summary>
    internal int Backlog => _connections.Backlog;

    /// <summary>Puts a gap into every stream that is registered.</summary>
    internal void PostGap(DateTimeOffset from, DateTimeOffset until) => _connections.PostGap(from, until);

    /// <summary>Ends every stream when it has been read, and each that comes later at once: cleanly, or with an error.</summary>
    internal void CompleteStreams(Exception? error = null) => _connections.CompleteStreams(error);

    internal void Dispose() => _connections.Dispose();

    internal Task DisposeAsync() => _connections.DisposeAsync();

    private RealtimeStream<TMessage> Open<TMessage>(RealtimeType<TMessage> type, StreamOptions? options)
        where TMessage : RealtimeMessage => Open(type, new HashSet<RouteKey> { new(type, "") }, [], options);

    private RealtimeStream<TMessage> Open<TMessage>(RealtimeType<TMessage> type, IEnumerable<StockCode> stockCodes, StreamOptions? options)
        where TMessage : RealtimeMessage
    {
        ArgumentNullException.ThrowIfNull(stockCodes);
        return Open(type, stockCodes.Select(code => code.ToString()), options);
    }

    private RealtimeStream<TMessage> Open<TMessage>(RealtimeType<TMessage> type, IEnumerable<string> codes, StreamOptions? options)
        where TMessage : RealtimeMessage
    {
        ArgumentNullException.ThrowIfNull(codes);
        var problems = new List<string>();
        return Open(type, RouteKeys.Create(type, codes, problems), problems, options);
    }

    private RealtimeStream<TMessage> Open<TMessage>(RealtimeType<TMessage> type, HashSet<RouteKey> keys, List<string> problems, StreamOptions? options)
        where TMessage : RealtimeMessage
    {
        var own = options?.Copy() ?? new StreamOptions();
        own.Check(problems);
        if (type.IsLossless && own.Overflow != StreamOverflow.Wait)
        {
            problems.Add($"Overflow is {own.Overflow}, but order executions and balances are never dropped: leave it at Wait.");
        }

        return problems.Count > 0 ? throw new KiwoomRequestException(type.Name, problems) : new(_connections, keys, own, showsGaps: false);
    }
}
