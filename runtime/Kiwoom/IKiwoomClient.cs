using Kiwoom.Catalog;
using Kiwoom.ConditionSearch;
using Kiwoom.Orders;
using Kiwoom.Realtime;
using Kiwoom.Testing;

namespace Kiwoom;

/// <summary>
/// The Kiwoom REST API (키움 REST API), for code that is to be tested without a server: one property for each area of the document.
/// A <see cref="KiwoomClient"/> is one.
/// </summary>
/// <remarks>
/// A stand-in implements what the code under test asks for; every other method and area throws <see cref="NotImplementedException"/>, so that
/// an endpoint more breaks no stand-in; counts are 0 and events of the connection never come. Methods that other methods can say (short overloads, <c>Enumerate…Async</c>) are said by these.
/// <see cref="KiwoomModelFactory"/> makes what a server would cause, <see cref="RealtimeFeed"/> streams.
/// </remarks>
public partial interface IKiwoomClient
{
    /// <summary>The server this client talks to.</summary>
    KiwoomEnvironment Environment => throw StandIn.Lacks("IKiwoomClient.Environment");

    /// <summary>Realtime messages over the WebSocket (실시간시세).</summary>
    IRealtimeClient Realtime => throw StandIn.Lacks("IKiwoomClient.Realtime");

    /// <summary>Saved condition searches, once or in real time (조건검색), over the same WebSocket.</summary>
    IConditionSearchClient ConditionSearch => throw StandIn.Lacks("IKiwoomClient.ConditionSearch");

    /// <summary>How many values of answers could not be read and became null since the client was made.</summary>
    long MalformedValueCount => 0;

    /// <summary>How many changes had another sign than the code beside them so far. The sign that is written is kept.</summary>
    long ContradictingSignCount => 0;

    /// <summary>How many elements of answers the spec does not know; each is named once in the log, at debug level.</summary>
    long UnknownElementCount => 0;

    /// <summary>
    /// Looks an order of unknown fate up in the account: open orders, executed orders, and all orders of its day, rejected and cancelled
    /// ones among them. Sends queries only, never an order.
    /// </summary>
    /// <remarks>
    /// <para>
    /// No candidate does not prove that the order does not exist: it may still be on its way, and a server may show an order a moment after
    /// it took it. Ask a few times, some seconds apart, before you send it again.
    /// </para>
    /// <para>
    /// A candidate has the order's code, side, quantity, price, original number and a time not before it was sent, as far as the lists say
    /// so. Two equal orders of one account cannot be told apart, so more than one candidate is for you to judge.
    /// </para>
    /// </remarks>
    /// <param name="unknown">What the order's call threw.</param>
    /// <param name="cancellationToken">Ends the look-up.</param>
    /// <exception cref="KiwoomException">A list could not be read: nothing is known then.</exception>
    /// <example>
    /// <code>
    /// catch (KiwoomOrderOutcomeUnknownException unknown)
    /// {
    ///     OrderLookup found = await kiwoom.FindOrderAsync(unknown);
    ///     for (var i = 0; i &lt; 5 &amp;&amp; found.Candidates.Count == 0; i++)
    ///     {
    ///         await Task.Delay(TimeSpan.FromSeconds(2));
    ///         found = await kiwoom.FindOrderAsync(unknown);
    ///     }
    /// }
    /// </code>
    /// </example>
    Task<OrderLookup> FindOrderAsync(KiwoomOrderOutcomeUnknownException unknown, CancellationToken cancellationToken = default) =>
        FindOrderAsync(unknown, TimeSpan.FromMinutes(1), cancellationToken);

    /// <inheritdoc cref="FindOrderAsync(KiwoomOrderOutcomeUnknownException, CancellationToken)"/>
    /// <param name="unknown">What the order's call threw.</param>
    /// <param name="tolerance">
    /// How much earlier than <see cref="KiwoomOrderOutcomeUnknownException.SentAt"/> an order's time may be, because this machine's clock and the
    /// server's differ; by default a minute.
    /// </param>
    /// <param name="cancellationToken">Ends the look-up.</param>
    /// <exception cref="ArgumentOutOfRangeException">The tolerance is negative.</exception>
    Task<OrderLookup> FindOrderAsync(KiwoomOrderOutcomeUnknownException unknown, TimeSpan tolerance, CancellationToken cancellationToken = default) =>
        throw StandIn.Lacks("IKiwoomClient.FindOrderAsync");

    /// <summary>Looks up an order of which another process, or another run of this one, left no more than what it was about to send.</summary>
    /// <inheritdoc cref="FindOrderAsync(KiwoomOrderOutcomeUnknownException, CancellationToken)"/>
    /// <param name="apiId">The order's API ID, for example <c>kt10000</c>.</param>
    /// <param name="request">What was, or may have been, sent.</param>
    /// <param name="sentAt">The earliest moment at which it can have been sent.</param>
    /// <param name="tolerance">How much earlier than that an order's time may be, because this machine's clock and the server's differ.</param>
    /// <param name="cancellationToken">Ends the look-up.</param>
    /// <exception cref="ArgumentException">The API ID is none of an order.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The tolerance is negative.</exception>
    Task<OrderLookup> FindOrderAsync(
        string apiId, IOrderRequest request, DateTimeOffset sentAt, TimeSpan tolerance, CancellationToken cancellationToken = default) =>
        throw StandIn.Lacks("IKiwoomClient.FindOrderAsync");

    /// <summary>
    /// Calls any query or order by the names and texts of the wire, for ids that the catalogue lacks too. Like every call it has a token, waits for its
    /// turn, is checked by its description and repeated where that is safe; an order is sent at most once and has all the guards of a typed one.
    /// </summary>
    /// <remarks>A program that makes such a call carries the catalogue, which trimming takes away from others.</remarks>
    /// <param name="rawCall">What to call, and with which elements.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="KiwoomRequestException">It can be no such call, or an element is not what its description says. Nothing was sent.</exception>
    /// <exception cref="KiwoomException">As for every call.</exception>
    Task<RawAnswer> CallAsync(RawCall rawCall, CancellationToken cancellationToken = default) => throw StandIn.Lacks("IKiwoomClient.CallAsync");

    /// <summary>Calls a query or order of the catalogue by the names and texts of the wire.</summary>
    /// <param name="apiId">Its API ID, for example <c>ka10001</c>.</param>
    /// <param name="elements">Its elements by wire name; none by default.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="KiwoomRequestException">The catalogue has no such id, it is no query or order, or an element is not what its description says. Nothing was sent.</exception>
    /// <exception cref="KiwoomException">As for every call.</exception>
    /// <example>
    /// <code>
    /// RawAnswer answer = await kiwoom.CallAsync("ka10001", new Dictionary&lt;string, string&gt; { ["stk_cd"] = "005930" });
    /// using JsonDocument json = answer.ParseBody();
    /// </code>
    /// </example>
    Task<RawAnswer> CallAsync(string apiId, IReadOnlyDictionary<string, string>? elements = null, CancellationToken cancellationToken = default) =>
        CallAsync(RawCalls.Of(apiId, elements), cancellationToken);

    /// <summary>
    /// Has the server end the access token in use (au10002), and drops it from the store. The next call asks for a new one. Other
    /// processes that share the token lose it too.
    /// </summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="KiwoomException">The server did not end it, or was not reached; the client no longer uses it all the same.</exception>
    Task RevokeTokenAsync(CancellationToken cancellationToken = default) => throw StandIn.Lacks("IKiwoomClient.RevokeTokenAsync");
}
