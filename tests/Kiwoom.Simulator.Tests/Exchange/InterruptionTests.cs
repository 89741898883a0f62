using Kiwoom.Simulator.Exchange.Log;
using Kiwoom.Simulator.Exchange.Matching;
using Kiwoom.Simulator.Exchange.Sessions;
using static Kiwoom.Tests.Simulator.Exchange.TestMarket;

namespace Kiwoom.Tests.Simulator.Exchange;

[Parallelizable(ParallelScope.All)]
internal sealed class InterruptionTests
{
    [Test]
    public void A_trade_too_far_from_the_last_waits_for_two_minutes_of_auction()
    {
        var market = At("10:00");
        market.Sell(Bob, 5, 70_000);
        market.Sell(Bob, 5, 72_100);
        market.Buy(Ann, 8, 72_100);
        Assert.That(market.Trades, Is.EqualTo(new[] { (70_000L, 5L) }));
        var started = market.Events.Of<InterruptionStarted>().Single();
        Assert.That((started.IsStatic, started.ReferencePrice, started.Price), Is.EqualTo((false, 70_000, 72_100)));
        Assert.That(started.Until, Is.EqualTo(market.Engine.Now.AddMinutes(2)));
        market.Sell(Bob, 1, 71_000);
        market.Go("10:01:59");
        Assert.That(market.Trades.Count(), Is.EqualTo(1));

        market.Go("10:02");

        Assert.That(market.Trades.Skip(1), Is.EqualTo(new[] { (72_100L, 1L), (72_100L, 2L) }));
        Assert.That(market.Book().Mode, Is.EqualTo(BookMode.Continuous));
    }

    [Test]
    public void Ten_per_cent_from_the_opening_is_static()
    {
        var market = At("10:00");
        for (var price = 71_000; price < 78_000; price += 1_000)
        {
            market.Sell(Bob, 1, price);
            market.Buy(Ann, 1, price);
        }

        var started = market.Events.Of<InterruptionStarted>().Single();
        Assert.That((started.IsStatic, started.ReferencePrice, started.Price), Is.EqualTo((true, 70_000, 77_000)));
    }

    [Test]
    public void Nxt_stands_still_meanwhile()
    {
        var market = At("10:00");
        market.Sell(Bob, 5, 70_000, venue: Venue.Nxt);
        market.Sell(Bob, 5, 72_500);
        market.Buy(Ann, 5, 72_500);

        Assert.That(market.Buy(Ann, 5, 70_000, venue: Venue.Nxt).Reason, Is.EqualTo(RejectReason.Halted));
        market.Go("10:02");
        Assert.That(market.Buy(Ann, 5, 70_000, venue: Venue.Nxt).Order!.FilledQuantity, Is.EqualTo(5));
    }

    [Test]
    public void A_whole_order_counts_only_what_would_not_be_stopped()
    {
        var market = At("10:00");
        market.Sell(Bob, 5, 70_000);
        market.Sell(Bob, 5, 72_100);

        Assert.That(market.Buy(Ann, 10, 72_100, OrderKind.LimitFok).Order!.FilledQuantity, Is.Zero);
        Assert.That(market.Events.Of<InterruptionStarted>(), Is.Empty);
    }

    [Test]
    public void The_closing_auction_ends_an_interruption()
    {
        var market = At("15:19:30");
        market.Sell(Bob, 5, 72_500);
        market.Buy(Ann, 5, 72_500);
        market.Go("15:22");
        Assert.That(market.Events.Of<InterruptionEnded>().Single().Time.TimeOfDay, Is.EqualTo(new TimeSpan(15, 20, 0)));
        Assert.That(market.Trades, Is.Empty);

        market.Go("15:30");

        Assert.That(market.Trades, Is.EqualTo(new[] { (72_500L, 5L) }));
    }

    [Test]
    public void Warrants_and_gold_have_none()
    {
        var market = At("10:00");
        market.Sell(Bob, 5, 900, code: "57JBHH");
        market.Buy(Ann, 5, 900, code: "57JBHH");

        Assert.That(market.Trades, Is.EqualTo(new[] { (900L, 5L) }));
    }
}
