using Kiwoom.Simulator.Exchange;
using Kiwoom.Simulator.Exchange.Flow;
using Kiwoom.Simulator.Exchange.Log;
using Kiwoom.Simulator.Exchange.Matching;
using Kiwoom.Simulator.Exchange.Sessions;
using Kiwoom.Simulator.Exchange.Views;
using static Kiwoom.Tests.Simulator.Exchange.TestMarket;

namespace Kiwoom.Tests.Simulator.Exchange;

internal sealed class ViewTests
{
    [Test]
    public void Views_say_what_the_books_hold_at_every_event()
    {
        var engine = new MarketEngine(new MarketOptions { Flow = new FlowOptions(20_000) });
        var board = new MarketBoard();
        engine.Log.Attach(board);
        for (var time = new DateTime(2026, 9, 14, 7, 59, 0); time.Hour < 21; time = time.AddMinutes(3))
        {
            engine.Advance(time);
            foreach (var market in engine.Markets)
            {
                Compare(market, Board.Krx, PriceScope.Krx, board);
                Compare(market, Board.Nxt, PriceScope.Nxt, board);
            }
        }
    }

    [Test]
    public void Days_candles_and_tape_add_up_to_the_same_trades()
    {
        var engine = new MarketEngine(new MarketOptions { Flow = new FlowOptions(30_000) });
        var (board, candles, events) = (new MarketBoard(), new CandleStore(), new EventRecorder());
        var tape = new TradeTape(board);
        foreach (var observer in new IMarketObserver[] { board, candles, tape, events })
        {
            engine.Log.Attach(observer);
        }

        engine.Advance(new DateTime(2026, 9, 14, 20, 30, 0));

        var trades = events.Of<Trade>().Where(trade => trade.Code == Samsung).ToList();
        var day = board.DayOf(Samsung, PriceScope.Both)!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(trades, Has.Count.GreaterThan(100));
            Assert.That((day.Volume, day.Value), Is.EqualTo((trades.Sum(trade => trade.Quantity), trades.Sum(trade => trade.Quantity * trade.Price))));
            var pricing = trades.Where(trade => !trade.IsAtClose).ToList();
            var offClose = day.Volume - pricing.Sum(trade => trade.Quantity);
            Assert.That(offClose, Is.Positive, "trades at a closing price are volume and no price");
            Assert.That((day.Open, day.High, day.Low, day.Last), Is.EqualTo(
                (pricing[0].Price, pricing.Max(trade => trade.Price), pricing.Min(trade => trade.Price), pricing[^1].Price)));
            foreach (var (bars, left) in new[]
            {
                (candles.Minutes(Samsung, PriceScope.Both, 1), offClose),
                (candles.Minutes(Samsung, PriceScope.Both, 15), offClose),
                (candles.Days(Samsung, PriceScope.Both), 0),
                (candles.Weeks(Samsung, PriceScope.Both), 0),
                (candles.Months(Samsung, PriceScope.Both), 0),
                (candles.Years(Samsung, PriceScope.Both), 0),
                (tape.Ticks(Samsung, PriceScope.Both, 10), offClose),
            })
            {
                Assert.That(bars.Sum(bar => bar.Volume), Is.EqualTo(day.Volume - left));
                Assert.That((bars[0].Open, bars.Max(bar => bar.High), bars.Min(bar => bar.Low), bars[^1].Close), Is.EqualTo(
                    (day.Open, day.High, day.Low, day.Last)));
                Assert.That(bars.Select(bar => bar.Start), Is.Ordered);
            }

            Assert.That(candles.Minutes(Samsung, PriceScope.Krx, 1)[0].Start.TimeOfDay, Is.EqualTo(new TimeSpan(9, 0, 0)));
            Assert.That(
                board.DayOf(Samsung)!.Volume + board.DayOf(Samsung, PriceScope.Nxt)!.Volume, Is.EqualTo(day.Volume));
            Assert.That(tape.Of(Samsung, PriceScope.Krx).Last().Trade.Price, Is.EqualTo(board.DayOf(Samsung)!.Last));
        }
    }

    [Test]
    public void The_flow_makes_a_market_in_everything()
    {
        var engine = new MarketEngine(new MarketOptions { Flow = new FlowOptions(100_000) });
        var board = new MarketBoard();
        engine.Log.Attach(board);
        engine.Advance(new DateTime(2026, 9, 14, 11, 0, 0));

        using (Assert.EnterMultipleScope())
        {
            foreach (var instrument in engine.Instruments.Where(instrument => instrument.IsTradable))
            {
                Assert.That(board.AsksOf(instrument.Code, PriceScope.Krx, 10), Is.Not.Empty, instrument.Code);
                Assert.That(board.BidsOf(instrument.Code, PriceScope.Krx, 10), Is.Not.Empty, instrument.Code);
                Assert.That(board.DayOf(instrument.Code)!.Volume, Is.Positive, instrument.Code);
                Assert.That(board.DayOf(instrument.Code, PriceScope.Nxt)!.Volume > 0, Is.EqualTo(instrument.IsOnNxt), instrument.Code);
            }

            Assert.That(board.DayOf("001")!.Last, Is.Not.EqualTo(265_000));
        }
    }

    [Test]
    public void Both_venues_together_are_one_book()
    {
        var market = At("10:00");
        var board = new MarketBoard();
        market.Engine.Log.Attach(board);
        market.Sell(Bob, 5, 70_100);
        market.Sell(Bob, 7, 70_100, venue: Venue.Nxt);
        market.Sell(Bob, 1, 70_000, venue: Venue.Nxt);
        market.Buy(Ann, 2, 69_800);
        market.Buy(Ann, 2, 69_900, venue: Venue.Nxt);

        Assert.That(board.AsksOf(Samsung, PriceScope.Both, 10), Is.EqualTo(new[] { new BookLine(70_000, 1), new BookLine(70_100, 12) }));
        Assert.That(board.BidsOf(Samsung, PriceScope.Both, 1), Is.EqualTo(new[] { new BookLine(69_900, 2) }));
        Assert.That(board.BookOf(Samsung, PriceScope.Krx)!.AskQuantity, Is.EqualTo(5));
    }

    [Test]
    public void The_order_list_shows_orders_and_their_changes()
    {
        var market = At("10:00");
        var register = new OrderRegister();
        market.Engine.Log.Attach(register);
        var order = market.Buy(Ann, 10, 69_900).RequestId;
        var moved = market.Engine.Modify(Ann, order, Samsung, 4, 70_000).RequestId;
        market.Sell(Bob, 1, 70_000);
        var cancelled = market.Engine.Cancel(Ann, order, Samsung, 2).RequestId;

        Assert.That(
            register.All.Where(listed => listed.Account == Ann).Select(listed => (
                listed.OrderId, listed.OriginalId, listed.Quantity, listed.Open, listed.FilledQuantity, listed.WithdrawnQuantity)),
            Is.EqualTo(new[] { (order, 0, 10, 4, 0, 6), (moved, order, 4L, 3L, 1L, 0L), (cancelled, order, 2L, 0L, 0L, 0L) }));
    }

    private static void Compare(ListedMarket market, Board board, PriceScope scope, MarketBoard view)
    {
        if (market.BookOn(board) is not { } book)
        {
            return;
        }

        var code = market.Instrument.Code;
        Assert.That(view.AsksOf(code, scope, 1_000), Is.EqualTo(Lines(book.Asks)), code);
        Assert.That(view.BidsOf(code, scope, 1_000), Is.EqualTo(Lines(book.Bids)), code);
    }

    private static IEnumerable<BookLine> Lines(SideLevels side) => side.Levels
        .Where(level => OrderPrices.IsPrice(level.Price))
        .Select(level => new BookLine(level.Price, level.Quantity));
}
