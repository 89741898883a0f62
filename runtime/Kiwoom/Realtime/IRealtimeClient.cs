using Kiwoom.Testing;

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
public partial interface IRealtimeClient
{
    /// <summary>The connection came to another state. Handlers run one after the other and hold nothing up.</summary>
    event EventHandler<RealtimeStateChange>? StateChanged
    {
        add { }
        remove { }
    }

    /// <summary>The server sent a notice. Handlers run one after the other and hold nothing up.</summary>
    event EventHandler<RealtimeNotice>? NoticeReceived
    {
        add { }
        remove { }
    }

    /// <summary>Where the connection stands; of several connections, the one that is furthest from being ready.</summary>
    RealtimeState State => throw StandIn.Lacks("IRealtimeClient.State");

    /// <summary>What has been counted since the client was made.</summary>
    RealtimeStatistics Statistics => throw StandIn.Lacks("IRealtimeClient.Statistics");

    /// <summary>One stream of the messages of several, in the order of their arrival, with each <see cref="StreamGap"/> in its place.</summary>
    /// <param name="streams">What to merge. They need not be enumerated themselves, and their options do not matter here.</param>
    /// <exception cref="KiwoomRequestException">No stream is given.</exception>
    RealtimeStream<RealtimeMessage> Merge(params IEnumerable<RealtimeStream> streams) => Merge(streams, new StreamOptions());

    /// <inheritdoc cref="Merge(IEnumerable{RealtimeStream})"/>
    /// <param name="streams">What to merge. They need not be enumerated themselves, and their options do not matter here.</param>
    /// <param name="options">What happens when messages come faster than they are read. Order executions and balances are kept whatever it says.</param>
    RealtimeStream<RealtimeMessage> Merge(IEnumerable<RealtimeStream> streams, StreamOptions options) => throw StandIn.Lacks("IRealtimeClient.Merge");
}
