using Kiwoom.Account;

namespace Kiwoom.Realtime;

/// <content>What order executions a gap may have swallowed.</content>
internal sealed partial class RealtimeClient
{
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
