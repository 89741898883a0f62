using Kiwoom.Simulator.Exchange.Log;
using Kiwoom.Simulator.Exchange.Matching;
using Kiwoom.Simulator.Exchange.Sessions;
using static Kiwoom.Tests.Simulator.Exchange.TestMarket;

namespace Kiwoom.Tests.Simulator.Exchange;

[Parallelizable(ParallelScope.All)]
internal sealed class MatchingTests
{
    [Test]
    public void A_limit_order_takes_the_best_prices_first_and_waits_with_the_rest()
    {
        var market = At("10:00");
        market.Sell(Bob, 5, 70_200);
        market.Sell(Bob, 5, 70_100);

        var order = market.Buy(Ann, 12, 70_200).Order!;

        Assert.That(market.Trades, Is.EqualTo(new[] { (70_100L, 5L), (70_200L, 5L) }));
        Assert.That((order.FilledQuantity, order.Open, market.Book().Bids.Best!.Price), Is.EqualTo((10, 2, 70_200)));
    }

    [Test]
    public void At_a_price_the_first_order_comes_first()
    {
        var market = At("10:00");
        var first = market.Sell(Bob, 5, 70_000).RequestId;
        var second = market.Sell(Ann, 5, 70_000).RequestId;

        market.Buy(Ann, 7, 70_000);

        Assert.That(market.Events.Of<Trade>().Select(trade => (trade.SellOrder, trade.Quantity)), Is.EqualTo(new[] { (first, 5L), (second, 2L) }));
    }

    [Test]
    public void A_market_order_takes_any_price_and_what_is_left_waits_at_the_last()
    {
        var market = At("10:00");
        market.Sell(Bob, 5, 70_100);
        market.Sell(Bob, 5, 70_900);

        market.Buy(Ann, 12, kind: OrderKind.Market);

        Assert.That(market.Trades, Is.EqualTo(new[] { (70_100L, 5L), (70_900L, 5L) }));
        Assert.That((market.Book().Bids.Best!.Price, market.Book().Bids.Best!.Quantity), Is.EqualTo((70_900, 2)));
    }

    [TestCase(OrderKind.LimitIoc, 70_100, 5)]
    [TestCase(OrderKind.MarketIoc, 0, 10)]
    [TestCase(OrderKind.BestLimitIoc, 0, 5)]
    [TestCase(OrderKind.LimitFok, 70_100, 0)]
    [TestCase(OrderKind.LimitFok, 70_200, 0)]
    [TestCase(OrderKind.MarketFok, 0, 0)]
    [TestCase(OrderKind.BestLimitFok, 0, 0)]
    public void What_cannot_trade_at_once_is_dropped(OrderKind kind, long price, long filled)
    {
        var market = At("10:00");
        market.Sell(Bob, 5, 70_100);
        market.Sell(Bob, 5, 70_200);

        var order = market.Buy(Ann, 12, price, kind).Order!;

        Assert.That((order.FilledQuantity, order.Open), Is.EqualTo((filled, 0)));
        Assert.That(market.Events.Of<OrderCancelled>().Single(), Has.Property("Reason").EqualTo(CancelReason.Immediate));
        Assert.That(market.Book().Bids.Best, Is.Null);
        Assert.That(market.Account(Ann).Reserved, Is.Zero);
    }

    [TestCase(OrderKind.LimitFok, 70_200)]
    [TestCase(OrderKind.MarketFok, 0)]
    public void A_whole_order_that_finds_enough_trades_as_a_whole(OrderKind kind, long price)
    {
        var market = At("10:00");
        market.Sell(Bob, 5, 70_100);
        market.Sell(Bob, 7, 70_200);

        Assert.That(market.Buy(Ann, 12, price, kind).Order!.FilledQuantity, Is.EqualTo(12));
    }

