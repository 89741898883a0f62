using static Kiwoom.Trading.Tests.Tracking.Told;

namespace Kiwoom.Trading.Tests.Tracking;

/// <summary>What follows from what is told of orders, one case each.</summary>
internal sealed class OrderGraphTests
{
    private readonly BuyOrderRequest _request = new() { Exchange = Exchange.Krx, StockCode = "005930", Quantity = 10, Price = 70_000, Type = OrderType.Limit };
    private OrderGraph _graph = new();

    [SetUp]
    public void Begin() => _graph = new OrderGraph();

    [Test]
    public void A_receipt_alone_does_not_say_that_the_order_waits()
    {
        var order = Send("0000001");

        Assert.That(State(order), Is.EqualTo(OrderState.Accepted));
        Assert.That(Snapshot(order).OpenQuantity, Is.Null);
    }

    [Test]
    public void Messages_before_the_receipt_are_the_orders_own_and_nobody_hears_of_a_stranger()
    {
        var order = _graph.Begin(_request);
        _graph.Apply(Message("1", OrderStatus.Accepted, open: 10));
        _graph.Apply(Fill("1", quantity: 4, price: 69_900, total: 4, open: 6, number: "7"));
        Assert.That(_graph.TakeChanged(), Is.EqualTo(new[] { order }));

        _graph.Accept(order, "0000001");

        Assert.That(_graph.Orders, Is.EqualTo(new[] { order }));
        Assert.That(State(order), Is.EqualTo(OrderState.PartiallyFilled));
        Assert.That((Snapshot(order).FilledQuantity, Snapshot(order).OpenQuantity, Snapshot(order).AveragePrice), Is.EqualTo((4L, 6L, 69_900m)));
    }

    [Test]
    public void Doubled_and_late_messages_change_nothing()
    {
        var order = Send("1");
        var first = Fill("1", quantity: 3, price: 69_900, total: 3, open: 7, number: "7");
        var second = Fill("1", quantity: 7, price: 70_000, total: 10, open: 0, number: "8", amount: (3 * 69_900) + (7 * 70_000));
        foreach (var message in new[] { second, first, second, first, Message("1", OrderStatus.Accepted, open: 10) })
        {
            _graph.Apply(message);
        }

        var said = Snapshot(order);
        Assert.That((said.State, said.FilledQuantity, said.FilledAmount), Is.EqualTo((OrderState.Filled, 10L, 699_700m)));
        Assert.That(said.Fills, Has.Count.EqualTo(2));
    }

    [Test]
    public void The_executed_quantity_is_right_whether_the_server_sums_it_or_not()
    {
        var order = Send("1");
        _graph.Apply(Fill("1", quantity: 3, price: 69_900, total: 3, open: 7, number: "7"));
        _graph.Apply(Fill("1", quantity: 2, price: 69_900, total: 2, open: 5, number: "8"));

        Assert.That(Snapshot(order).FilledQuantity, Is.EqualTo(5));
    }

    [Test]
    public void A_modification_gives_the_order_its_next_number_and_the_fills_of_both_count()
    {
        var order = Send("1");
        _graph.Apply(Fill("1", quantity: 4, price: 70_000, total: 4, open: 6, number: "7"));
        _graph.Apply(Message("2", OrderStatus.Accepted, open: 6, quantity: 6, original: "1", side: "+매수정정", price: 70_100));
        Assert.That(Snapshot(order).OrderNumber, Is.EqualTo("0000001"), "it has not been confirmed");

        _graph.Apply(Message("2", OrderStatus.Confirmed, open: 6, quantity: 6, original: "1", side: "+매수정정", price: 70_100));
        _graph.Apply(Fill("2", quantity: 2, price: 70_100, total: 2, open: 4, number: "9", ordered: 6));

        var said = Snapshot(order);
        Assert.That((said.State, said.OrderNumber, said.Price), Is.EqualTo((OrderState.PartiallyFilled, "0000002", (decimal?)70_100)));
        Assert.That((said.FilledQuantity, said.OpenQuantity, said.FilledAmount), Is.EqualTo((6L, 4L, (4 * 70_000m) + (2 * 70_100m))));
    }

