using Kiwoom.Simulator.Exchange.Calendar;
using Kiwoom.Simulator.Exchange.Log;
using Kiwoom.Simulator.Exchange.Matching;
using Kiwoom.Simulator.Exchange.Sessions;
using static Kiwoom.Tests.Simulator.Exchange.TestMarket;

namespace Kiwoom.Tests.Simulator.Exchange;

[Parallelizable(ParallelScope.All)]
internal sealed class SessionTests
{
    [TestCase("2026-09-14", "08:30", "09:00", "15:30", "20:00")]
    [TestCase("2026-01-02", "09:30", "10:00", "15:30", "20:00")]
    [TestCase("2026-11-19", "09:30", "10:00", "16:30", "21:00")]
    public void A_day_has_its_hours(string day, string auction, string open, string close, string end)
    {
        var steps = SessionTimetable.StepsOf(MarketCalendar.BuiltIn.KindOf(DateOnly.ParseExact(day, "yyyy-MM-dd")))
            .Where(step => step.Board == Board.Krx)
            .ToList();

        var times = new[] { SessionPhase.OpeningAuction, SessionPhase.Regular }
            .Select(phase => steps.Single(step => step.Phase == phase).At)
            .Concat(steps.Where(step => step.Phase == SessionPhase.Closed).Select(step => step.At));
        Assert.That(times.Select(time => time.ToString("HH:mm", null)), Is.EqualTo(new[] { auction, open, close, end }));
    }

    [Test]
    public void The_market_tells_the_time()
    {
        var market = At("21:00");

        Assert.That(
            market.Events.Of<MarketNotice>().Select(notice => $"{notice.Time:HHmmss}{notice.Operation}{notice.Remaining:hhmmss}"),
            Is.EqualTo(new[]
            {
                "080000P000000", "0840000002000", "0850000001000", "085000Q000000", "0855000000500", "0859000000100",
                "0900003000000", "090030R000000", "1520002001000", "152000S000000", "1525002000500", "1529002000100",
                "1530004000000", "1530008000000", "153000T000000", "154000a000000", "154000U000000", "160000b000000",
                "200000V000000", "2000009000000",
            }));
    }

    [Test]
    public void Nothing_happens_on_a_holiday_and_orders_are_told_so()
    {
        var market = At("12:00", "2026-09-24");

        Assert.That(market.Buy(Ann, 1, 70_000).Reason, Is.EqualTo(RejectReason.NotBusinessDay));
        Assert.That(market.Events.Of<SessionChanged>(), Is.Empty);
    }

    [TestCase("07:30", Venue.Krx)]
    [TestCase("07:59", Venue.Nxt)]
    [TestCase("08:29", Venue.Krx)]
    [TestCase("08:55", Venue.Nxt)]
    [TestCase("09:00", Venue.Nxt)]
    [TestCase("15:25", Venue.Nxt)]
    [TestCase("15:35", Venue.Krx)]
    [TestCase("20:00", Venue.Krx)]
    [TestCase("20:00", Venue.Nxt)]
    public void A_closed_venue_takes_no_order(string time, Venue venue) =>
        Assert.That(At(time).Buy(Ann, 1, 70_000, venue: venue).Reason, Is.EqualTo(RejectReason.MarketClosed));

    [Test]
    public void Nothing_trades_inside_an_auction_and_all_at_one_price_after_it()
    {
        var market = At("08:45");
        market.Buy(Ann, 10, 71_000);
        market.Buy(Ann, 5, kind: OrderKind.Market);
        market.Sell(Bob, 12, 69_000);
        market.Go("08:59:59");
        Assert.That(market.Trades, Is.Empty);
        Assert.That(market.Events.Of<ExpectedPriceChanged>()[^1], Has.Property("Quantity").EqualTo(12));

        market.Go("09:00");

        Assert.That(market.Trades, Is.EqualTo(new[] { (70_000L, 5L), (70_000L, 7L) }));
        Assert.That(market.Book().Bids.Best!.Quantity, Is.EqualTo(3));
    }