    [Test]
    public void Best_limit_takes_one_level_and_waits_there()
    {
        var market = At("10:00");
        market.Sell(Bob, 5, 70_100);
        market.Sell(Bob, 5, 70_200);

        market.Buy(Ann, 8, kind: OrderKind.BestLimit);

        Assert.That(market.Trades, Is.EqualTo(new[] { (70_100L, 5L) }));
        Assert.That((market.Book().Bids.Best!.Price, market.Book().Bids.Best!.Quantity), Is.EqualTo((70_100, 3)));
    }

    [Test]
    public void First_limit_joins_the_best_of_its_own_side()
    {
        var market = At("10:00");
        market.Buy(Bob, 5, 69_900);

        market.Buy(Ann, 8, kind: OrderKind.FirstLimit);

        Assert.That((market.Book().Bids.Best!.Price, market.Book().Bids.Best!.Quantity), Is.EqualTo((69_900, 13)));
    }

    [TestCase(OrderKind.BestLimit)]
    [TestCase(OrderKind.FirstLimit)]
    [TestCase(OrderKind.BestLimitIoc)]
    public void Without_a_price_to_take_the_order_is_refused(OrderKind kind) =>
        Assert.That(At("10:00").Buy(Ann, 1, kind: kind).Reason, Is.EqualTo(RejectReason.NoQuote));

    [Test]
    public void A_conditional_order_becomes_a_market_order_for_the_close()
    {
        var market = At("15:00");
        market.Buy(Ann, 5, 69_000, OrderKind.ConditionalLimit);
        market.Go("15:25");
        market.Sell(Bob, 5, 70_500);
        Assert.That(market.Trades, Is.Empty);

        market.Go("15:30");

        Assert.That(market.Trades, Is.EqualTo(new[] { (70_500L, 5L) }));
        Assert.That(market.Events.Of<OrderActivated>().Single().Price, Is.Zero);
    }

    [Test]
    public void A_stop_order_waits_for_its_price_and_is_a_limit_order_then()
    {
        var market = At("10:00");
        var stop = market.Buy(Ann, 5, 70_300, OrderKind.StopLimit, stop: 70_200).Order!;
        market.Sell(Bob, 1, 70_100);
        market.Buy(Ann, 1, 70_100);
        Assert.That(market.Book().Bids.Best, Is.Null);

        market.Sell(Bob, 1, 70_200);
        market.Sell(Bob, 3, 70_300);
        market.Buy(Ann, 1, 70_200);

        Assert.That((stop.FilledQuantity, stop.Open, market.Book().Bids.Best!.Price), Is.EqualTo((3, 2, 70_300)));
        Assert.That(market.Events.Of<OrderActivated>().Single().OrderId, Is.EqualTo(stop.Id));
    }

    [Test]
    public void Stop_orders_set_each_other_off()
    {
        var market = At("10:00");
        market.Buy(Ann, 1, 70_000);
        market.Buy(Ann, 5, 69_800);
        market.Buy(Ann, 5, 69_700);
        market.Sell(Bob, 2, 69_700, OrderKind.StopLimit, stop: 70_000);
        market.Sell(Bob, 4, 69_700, OrderKind.StopLimit, stop: 69_800);

        market.Sell(Bob, 1, 70_000);

        Assert.That(market.Trades, Is.EqualTo(new[] { (70_000L, 1L), (69_800L, 2L), (69_800L, 3L), (69_700L, 1L) }));
    }

    [Test]
    public void Orders_in_the_middle_meet_each_other_there()
    {
        var market = At("10:00");
        market.Buy(Bob, 5, 69_900);
        market.Sell(Bob, 5, 70_200);
        market.Buy(Ann, 4, kind: OrderKind.MidPrice);
        market.Sell(Bob, 2, 70_100, OrderKind.MidPrice);
        Assert.That(market.Trades, Is.Empty);

        market.Sell(Bob, 3, kind: OrderKind.MidPriceIoc);

        Assert.That(market.Trades, Is.EqualTo(new[] { (70_050L, 3L) }));
        Assert.That(market.Sell(Bob, 2, kind: OrderKind.MidPriceFok).Order!.FilledQuantity, Is.Zero);
        Assert.That(market.Sell(Bob, 1, kind: OrderKind.MidPriceFok).Order!.FilledQuantity, Is.EqualTo(1));
    }

