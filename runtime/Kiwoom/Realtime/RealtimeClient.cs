using Kiwoom.Account;

namespace Kiwoom.Realtime;

/// <summary>Opens the streams of a source.</summary>
internal sealed partial class RealtimeClient : IRealtimeClient
{
    private readonly IStreamSource _source;
    private readonly IAccountClient _account;

    /// <param name="source">Where the messages come from.</param>
    /// <param name="account">Tells what orders executed.</param>
    public RealtimeClient(IStreamSource source, IAccountClient account)
    {
        _source = source;
        _account = account;
        Statistics = new RealtimeStatistics(source.Counters);
    }

    public event EventHandler<RealtimeStateChange>? StateChanged
    {
        add => _source.Events.StateChanged += value;
        remove => _source.Events.StateChanged -= value;
    }

    public event EventHandler<RealtimeNotice>? NoticeReceived
    {
        add => _source.Events.NoticeReceived += value;
        remove => _source.Events.NoticeReceived -= value;
    }

    public RealtimeState State => _source.State;

    public RealtimeStatistics Statistics { get; }

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
        return problems.Count > 0 ? throw new KiwoomRequestException("REG", problems) : new(_source, keys, own, showsGaps: true);
    }

    internal RealtimeStream<TMessage> Open<TMessage>(RealtimeType<TMessage> type, StreamOptions? options)
        where TMessage : RealtimeMessage => Open(type, new HashSet<RouteKey> { new(type, "") }, [], options);

    internal RealtimeStream<TMessage> Open<TMessage>(RealtimeType<TMessage> type, IEnumerable<StockCode> stockCodes, StreamOptions options)
        where TMessage : RealtimeMessage
    {
        ArgumentNullException.ThrowIfNull(stockCodes);
        ArgumentNullException.ThrowIfNull(options);
        return Open(type, stockCodes.Select(code => code.ToString()), options);
    }

    internal RealtimeStream<TMessage> Open<TMessage>(RealtimeType<TMessage> type, IEnumerable<string> codes, StreamOptions options)
        where TMessage : RealtimeMessage
    {
        ArgumentNullException.ThrowIfNull(codes);
        ArgumentNullException.ThrowIfNull(options);
        var problems = new List<string>();
        return Open(type, RouteKeys.Create(type, codes, problems), problems, options);
    }

    private RealtimeStream<TMessage> Open<TMessage>(RealtimeType<TMessage> type, HashSet<RouteKey> keys, List<string> problems, StreamOptions? options)
        where TMessage : RealtimeMessage
    {
        var own = options?.Copy() ?? new StreamOptions();
        own.Check(problems);
        if (!RealtimeTypes.Open(type))
        {
            problems.Add($"{type.Name} has another message type in this program's own spec: use the method of that one.");
        }

        if (type.IsLossless && own.Overflow != StreamOverflow.Wait)
        {
            problems.Add($"Overflow is {own.Overflow}, but order executions and balances are never dropped: leave it at Wait.");
        }

        return problems.Count > 0 ? throw new KiwoomRequestException(type.Name, problems) : new(_source, keys, own, showsGaps: false);
    }
}
