using Kiwoom.Realtime;

namespace Kiwoom.Orders;

/// <summary>
/// The account's orders, as they follow from requests, receipts, messages and lists, whatever the order in which these come. It knows neither threads nor
/// time: <see cref="OrderTracker"/> leads everything here, one after the other.
/// </summary>
internal sealed partial class OrderGraph(OrderTracker? tracker = null)
{
    private readonly Dictionary<string, OrderLeg> _legs = new(StringComparer.Ordinal);
    private readonly SortedDictionary<long, TrackedOrder> _orders = [];

    // Those that have not ended: all that happens later is about them.
    private readonly HashSet<TrackedOrder> _live = [];
    private readonly HashSet<TrackedOrder> _changed = [];
    private long _count;
    private OrderDoubt _allInDoubt;

    /// <summary>The orders that somebody may be told of, in the order in which they were seen.</summary>
    public IEnumerable<TrackedOrder> Orders => _orders.Values.Where(order => !order.IsHeld && IsOrder(order));

    /// <summary>The orders that have not ended.</summary>
    public IEnumerable<TrackedOrder> LiveOrders => _live;

    /// <summary>The order that has, or had, a number.</summary>
    public TrackedOrder? Find(string number) =>
        _legs.TryGetValue(OrderReport.Key(number), out var leg) && !leg.Order.IsHeld && IsOrder(leg.Order) ? leg.Order : null;

    /// <summary>Begins to follow an order that is about to be sent.</summary>
    public TrackedOrder Begin(IOrderRequest request)
    {
        var order = new TrackedOrder(tracker, request, ++_count) { IsSending = true };
        _orders.Add(order.Mark, order);
        Touch(order);
        return order;
    }

    /// <summary>The server gave a receipt.</summary>
    public void Accept(TrackedOrder order, string number)
    {
        order.IsSending = false;
        Bind(order, LegOf(OrderReport.Key(number)));
        BindUnknown();
    }

    /// <summary>The order was sent and nobody knows whether it was taken.</summary>
    public void Lose(TrackedOrder order)
    {
        order.IsSending = false;
        Touch(order);
        BindUnknown();
    }

    /// <summary>The server refused the order in its answer.</summary>
    public void Refuse(TrackedOrder order, string words)
    {
        order.IsSending = false;
        order.Refusal = words;
        Touch(order);
        BindUnknown();
    }

    /// <summary>The order did not leave this machine.</summary>
    public void Discard(TrackedOrder order)
    {
        order.IsSending = false;
        order.IsNotSent = true;
        Touch(order);
        BindUnknown();
    }

    /// <summary>The server gave a receipt for a modification or cancellation.</summary>
    public void AcceptChange(TrackedOrder order, string original, string number, IOrderRequest request)
    {
        var leg = LegOf(OrderReport.Key(number));
        leg.Apply(new OrderReport
        {
            Number = leg.Number,
            Original = OrderReport.Key(original),
            Action = request.Action,
            Side = order.Root?.Side,
            Code = request.Code,
            Quantity = request.Quantity,
            Price = request.Price,
            Rejection = "",
        });
        Link(leg, OrderReport.Key(original));
        Touch(leg.Order);
    }

    /// <summary>A modification or cancellation was sent and nobody knows whether it was taken.</summary>
    public void LoseChange(TrackedOrder order) => Doubt(order, OrderDoubt.ChangeUnknown);

    /// <summary>Takes a message over.</summary>
    public void Apply(OrderExecutionUpdate message) => Apply(OrderReport.From(message));

    /// <summary>Messages may have been lost.</summary>
    public void Gap()
    {
        foreach (var order in _live.Where(order => !IsOver(order)))
        {
            Doubt(order, OrderDoubt.MessagesMissing);
        }
    }

    /// <summary>Nothing is told any more, or again.</summary>
    /// <param name="doubt">Why nothing is; <see cref="OrderDoubt.None"/> from now on something is.</param>
    public void DoubtAll(OrderDoubt doubt)
    {
        if (_allInDoubt != doubt)
        {
            _allInDoubt = doubt;
            _changed.UnionWith(_live);
        }
    }

    /// <summary>The orders that something has been heard of since it was asked last.</summary>
    public IReadOnlyList<TrackedOrder> TakeChanged()
    {
        var changed = _changed.Where(order => !order.IsHeld && IsOrder(order)).ToList();
        _live.ExceptWith(_changed.Where(IsOver));
        _changed.Clear();
        return changed;
    }

    private static bool IsOrder(TrackedOrder order) => order.Request is not null || order.Root is { IsCancellation: false, Action: not OrderAction.Modify };

    private static void Doubt(TrackedOrder order, OrderDoubt doubt, long at)
    {
        order.Doubt = doubt;
        order.DoubtedAt = at;
        order.CleanLookUps = 0;
    }

    private void Doubt(TrackedOrder order, OrderDoubt doubt)
    {
        Doubt(order, doubt, ++_count);
        Touch(order);
    }

    private void Touch(TrackedOrder order)
    {
        _live.Add(order);
        _changed.Add(order);
    }

    private OrderLeg Apply(in OrderReport report)
    {
        var isNew = !_legs.ContainsKey(report.Number);
        var leg = LegOf(report.Number);
        leg.Apply(report);
        if (report.Original.Length > 0 && report.Original != report.Number)
        {
            Link(leg, report.Original);
        }

        Touch(leg.Order);
        if (isNew)
        {
            BindUnknown();
            Hold(leg.Order);
        }

        return leg;
    }

    private OrderLeg LegOf(string number)
    {
        if (_legs.TryGetValue(number, out var known))
        {
            return known;
        }

        var order = new TrackedOrder(tracker, null, ++_count);
        var leg = new OrderLeg(number, _count) { Order = order };
        order.Legs.Add(leg);
        _orders.Add(order.Mark, order);
        _legs.Add(number, leg);
        return leg;
    }

    private void Link(OrderLeg leg, string original)
    {
        if (leg.Original is not null)
        {
            return;
        }

        var parent = LegOf(original);
        for (var ancestor = parent; ancestor is not null; ancestor = ancestor.Original)
        {
            if (ancestor == leg)
            {
                return;
            }
        }

        leg.Original = parent;
        parent.Changes.Add(leg);
        parent.Side ??= leg.Side;
        if (leg.Order != parent.Order)
        {
            Merge(leg.Order, parent.Order);
        }
    }

    /// <summary>Two handles were one order's. The one that was sent from here stays, or else the one with the beginning.</summary>
    private void Merge(TrackedOrder one, TrackedOrder other)
    {
        var (from, to) = one.Request is not null && other.Request is null ? (other, one) : (one, other);
        foreach (var leg in from.Legs)
        {
            leg.Order = to;
            to.Legs.Add(leg);
        }

        from.Legs.Clear();
        _orders.Remove(from.Mark);
        _live.Remove(from);
        _changed.Remove(from);
        to.Aliases.Add(from);
        to.Aliases.AddRange(from.Aliases);
        if (from.DoubtedAt > to.DoubtedAt)
        {
            Doubt(to, from.Doubt, from.DoubtedAt);
        }

        Touch(to);
    }
}