    [Test]
    public void The_closing_auction_makes_the_next_base_price_and_ends_the_day_orders()
    {
        var market = At("15:25");
        market.Buy(Ann, 10, 70_500);
        market.Sell(Bob, 4, 70_500);
        market.Go("15:30");
        Assert.That(market.Trades, Is.EqualTo(new[] { (70_500L, 4L) }));
        Assert.That(market.Events.Of<OrderExpired>().Single().Quantity, Is.EqualTo(6));
        Assert.That(market.Book().Bids.Best, Is.Null);

        market.Engine.Advance(market.Engine.Now.AddDays(1));

        Assert.That(market.Engine.Find(Samsung)!.BasePrice, Is.EqualTo(70_500));
        Assert.That(market.Account(Ann).Reserved, Is.Zero);
    }

    [TestCase("08:35", OrderKind.PreMarketClose)]
    [TestCase("15:45", OrderKind.AfterHoursClose)]
    public void Closing_price_sessions_trade_at_the_close_alone(string time, OrderKind kind)
    {
        var market = At(time);
        market.Buy(Ann, 10, kind: kind);
        market.Sell(Bob, 4, kind: kind);

        Assert.That(market.Trades, Is.EqualTo(new[] { (70_000L, 4L) }));
        market.Go("16:01");
        Assert.That(market.Events.Of<OrderExpired>().Single().Quantity, Is.EqualTo(6));
    }

    [TestCase("69,500 before the auction", "08:35", OrderKind.PreMarketClose, 69_500, RejectReason.PriceNotAllowed)]
    [TestCase("in the regular session", "10:00", OrderKind.AfterHoursClose, 0, RejectReason.MarketClosed)]
    [TestCase("the type that ended", "16:30", OrderKind.AfterHoursSinglePrice, 70_000, RejectReason.TypeEnded)]
    [TestCase("market order after hours", "16:30", OrderKind.Market, 0, RejectReason.TypeNotAllowed)]
    [TestCase("IOC in an auction", "08:45", OrderKind.LimitIoc, 70_000, RejectReason.TypeNotAllowed)]
    [TestCase("best price in an auction", "15:25", OrderKind.BestLimit, 0, RejectReason.TypeNotAllowed)]
    public void A_type_has_its_hours(string what, string time, OrderKind kind, long price, RejectReason reason) =>
        Assert.That(At(time).Buy(Ann, 1, price, kind).Reason, Is.EqualTo(reason), what);

    [Test]
    public void Funds_do_not_trade_after_hours()
    {
        Assert.That(At("16:30").Buy(Ann, 1, 36_000, code: "069500").Reason, Is.EqualTo(RejectReason.MarketClosed));
        Assert.That(At("16:30").Buy(Ann, 1, 70_000).IsAccepted, Is.True);
    }

    [Test]
    public void The_after_market_trades_continuously_until_eight()
    {
        var market = At("19:59");
        market.Sell(Bob, 5, 70_300);
        market.Buy(Ann, 3, 70_400);
        Assert.That(market.Trades, Is.EqualTo(new[] { (70_300L, 3L) }));

        market.Go("20:00");

        Assert.That(market.Events.Of<OrderExpired>().Single().Quantity, Is.EqualTo(2));
    }

    [Test]
    public void Nxt_orders_wait_through_its_breaks()
    {
        var market = At("08:10");
        market.Sell(Bob, 5, 70_300, venue: Venue.Nxt);
        market.Go("10:00");
        market.Buy(Ann, 2, kind: OrderKind.Market, venue: Venue.Nxt);
        market.Go("15:45");
        market.Buy(Ann, 1, 70_300, venue: Venue.Nxt);

        Assert.That(market.Trades, Is.EqualTo(new[] { (70_300L, 2L), (70_300L, 1L) }));
        market.Go("20:00");
        Assert.That(market.Events.Of<OrderExpired>().Single().Quantity, Is.EqualTo(2));
    }

    [Test]
    public void The_nxt_after_market_begins_with_one_price()
    {
        var market = At("15:35");
        market.Sell(Bob, 5, 69_800, venue: Venue.Nxt);
        market.Buy(Ann, 5, 70_200, venue: Venue.Nxt);
        Assert.That(market.Trades, Is.Empty);

        market.Go("15:40");

        Assert.That(market.Trades, Is.EqualTo(new[] { (70_000L, 5L) }));
    }
}