    [Test]
    public void A_change_that_comes_before_its_order_is_put_together_with_it()
    {
        _graph.Apply(Message("2", OrderStatus.Confirmed, open: 10, original: "1", side: "+매수정정"));
        Assert.That(_graph.Orders.Single().Root!.Number, Is.EqualTo("0000001"));
        Assert.That(State(_graph.Orders.Single()), Is.EqualTo(OrderState.Unknown));

        _graph.Apply(Message("1", OrderStatus.Accepted, open: 10));

        Assert.That(State(_graph.Orders.Single()), Is.EqualTo(OrderState.Open));
    }

    [Test]
    public void A_rejected_modification_leaves_the_order_as_it_was()
    {
        var order = Send("1");
        _graph.Apply(Message("1", OrderStatus.Accepted, open: 10));
        _graph.AcceptChange(order, "1", "2", new ModifyOrderRequest { Exchange = Exchange.Krx, OriginalOrderNumber = "1", StockCode = "005930", Quantity = 10, Price = 70_100 });
        _graph.Apply(Message("2", OrderStatus.Rejected, open: 0, original: "1", side: "+매수정정"));

        Assert.That((State(order), Snapshot(order).OrderNumber, Snapshot(order).OpenQuantity), Is.EqualTo((OrderState.Open, "0000001", (long?)10)));
    }

    [Test]
    public void The_exchange_can_reject_what_the_server_gave_a_receipt_for()
    {
        var order = Send("1");
        _graph.Apply(Message("1", OrderStatus.Rejected, open: 0) with { RejectReason = "상하한가 오류" });

        Assert.That((State(order), Snapshot(order).RejectionReason), Is.EqualTo((OrderState.Rejected, "상하한가 오류")));
    }

    [Test]
    public void A_confirmed_cancellation_is_the_end_when_the_lists_have_confirmed_what_was_executed()
    {
        var order = Send("1");
        _graph.Apply(Message("1", OrderStatus.Accepted, open: 10));
        _graph.Apply(Message("2", OrderStatus.Confirmed, open: 0, original: "1", side: "+매수취소"));
        Assert.That(Snapshot(order), Has.Property("State").EqualTo(OrderState.Unknown).And.Property("Doubt").EqualTo(OrderDoubt.EndUnconfirmed));
        Assert.That(_graph.NeedsLookUp);

        // Four shares were executed before the cancellation came; their message is late.
        LookUp(Row("1", filled: 4, open: 0));
        Assert.That((State(order), Snapshot(order).FilledQuantity, Snapshot(order).WithdrawnQuantity), Is.EqualTo((OrderState.Cancelled, 4L, (long?)6)));

        _graph.Apply(Fill("1", quantity: 4, price: 70_000, total: 4, open: 6, number: "7"));
        Assert.That((State(order), Snapshot(order).FilledAmount), Is.EqualTo((OrderState.Cancelled, (decimal?)280_000)));
    }

    [Test]
    public void After_a_gap_nothing_is_known_until_the_lists_have_been_read_since()
    {
        var order = Send("1");
        _graph.Apply(Message("1", OrderStatus.Accepted, open: 10));
        var early = _graph.BeginLookUp();
        _graph.Gap();
        _graph.Apply(Row("1", filled: 0, open: 10), early, isOpenList: true);
        _graph.EndLookUp(early);
        Assert.That(Snapshot(order).Doubt, Is.EqualTo(OrderDoubt.MessagesMissing), "it began before the gap");

        LookUp(Row("1", filled: 10, open: 0));

        Assert.That((State(order), Snapshot(order).FilledAmount, Snapshot(order).AveragePrice), Is.EqualTo((OrderState.Filled, (decimal?)null, (decimal?)69_950)));
    }

    [Test]
    public void An_order_that_the_lists_do_not_have_stays_unknown_after_a_gap()
    {
        var order = Send("1");
        _graph.Apply(Message("1", OrderStatus.Accepted, open: 10));
        _graph.Gap();
        LookUp();

        Assert.That(State(order), Is.EqualTo(OrderState.Unknown));
    }

    [Test]
    public void An_order_whose_answer_was_lost_is_found_by_its_message()
    {
        _graph.Apply(Message("1", OrderStatus.Accepted, open: 10));
        var order = _graph.Begin(_request);
        _graph.Lose(order);
        Assert.That(Snapshot(order).Doubt, Is.EqualTo(OrderDoubt.OutcomeUnknown), "the equal one was there before it was sent");

        _graph.Apply(Message("2", OrderStatus.Accepted, open: 10));

        Assert.That((State(order), Snapshot(order).OrderNumber), Is.EqualTo((OrderState.Open, "0000002")));
    }