    [Test]
    public void A_moving_middle_brings_waiting_orders_together()
    {
        var market = At("10:00");
        market.Buy(Bob, 5, 69_900);
        market.Sell(Bob, 5, 70_200);
        market.Buy(Ann, 4, kind: OrderKind.MidPrice);
        market.Sell(Bob, 2, 70_100, OrderKind.MidPrice);

        market.Buy(Bob, 5, 70_000);

        Assert.That(market.Trades, Is.EqualTo(new[] { (70_100L, 2L) }));
    }

    [Test]
    public void A_new_price_queues_behind_and_the_same_price_keeps_its_place()
    {
        var market = At("10:00");
        var first = market.Sell(Bob, 5, 70_000).RequestId;
        var second = market.Sell(Ann, 5, 70_000).RequestId;
        var same = market.Engine.Modify(Bob, first, Samsung, 5, 70_000).RequestId;
        market.Buy(Ann, 2, 70_000);
        Assert.That(market.Events.Of<Trade>()[^1].SellOrder, Is.EqualTo(same));

        var moved = market.Engine.Modify(Bob, same, Samsung, 3, 70_100).RequestId;
        var back = market.Engine.Modify(Bob, moved, Samsung, 3, 70_000).RequestId;
        market.Buy(Ann, 6, 70_000);

        Assert.That(market.Events.Of<Trade>().Skip(1).Select(trade => trade.SellOrder), Is.EqualTo(new[] { second, back }));
    }

    [Test]
    public void Shares_that_stay_of_a_modified_order_keep_their_place()
    {
        var market = At("10:00");
        var order = market.Sell(Bob, 5, 70_000);
        market.Sell(Ann, 5, 70_000);

        var part = market.Engine.Modify(Bob, order.RequestId, Samsung, 2, 70_200);
        market.Buy(Ann, 4, 70_000);

        Assert.That((order.Order!.FilledQuantity, order.Order.Open, part.Order!.Open, part.Order.RootId), Is.EqualTo((3, 0, 2, order.RequestId)));
    }

    [Test]
    public void Cancelling_withdraws_a_part_or_all()
    {
        var market = At("10:00");
        var order = market.Buy(Ann, 10, 69_900);

        market.Engine.Cancel(Ann, order.RequestId, Samsung, 4);
        Assert.That((order.Order!.Open, market.Book().Bids.Best!.Quantity), Is.EqualTo((6, 6)));
        market.Engine.Cancel(Ann, order.RequestId, Samsung);

        Assert.That((order.Order!.Open, market.Book().Bids.Best, market.Account(Ann).Reserved), Is.EqualTo((0L, (PriceLevel?)null, 0L)));
        Assert.That(market.Engine.Cancel(Ann, order.RequestId, Samsung).Reason, Is.EqualTo(RejectReason.NothingOpen));
    }

    [Test]
    public void Smart_routing_takes_the_better_price()
    {
        var market = At("10:00");
        market.Sell(Bob, 5, 70_200);
        market.Sell(Bob, 5, 70_100, venue: Venue.Nxt);

        var taker = market.Buy(Ann, 5, 70_200, venue: Venue.Sor).Order!;
        var waiting = market.Buy(Ann, 5, 69_000, venue: Venue.Sor).Order!;

        Assert.That((taker.Board, taker.FilledQuantity, waiting.Board), Is.EqualTo((Board.Nxt, 5, Board.Krx)));
        Assert.That(market.Trades, Is.EqualTo(new[] { (70_100L, 5L) }));
    }

    [TestCase("08:20", Board.Nxt)]
    [TestCase("08:52", Board.Krx)]
    public void Smart_routing_goes_where_it_is_open(string time, Board board) =>
        Assert.That(At(time).Buy(Ann, 5, 70_000, venue: Venue.Sor).Order!.Board, Is.EqualTo(board));
}
