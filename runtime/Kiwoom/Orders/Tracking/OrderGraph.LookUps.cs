namespace Kiwoom.Orders;

/// <content>What the account's lists say, and what it proves.</content>
internal sealed partial class OrderGraph
{
    /// <summary>Whether a look-up could answer a question that is open.</summary>
    public bool NeedsLookUp => _live.Any(Needs);

    /// <summary>Whether orders wait, of which a look-up could tell more than messages did.</summary>
    public bool HasOpenOrders => _live.Any(order => IsOrder(order) && !IsOver(order));

    /// <summary>Begins a look-up. What happens from now on may be missing in it.</summary>
    public long BeginLookUp() => ++_count;

    /// <summary>Takes a row of a list over.</summary>
    /// <param name="candidate">The row.</param>
    /// <param name="lookUp">The look-up.</param>
    /// <param name="isOpenList">Whether the list is that of orders that wait.</param>
    public void Apply(OrderCandidate candidate, long lookUp, bool isOpenList)
    {
        var row = OrderReport.From(candidate);
        if (row.Number.Length > 0)
        {
            Apply(row).List(row, lookUp, isOpenList);
        }
    }

    /// <summary>All lists have been read to their ends.</summary>
    public void EndLookUp(long lookUp)
    {
        foreach (var order in _live)
        {
            var legs = order.Legs.Where(leg => !leg.IsCancellation && !leg.IsRejected).ToList();
            if (legs.Count == 0)
            {
                continue;
            }

            var isContradicted = legs.Exists(leg => leg.IsContradictedIn(lookUp));
            if (order.IsContradicted != isContradicted)
            {
                order.IsContradicted = isContradicted;
                _changed.Add(order);
            }

            if (order.DoubtedAt != 0 && order.DoubtedAt < lookUp && legs.TrueForAll(leg => leg.ListedIn == lookUp)
                && ++order.CleanLookUps >= LookUpsAfter(order.Doubt))
            {
                Doubt(order, OrderDoubt.None, 0);
                _changed.Add(order);
            }

            if (legs.TrueForAll(leg => leg.IsOverIn(lookUp)))
            {
                order.OverWith = FilledOf(order);
                _changed.Add(order);
            }
        }

        BindUnknown();
    }

    // A change whose outcome is unknown may still be on its way when the lists are read for the first time.
    private static int LookUpsAfter(OrderDoubt doubt) => doubt == OrderDoubt.ChangeUnknown ? 2 : 1;

    /// <summary>Whether a look-up could answer what is open about an order.</summary>
    public bool Needs(TrackedOrder order) =>
        IsOrder(order) && !IsOver(order) && Judge(order) is (OrderState.Unknown, not (OrderDoubt.Disconnected or OrderDoubt.DayOver or OrderDoubt.NotFollowed));
}
