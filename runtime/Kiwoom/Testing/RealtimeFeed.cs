using Kiwoom.Account;
using Kiwoom.ConditionSearch;
using Kiwoom.Realtime;

namespace Kiwoom.Testing;

/// <summary>
/// A realtime client without a connection: its streams bring what a test publishes. They are the client's own, with its overflow, gaps
/// and merges.
/// </summary>
/// <remarks>
/// A stream gets every message for what it follows, in the order of publication, whether it begins before or after: tests need not wait for
/// the code under test to listen. What is published for an item that a stream has left does not reach it, and nothing reaches it twice.
/// </remarks>
/// <example>
/// <code>
/// var feed = new RealtimeFeed();
/// feed.Publish(new StockTrade { Item = "005930", CurrentPrice = 70_000 });
/// feed.Complete();
/// await foreach (StockTrade trade in feed.Realtime.StockTrades("005930"))
/// {
///     …
/// }
/// </code>
/// </example>
public sealed class RealtimeFeed
{
    private readonly FeedSource _source = new();

    /// <summary>Creates a feed that has published nothing yet.</summary>
    /// <param name="account">What <c>FindMissedExecutionsAsync</c> asks for orders; needed for that alone.</param>
    public RealtimeFeed(IAccountClient? account = null) => Realtime = new RealtimeClient(_source, account ?? new NoAccount());

    /// <summary>The streams: what <see cref="IKiwoomClient.Realtime"/> of a stand-in gives.</summary>
    public IRealtimeClient Realtime { get; }

    /// <summary>What <see cref="IConditionSearchClient.Follow"/> of a stand-in gives: the published snapshots and matches of a condition.</summary>
    /// <param name="conditionNumber">The condition.</param>
    /// <param name="options">As the client's.</param>
    /// <exception cref="KiwoomRequestException">There is no such number, or the options would drop what must not be dropped.</exception>
    public RealtimeStream<RealtimeMessage> Follow(string conditionNumber, StreamOptions? options = null) =>
        ConditionSearchClient.Open(_source, conditionNumber, options);

    /// <summary>Brings messages to the streams that follow them.</summary>
    /// <param name="messages">
    /// The messages. <see cref="RealtimeMessage.Item"/> says whose they are, and one without reaches every stream of its type; a blank
    /// <see cref="RealtimeMessage.Type"/> is filled in. A <see cref="StreamGap"/> comes to every stream as its gap.
    /// </param>
    /// <exception cref="InvalidOperationException">The feed has been completed.</exception>
    public void Publish(params IEnumerable<RealtimeMessage> messages)
    {
        ArgumentNullException.ThrowIfNull(messages);
        foreach (var message in messages)
        {
            _source.Publish(message);
        }
    }

    /// <summary>Ends every stream when it has been read, also those that begin later.</summary>
    /// <param name="error">What they end with, for example a <see cref="KiwoomSessionReplacedException"/>; null to end without an error, which a server's streams never do.</param>
    public void Complete(Exception? error = null) => _source.Complete(error);

    private sealed class NoAccount : IAccountClient;
}
