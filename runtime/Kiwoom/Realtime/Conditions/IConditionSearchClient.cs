using Kiwoom.Http;
using Kiwoom.Realtime;
using Kiwoom.Testing;

namespace Kiwoom.ConditionSearch;

/// <summary>
/// Condition searches (조건검색) that the user has saved in Kiwoom's desktop program, 영웅문4: their list, one search, and a search that
/// goes on. They share the WebSocket of <see cref="IKiwoomClient.Realtime"/>, and connect if it is not open.
/// </summary>
/// <remarks>
/// Searches and lists wait for their turn, which they share with registrations (<see cref="RealtimeOptions.RegistrationsPerSecond"/>). One
/// that the server refuses all the same because there were too many (105110) is repeated as <see cref="RetryOptions.MaxAttempts"/> and
/// <see cref="RetryOptions.MaxTotal"/> say: after 1, 2, 4 and then 8 seconds, in which registrations wait too.
/// </remarks>
/// <example>
/// <code>
/// await foreach (RealtimeMessage message in kiwoom.ConditionSearch.Follow("4"))
/// {
///     Console.WriteLine(message switch
///     {
///         ConditionSnapshot all => $"{all.Stocks.Count} stocks",
///         ConditionMatch { ConditionChange.Value: ConditionChange.Insert } match => $"in: {match.StockCode}",
///         ConditionMatch match => $"out: {match.StockCode}",
///         _ => "",
///     });
/// }
/// </code>
/// </example>
public interface IConditionSearchClient
{
    /// <summary>The user's saved condition searches.</summary>
    /// <remarks>ka10171 조건검색 목록조회.</remarks>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="KiwoomApiException">The server refused the LOGIN or the request.</exception>
    /// <exception cref="KiwoomTransportException">The server could not be reached, broke off or did not answer in time.</exception>
    /// <exception cref="KiwoomProtocolException">The answer could not be read.</exception>
    /// <exception cref="KiwoomSessionReplacedException">The app key was logged in elsewhere and ended this client's session.</exception>
    Task<ConditionList> GetConditionsAsync(CancellationToken cancellationToken = default) => throw StandIn.Lacks("IConditionSearchClient.GetConditionsAsync");

    /// <summary>Runs a saved condition search once: the stocks that meet it now, one page of them.</summary>
    /// <remarks>ka10172 조건검색 요청 일반. The list, without which the server does not answer, is asked for by itself where it has to be.</remarks>
    /// <param name="conditionNumber">The condition (<see cref="ConditionInfo.ConditionNumber"/>), for example <c>0</c>.</param>
    /// <param name="continuation">Where the last page ended; null for the first page.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="KiwoomRequestException">The request is not valid; nothing was sent.</exception>
    /// <exception cref="KiwoomApiException">The server refused the LOGIN or the request.</exception>
    /// <exception cref="KiwoomTransportException">The server could not be reached, broke off or did not answer in time.</exception>
    /// <exception cref="KiwoomProtocolException">The answer could not be read.</exception>
    /// <exception cref="KiwoomSessionReplacedException">The app key was logged in elsewhere and ended this client's session.</exception>
    Task<ConditionSearchResult> SearchAsync(
        string conditionNumber, Continuation? continuation = null, CancellationToken cancellationToken = default) =>
        throw StandIn.Lacks("IConditionSearchClient.SearchAsync");

    /// <summary>Runs a saved condition search once and streams its stocks over all pages.</summary>
    /// <remarks>ka10172 조건검색 요청 일반.</remarks>
    /// <inheritdoc cref="SearchAsync(string, Continuation?, CancellationToken)"/>
    IAsyncEnumerable<ConditionSearchStock> EnumerateSearchAsync(string conditionNumber, CancellationToken cancellationToken = default) =>
        PageWalk.EnumerateAsync((continuation, token) => SearchAsync(conditionNumber, continuation, token), static page => page.Stocks, cancellationToken);

    /// <summary>
    /// Runs a saved condition search and goes on: first a <see cref="ConditionSnapshot"/> with all stocks that meet it, then a
    /// <see cref="ConditionMatch"/> for each that comes in or goes out. Nothing is ever dropped, however slowly it is read.
    /// </summary>
    /// <remarks>
    /// ka10173 조건검색 요청 실시간; when the last stream of a condition ends, ka10174 조건검색 실시간 해제. After a break of the connection the
    /// search is run again: its new snapshot has a <see cref="RealtimeMessage.GapBefore"/>. A gap on a match means that one before it could
    /// not be read: search again to be sure.
    /// </remarks>
    /// <param name="conditionNumber">The condition (<see cref="ConditionInfo.ConditionNumber"/>), for example <c>0</c>.</param>
    /// <param name="options">When many unread messages are reported as an overrun; they may not be dropped.</param>
    /// <returns>
    /// The messages, from when its enumeration or <see cref="RealtimeStream.StartAsync"/> has begun the search. Beginning it throws
    /// <see cref="KiwoomRequestException"/> when ten other conditions are followed, which is all that the server runs at a time,
    /// <see cref="KiwoomApiException"/> when the server refuses, and <see cref="KiwoomTransportException"/> when it does not answer. A search that it
    /// does not answer on three connections after a break ends its streams with that error.
    /// </returns>
    /// <exception cref="KiwoomRequestException">There is no such number, or the options would drop what must not be dropped.</exception>
    RealtimeStream<RealtimeMessage> Follow(string conditionNumber, StreamOptions? options = null) => throw StandIn.Lacks("IConditionSearchClient.Follow");
}
