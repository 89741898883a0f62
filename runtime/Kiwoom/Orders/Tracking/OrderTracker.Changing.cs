namespace Kiwoom.Orders;

/// <content>Modifications and cancellations.</content>
public sealed partial class OrderTracker
{
    internal async Task ModifyAsync(TrackedOrder order, decimal price, long? quantity, decimal? stopPrice, CancellationToken cancellationToken)
    {
        OrderLeg leg;
        long moved;
        lock (_gate)
        {
            ThrowIfEnded();
            leg = NumberOf(order);
            moved = quantity ?? leg.Waiting ?? 0;
        }

        if (moved <= 0)
        {
            throw new InvalidOperationException($"Nothing is known to wait of order {leg.Number}.");
        }

        await ChangeAsync(order, leg, _sender.Modification(order, leg, moved, price, stopPrice), cancellationToken).ConfigureAwait(false);
    }

    internal async Task CancelAsync(TrackedOrder order, CancellationToken cancellationToken)
    {
        List<OrderLeg> legs;
        lock (_gate)
        {
            ThrowIfEnded();
            var present = NumberOf(order);
            legs = [.. order.Legs.Where(leg => leg.Waiting > 0)];
            legs = legs.Count == 0 ? [present] : legs;
        }

        foreach (var leg in legs)
        {
            await ChangeAsync(order, leg, _sender.Cancellation(order, leg), cancellationToken).ConfigureAwait(false);
        }
    }

    private static OrderLeg NumberOf(TrackedOrder order) =>
        OrderGraph.PresentLeg(order) ?? throw new InvalidOperationException("The order has no number yet: it is on its way, or its outcome is unknown.");

    private async Task ChangeAsync(
        TrackedOrder order,
        OrderLeg leg,
        (IOrderRequest Request, Func<CancellationToken, Task<OrderChangeReceipt>> SendAsync) change,
        CancellationToken cancellationToken)
    {
        try
        {
            var receipt = await change.SendAsync(cancellationToken).ConfigureAwait(false);
            Do(() => _graph.AcceptChange(order, leg.Number, receipt.OrderNumber, change.Request));
        }
        catch (KiwoomOrderOutcomeUnknownException)
        {
            Do(() => _graph.LoseChange(order));
            throw;
        }
    }
}
