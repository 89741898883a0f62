using Kiwoom.Simulator;
using Kiwoom.Simulator.Exchange.Matching;
using Kiwoom.Simulator.Exchange.Views;

namespace Kiwoom.Trading.Tests.Tracking;

/// <content>What the tracker says beside what is so.</content>
internal sealed partial class TrackingRun
{
    private void Check(bool isAtRest)
    {
        _graph.TakeChanged();
        var truth = _register.All.Where(order => order.Account == Mine).GroupBy(order => order.RootId).ToDictionary(chain => chain.Key, chain => chain.ToList());
        var seen = new List<long>();
        var unknown = new List<string>();
        foreach (var order in _graph.Orders)
        {
            var said = _graph.Describe(order, DateTimeOffset.UnixEpoch);
            if (order.Root is not { } root)
            {
                Expect(said.State is OrderState.Sending or OrderState.Rejected or OrderState.Unknown, $"unbound is {said.State}");
                unknown.AddRange(said.State == OrderState.Unknown ? [KeyOf(order)] : Array.Empty<string>());
                continue;
            }

            var chain = truth[long.Parse(root.Number, null)];
            seen.Add(chain[0].RootId);
            Compare(order, said, chain, isAtRest);
        }

        if (isAtRest)
        {
            // Which of two equal orders never arrived nobody can say; how many did not is known.
            Expect(unknown.Order(StringComparer.Ordinal).SequenceEqual(_neverTaken.Select(KeyOf).Order(StringComparer.Ordinal)), $"unknown are {string.Join(", ", unknown)}");
            Expect(seen.Order().SequenceEqual(truth.Keys.Order()), "not all orders are followed, each once");
        }
    }

    private void Compare(TrackedOrder order, OrderSnapshot said, List<AccountOrder> chain, bool isAtRest)
    {
        var first = chain[0];
        var filled = chain.Sum(link => link.FilledQuantity);
        var value = chain.Sum(link => link.FilledValue);
        var open = chain.Sum(link => link.Open);
        var name = $"{first.OrderId} is said {said.State} {said.Doubt}, {said.FilledQuantity} filled {said.OpenQuantity} open, and has {filled} filled {open} open";
        Expect(said.FilledQuantity <= filled, name);
        Expect(said.FilledAmount is null || said.FilledQuantity != filled || said.FilledAmount == value, $"{name}: worth {said.FilledAmount}, not {value}");
        Expect(said.State != OrderState.Filled || filled == first.Quantity, name);
        Expect(said.State != OrderState.Cancelled || (open == 0 && filled == said.FilledQuantity && filled < first.Quantity), name);
        Expect(said.State is not (OrderState.Rejected or OrderState.NotSent), name);
        if (order.Request is not null && !_neverTaken.Contains(order))
        {
            // Of equal orders whose receipts were lost one is as good as the other.
            Expect(order.Request.Quantity == first.Quantity && order.Request.Price == first.Price, $"{name}: another order");
            Expect(_taken[order] == first.OrderId || _taken.Any(taken => taken.Value == first.OrderId), $"{name}: nobody's");
        }

        if (!isAtRest)
        {
            return;
        }

        if (_style.ListsWithdrawn && open == 0 && said.Doubt == OrderDoubt.EndUnconfirmed && chain.Exists(link => link.ExpiredQuantity > 0 || link.Kind == OrderKind.LimitIoc))
        {
            // Lists that contradict each other, and nothing that was told explains it: to call it unknown is right.
            Undecided++;
            return;
        }

        var state = filled == first.Quantity ? OrderState.Filled : open == 0 ? OrderState.Cancelled : filled > 0 ? OrderState.PartiallyFilled : OrderState.Open;
        Expect(said.State == state, name);
        Expect(said.FilledQuantity == filled && said.OpenQuantity == open, name);
        Expect(said.WithdrawnQuantity == first.Quantity - filled - open, $"{name}: {said.WithdrawnQuantity} withdrawn");
        Expect(said.OrderNumbers.Count == chain.Count(link => link.Action != SimulatedOrderAction.Cancel), $"{name}: {string.Join(' ', said.OrderNumbers)}");
        Expect(_hasLost || said.AveragePrice is null || Math.Abs(said.AveragePrice.Value - ((decimal)value / filled)) < 1, $"{name}: at {said.AveragePrice}");
    }

    private static string KeyOf(TrackedOrder order) => $"{order.Request!.Action} {order.Request.Quantity} at {order.Request.Price}";

    private void Expect(bool holds, string finding)
    {
        if (!holds)
        {
            Findings.Add(finding);
        }
    }
}
