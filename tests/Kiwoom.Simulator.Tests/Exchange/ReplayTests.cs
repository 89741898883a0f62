using Kiwoom.Simulator;
using Kiwoom.Simulator.Exchange;
using Kiwoom.Simulator.Exchange.Flow;
using Kiwoom.Simulator.Exchange.Log;
using Kiwoom.Simulator.Exchange.Matching;
using Kiwoom.Simulator.Exchange.Orders;
using Kiwoom.Simulator.Exchange.Sessions;
using Kiwoom.Simulator.Exchange.Views;

namespace Kiwoom.Tests.Simulator.Exchange;

[Parallelizable(ParallelScope.All)]
internal sealed class ReplayTests
{
    private const string Prices = """
        time,code,price,quantity
        2026-09-14 08:40:00,005930,70100,50
        2026-09-14 09:05:00,005930,70200,20
        2026-09-14 09:06:00,000660,180500,5
        2026-09-14 09:10:00,005930,69800,30
        2026-09-14 09:15:00,005930,75000,10
        2026-09-14 09:20:00,005930,75049,10
        """;

    [Test]
    public void The_files_prices_are_traded_at_its_times()
    {
        var (engine, events, board) = Start();

        engine.Advance(new DateTime(2026, 9, 14, 9, 30, 0));

        Assert.That(
            events.Of<Trade>().Select(trade => $"{trade.Time:HHmmss} {trade.Code} {trade.Price} {trade.Quantity}"),
            Is.EqualTo(new[]
            {
                "090000 005930 70100 50", "090500 005930 70200 20", "090600 000660 180500 5", "091000 005930 69800 30", "091500 005930 75000 10",
                "092000 005930 75000 10",
            }));
        var (asks, bids) = (board.AsksOf("005930", PriceScope.Krx, 20), board.BidsOf("005930", PriceScope.Krx, 20));
        Assert.That((asks.Count, asks[0]), Is.EqualTo((10, new BookLine(75_100, 10))));
        Assert.That((bids.Count, bids[0]), Is.EqualTo((10, new BookLine(74_900, 10))));
    }

    [Test]
    public async Task Prices_of_another_year_are_not_all_at_the_limit()
    {
        await using var session = await SimulatorSession.StartAsync(new KiwoomSimulatorOptions
        {
            Exchange = new SimulatorExchangeOptions
            {
                Start = new DateTime(2026, 9, 14, 9, 30, 0),
                Speed = 0,
                Prices = "time,code,price,quantity\n2026-09-14 09:05:00,005930,171250,20\n2026-09-14 09:06:00,000660,200000,5\n2026-09-14 09:07:00,005930,172000,20\n",
            },
        });
        var samsung = await session.CallAsync("ka10001", ("stk_cd", "005930"));
        var hynix = await session.CallAsync("ka10001", ("stk_cd", "000660"));

        Assert.That((samsung["cur_prc"], samsung["open_pric"], samsung["base_pric"]), Is.EqualTo(("+172000", "171200", "171200")));
        Assert.That((hynix["cur_prc"], hynix["base_pric"]), Is.EqualTo(("+200000", "180000")), "this one is within its limits");
    }

    [Test]
    public void An_order_trades_when_the_files_price_comes_to_it()
    {
        var (engine, _, _) = Start();
        engine.PayIn("1111111111", 10_000_000);
        engine.Advance(new DateTime(2026, 9, 14, 9, 7, 0));
        var order = engine.Place(new NewOrder("1111111111", "005930", Venue.Krx, SimulatedOrderSide.Buy, OrderKind.Limit, 12, 69_900)).Order!;
        Assert.That(order.Open, Is.EqualTo(12));

        engine.Advance(new DateTime(2026, 9, 14, 9, 10, 0));

        Assert.That(order.FilledQuantity, Is.EqualTo(12));
        Assert.That(engine.Ledger.Find("1111111111")!.Holdings["005930"].Cost, Is.EqualTo(12 * 69_900));
    }

    [TestCase("2026-09-14 09:00:00,005930,0,1", "Line 2")]
    [TestCase("2026-09-14 09:00,005930,70000,1", "Line 2")]
    [TestCase("2026-09-14 09:00:00,005930,70000,1\n2026-09-14 08:59:59,005930,70000,1", "Line 3")]
    public void A_line_that_cannot_be_read_is_named(string lines, string where) =>
        Assert.That(() => PriceReplay.Parse("time,code,price,quantity\n" + lines), Throws.TypeOf<FormatException>().With.Message.Contains(where));

    [Test]
    public void A_code_that_is_not_listed_is_named() => Assert.That(
        () => new MarketEngine(new MarketOptions { Flow = new FlowOptions { Prices = "time,code,price,quantity\n2026-09-14 09:00:00,999999,70000,1" } }),
        Throws.TypeOf<FormatException>().With.Message.Contains("999999"));

    private static (MarketEngine Engine, EventRecorder Events, MarketBoard Board) Start()
    {
        var engine = new MarketEngine(new MarketOptions { Flow = new FlowOptions { Prices = Prices } });
        var (events, board) = (new EventRecorder(), new MarketBoard());
        engine.Log.Attach(events);
        engine.Log.Attach(board);
        return (engine, events, board);
    }
}
