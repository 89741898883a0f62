using Kiwoom.Testing;

namespace Kiwoom.Realtime;

/// <content>What order executions a gap may have swallowed.</content>
public partial interface IRealtimeClient
{
    /// <summary>
    /// Compares today's orders (ka10075, ka10076) with what <see cref="OrderExecutions(StreamOptions?)"/> has told, and returns those that have executed
    /// more. An execution that waits in the stream unread is among them: read the stream first.
    /// </summary>
    /// <remarks>The server only lists today's orders: of a gap that began on an earlier day, that day's executions are not found.</remarks>
    /// <param name="gap">The gap. Orders placed after its end are left to the stream.</param>
    /// <param name="seen">The messages that the stream has brought, at least each order's last one with an executed quantity.</param>
    /// <param name="cancellationToken">Ends the calls.</param>
    /// <exception cref="KiwoomApiException">The server refused a query.</exception>
    /// <exception cref="KiwoomTransportException">The server could not be reached or did not answer in time.</exception>
    /// <exception cref="KiwoomProtocolException">An answer could not be read.</exception>
    Task<IReadOnlyList<MissedExecution>> FindMissedExecutionsAsync(
        StreamGap gap, IEnumerable<OrderExecutionUpdate> seen, CancellationToken cancellationToken = default) =>
        throw StandIn.Lacks("IRealtimeClient.FindMissedExecutionsAsync");
}
