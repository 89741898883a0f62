using Kiwoom.Account;

namespace Kiwoom.Realtime;

/// <content>What order executions a gap may have swallowed.</content>
public sealed partial class RealtimeClient
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
    public async Task<IReadOnlyList<MissedExecution>> FindMissedExecutionsAsync(
        StreamGap gap, IEnumerable<OrderExecutionUpdate> seen, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(gap);
        ArgumentNullException.ThrowIfNull(seen);

        // FID 911 counts up over an order's executions.
        var told = seen.GroupBy(update => update.OrderNumber, StringComparer.Ordinal)
            .ToDictionary(updates => updates.Key, updates => updates.Max(update => update.ExecutedQuantity) ?? 0, StringComparer.Ordinal);
        var orders = new Dictionary<string, IOrder>(StringComparer.Ordinal);
        await foreach (var order in _account
            .EnumerateExecutedOrdersAsync(StockScope.All, Exchange.All, cancellationToken).ConfigureAwait(false))
        {
            Keep(order, order.OrderTime);
        }

        await foreach (var order in _account
            .EnumerateOpenOrdersAsync(StockScope.All, Exchange.All, cancellationToken).ConfigureAwait(false))
        {
            Keep(order, order.Time);
        }

        return [.. orders.Values
            .Select(order => new MissedExecution
            {
                Order = order,
                SeenQuantity = told.GetValueOrDefault(order.OrderNumber),
                MissedQuantity = order.ExecutedQuantity - told.GetValueOrDefault(order.OrderNumber),
            })
            .Where(execution => execution.MissedQuantity > 0)];

        void Keep(IOrder order, TimeOnly? time)
        {
            if (IsAfter(gap, time) || (orders.TryGetValue(order.OrderNumber, out var other) && other.ExecutedQuantity >= order.ExecutedQuantity))
            {
                return;
            }

            orders[order.OrderNumber] = order;
        }
    }

    /// <summary>Whether an order of today was placed after the gap. The wire has whole seconds.</summary>
    private static bool IsAfter(StreamGap gap, TimeOnly? time)
    {
        var end = gap.Until.ToOffset(KoreanTime.Offset);
        return time is { } placed && placed > TimeOnly.FromTimeSpan(end.TimeOfDay);
    }
}
