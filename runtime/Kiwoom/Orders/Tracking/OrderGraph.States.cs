namespace Kiwoom.Orders;

/// <content>What follows from all that is known of an order.</content>
internal sealed partial class OrderGraph
{
    /// <summary>What is known of an order.</summary>
    public OrderSnapshot Describe(TrackedOrder order, DateTimeOffset now)
    {
        var (state, doubt) = Judge(order);
        var root = order.Root;
        var legs = order.Legs.Where(leg => leg.IsInForce || (leg == root && !leg.IsCancellation)).ToList();
        var filled = FilledOf(order);
        var isKnown = state is not (OrderState.Unknown or OrderState.Sending or OrderState.Accepted);
        var open = isKnown ? OpenOf(order) : null;
        var amounts = legs.Where(leg => leg.Filled > 0).ToList();
        var rough = amounts.Sum(leg => leg.RoughAmount);
        var isRoughKnown = amounts.TrueForAll(leg => leg.RoughAmount is not null);
        var quantity = root?.Quantity ?? order.Request?.Quantity;
        return new OrderSnapshot
        {
            State = state,
            Doubt = doubt,
            OrderNumber = PresentLeg(order)?.Number ?? "",
            OrderNumbers = [.. legs.Select(leg => leg.Number)],
            CandidateNumbers = order.Candidates,
            Code = order.Request?.Code ?? root?.Code ?? "",
            Side = order.Request?.Action ?? root?.Side,
            Price = PresentLeg(order)?.Price ?? order.Request?.Price,
            Quantity = quantity,
            FilledQuantity = filled,
            OpenQuantity = open,
            WithdrawnQuantity = isKnown ? quantity - filled - open : null,
            FilledAmount = amounts.TrueForAll(leg => leg.Amount is not null) ? amounts.Sum(leg => leg.Amount) : null,
            AveragePrice = filled > 0 && isRoughKnown ? rough / filled : null,
            Commission = SumOf(amounts, leg => leg.Commission),
            Tax = SumOf(amounts, leg => leg.Tax),
            Fills = [.. order.Legs.SelectMany(leg => leg.Fills)],
            RejectionReason = order.Refusal ?? (state == OrderState.Rejected ? root?.Rejection : null) ?? "",
            KnownAt = now,
        };
    }

    /// <summary>The number that has the shares that wait; where none is known to wait the last one that did.</summary>
    public static OrderLeg? PresentLeg(TrackedOrder order)
    {
        var legs = order.Legs.Where(leg => leg.IsInForce).ToList();
        return legs.FindLast(leg => leg.Waiting > 0) ?? (legs.Count > 0 ? legs[^1] : null);
    }

    private static decimal? SumOf(List<OrderLeg> legs, Func<OrderLeg, decimal?> part) => legs.Count == 0 ? 0 : legs.TrueForAll(leg => part(leg) is not null) ? legs.Sum(part) : null;

    private static long FilledOf(TrackedOrder order) => order.Legs.Sum(leg => leg.Filled);

    private static long? OpenOf(TrackedOrder order) =>
        order.Legs.TrueForAll(leg => leg.Waiting is not null) ? order.Legs.Sum(leg => leg.Waiting) : null;

    private bool IsOver(TrackedOrder order) => Judge(order).State is OrderState.Filled or OrderState.Cancelled or OrderState.Rejected or OrderState.NotSent;

    private (OrderState State, OrderDoubt Doubt) Judge(TrackedOrder order)
    {
        if (order.IsNotSent)
        {
            return (OrderState.NotSent, OrderDoubt.None);
        }

        if (order.Refusal is not null)
        {
            return (OrderState.Rejected, OrderDoubt.None);
        }

        if (order.Root is not { } root)
        {
            return order.IsSending ? (OrderState.Sending, OrderDoubt.None) : (OrderState.Unknown, OrderDoubt.OutcomeUnknown);
        }

        // What has ended stays so, whatever is lost afterwards.
        var filled = FilledOf(order);
        if (root.Quantity is { } ordered && filled >= ordered)
        {
            return (OrderState.Filled, OrderDoubt.None);
        }

        if (root.IsRejected && filled == 0 && !order.Legs.Exists(leg => leg.Action == OrderAction.Modify && leg.IsInForce))
        {
            return (OrderState.Rejected, OrderDoubt.None);
        }

        if (order.OverWith == filled && root.Quantity is not null)
        {
            return (OrderState.Cancelled, OrderDoubt.None);
        }

        return JudgeOpen(order, root, filled);
    }

    private (OrderState State, OrderDoubt Doubt) JudgeOpen(TrackedOrder order, OrderLeg root, long filled)
    {
        if (_allInDoubt != OrderDoubt.None)
        {
            return (OrderState.Unknown, _allInDoubt);
        }

        if (order.DoubtedAt != 0)
        {
            return (OrderState.Unknown, order.Doubt);
        }

        if (OpenOf(order) is not { } open || root.Quantity is not { } quantity || filled + open > quantity)
        {
            return (OrderState.Unknown, OrderDoubt.Incomplete);
        }

        if (open == 0 || order.IsContradicted)
        {
            return (OrderState.Unknown, OrderDoubt.EndUnconfirmed);
        }

        // A receipt alone says that there was an order, not that it waits: a message or a list does.
        if (order.Legs.TrueForAll(leg => leg.Open is null))
        {
            return (OrderState.Accepted, OrderDoubt.None);
        }

        return (filled > 0 ? OrderState.PartiallyFilled : OrderState.Open, OrderDoubt.None);
    }
}
