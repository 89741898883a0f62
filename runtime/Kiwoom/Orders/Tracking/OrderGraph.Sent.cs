namespace Kiwoom.Orders;

/// <content>Which number is that of an order that was sent from here.</content>
internal sealed partial class OrderGraph
{
    /// <summary>A number is that of an order that was sent from here.</summary>
    private void Bind(TrackedOrder order, OrderLeg leg)
    {
        var request = order.Request!;
        leg.Apply(new OrderReport
        {
            Number = leg.Number,
            Original = "",
            Action = request.Action,
            Side = request.Action,
            Code = request.Code,
            Quantity = request.Quantity,
            Price = request.Price,
            Rejection = "",
        });
        if (leg.Order != order)
        {
            if (leg.Order.Request is not null)
            {
                GiveBack(leg.Order, leg);
            }

            Merge(leg.Order, order);
        }

        order.Candidates = [];
        Touch(order);
    }

    /// <summary>An order was taken for one whose receipt has just come: it is in the unknown again.</summary>
    private void GiveBack(TrackedOrder mistaken, OrderLeg leg)
    {
        var between = new TrackedOrder(tracker, null, ++_count);
        between.Legs.AddRange(mistaken.Legs);
        mistaken.Legs.Clear();
        foreach (var moved in between.Legs)
        {
            moved.Order = between;
        }

        _orders.Add(between.Mark, between);
        leg.Order = between;
        Touch(mistaken);
    }

    /// <summary>
    /// Finds orders of unknown outcome among those that were first seen after they were sent and are nobody's. Equal ones of one's own can be exchanged for
    /// each other; while one of them is on its way nothing is certain, and neither where more orders fit than were sent.
    /// </summary>
    private void BindUnknown()
    {
        foreach (var lost in _live.Where(IsLost).OrderBy(order => order.Mark).ToList())
        {
            if (!IsLost(lost))
            {
                continue;
            }

            var equal = _live.Where(order => order.Request is not null && AreEqual(order.Request, lost.Request!)).ToList();
            var unknown = equal.Where(IsLost).ToList();
            if (equal.Any(order => order.IsSending))
            {
                continue;
            }

            var match = new OrderMatch(lost.Request!, DateTimeOffset.MinValue);
            var found = _legs.Values
                .Where(leg => leg.Action is OrderAction.Buy or OrderAction.Sell && leg.Original is null && leg.Order.Request is null
                    && leg.FirstSeen > lost.Mark && match.Fits(CandidateOf(leg)))
                .OrderBy(leg => leg.FirstSeen).ToList();
            if (found.Count <= unknown.Count)
            {
                foreach (var (order, leg) in unknown.OrderBy(order => order.Mark).Zip(found).Where(pair => pair.Second.FirstSeen > pair.First.Mark))
                {
                    Bind(order, leg);
                }
            }
            else if (!lost.Candidates.SequenceEqual(found.Select(leg => leg.Number)))
            {
                lost.Candidates = [.. found.Select(leg => leg.Number)];
                Touch(lost);
            }
        }

        Unhold();
    }

    private static bool IsLost(TrackedOrder order) => order is { Request: not null, IsSending: false, IsNotSent: false, Refusal: null, Legs.Count: 0 };

    private static bool AreEqual(IOrderRequest one, IOrderRequest other) =>
        (one.Action, one.Code, one.Quantity, one.Price ?? 0) == (other.Action, other.Code, other.Quantity, other.Price ?? 0);

    private static OrderCandidate CandidateOf(OrderLeg leg) => new()
    {
        OrderNumber = leg.Number,
        Code = leg.Code,
        SideText = leg.Side switch { OrderAction.Buy => OrderMatch.Buy, OrderAction.Sell => OrderMatch.Sell, _ => "" },
        Quantity = leg.Quantity,
        Price = leg.Price,
        IsNew = true,
    };

    /// <summary>An order of somebody else may be one that is on its way: nobody hears of it before that is known.</summary>
    private void Hold(TrackedOrder order)
    {
        if (order.Request is null && order.Root is { } leg)
        {
            order.IsHeld = _live.Any(sent => sent.IsSending && new OrderMatch(sent.Request!, DateTimeOffset.MinValue).Fits(CandidateOf(leg)));
        }
    }

    private void Unhold()
    {
        foreach (var order in _live.Where(order => order.IsHeld).ToList())
        {
            Hold(order);
            if (!order.IsHeld)
            {
                Touch(order);
            }
        }
    }
}