    [Test]
    public void Two_equal_orders_of_one_whose_answer_was_lost_are_not_decided_between()
    {
        var order = _graph.Begin(_request);
        _graph.Apply(Message("1", OrderStatus.Accepted, open: 10));
        _graph.Apply(Message("2", OrderStatus.Accepted, open: 10));
        _graph.Lose(order);

        Assert.That(State(order), Is.EqualTo(OrderState.Unknown));
        Assert.That(Snapshot(order).CandidateNumbers, Is.EqualTo(new[] { "0000001", "0000002" }));
    }

    [Test]
    public void An_equal_order_on_its_way_keeps_a_lost_one_undecided_until_its_receipt()
    {
        var lost = _graph.Begin(_request);
        var other = _graph.Begin(_request);
        _graph.Lose(lost);
        _graph.Apply(Message("1", OrderStatus.Accepted, open: 10));
        Assert.That(State(lost), Is.EqualTo(OrderState.Unknown));

        _graph.Accept(other, "1");
        Assert.That(State(lost), Is.EqualTo(OrderState.Unknown));

        _graph.Apply(Message("2", OrderStatus.Accepted, open: 10));
        Assert.That((Snapshot(lost).OrderNumber, Snapshot(other).OrderNumber), Is.EqualTo(("0000002", "0000001")));
    }

    [Test]
    public void A_receipt_takes_a_number_back_from_a_lost_order_that_was_taken_for_it()
    {
        var lost = _graph.Begin(_request);
        _graph.Lose(lost);
        _graph.Apply(Message("1", OrderStatus.Accepted, open: 10));
        Assert.That(Snapshot(lost).OrderNumber, Is.EqualTo("0000001"));
        var other = _graph.Begin(_request);

        _graph.Accept(other, "1");

        Assert.That((State(lost), State(other)), Is.EqualTo((OrderState.Unknown, OrderState.Open)));
    }

    [Test]
    public void A_change_of_unknown_outcome_needs_two_look_ups()
    {
        var order = Send("1");
        _graph.Apply(Message("1", OrderStatus.Accepted, open: 10));
        _graph.LoseChange(order);
        LookUp(Row("1", filled: 0, open: 10));
        Assert.That(Snapshot(order).Doubt, Is.EqualTo(OrderDoubt.ChangeUnknown));

        LookUp(Row("1", filled: 0, open: 10));
        Assert.That(State(order), Is.EqualTo(OrderState.Open));
    }

    [Test]
    public void Orders_of_other_programs_are_followed_too()
    {
        _graph.Apply(Message("5", OrderStatus.Accepted, open: 3, quantity: 3, side: "-매도"));

        var said = Snapshot(_graph.Orders.Single());
        Assert.That((said.State, said.Side, said.Quantity), Is.EqualTo((OrderState.Open, (OrderAction?)OrderAction.Sell, (long?)3)));
    }

    [Test]
    public void Money_that_went_out_and_came_in_is_the_amount_and_its_costs()
    {
        var order = Send("1");
        _graph.Apply(Fill("1", quantity: 10, price: 70_000, total: 10, open: 0, number: "7") with { TodayCommission = 100, TodayTax = 0 });

        Assert.That(Snapshot(order).CashFlow, Is.EqualTo(-700_100m));
    }

    private TrackedOrder Send(string number)
    {
        var order = _graph.Begin(_request);
        _graph.Accept(order, number);
        return order;
    }

    private OrderState State(TrackedOrder order) => Snapshot(order).State;

    private OrderSnapshot Snapshot(TrackedOrder order) => _graph.Describe(order, DateTimeOffset.UnixEpoch);

    private void LookUp(params OrderCandidate[] rows)
    {
        var lookUp = _graph.BeginLookUp();
        foreach (var row in rows.Where(row => row.UnfilledQuantity > 0))
        {
            _graph.Apply(row, lookUp, isOpenList: true);
        }

        foreach (var row in rows)
        {
            _graph.Apply(row, lookUp, isOpenList: false);
        }

        _graph.EndLookUp(lookUp);
    }
}
