using Kiwoom.Trading.Tests.Support;

namespace Kiwoom.Trading.Tests.Scenarios;

/// <summary>How far time goes at once makes no difference to what happens.</summary>
internal sealed class LeapTests
{
    [Test]
    public async Task An_order_that_trades_on_the_way_does_not_move_the_market_from_within()
    {
        var leap = await RunAsync(TimeSpan.FromMinutes(30));
        var steps = await RunAsync(TimeSpan.FromMinutes(1));

        Assert.That(leap.Filled, Is.Positive);
        Assert.That(leap, Is.EqualTo(steps));
    }

    private static async Task<(long Events, long Filled, decimal Price)> RunAsync(TimeSpan step)
    {
        await using var simulator = await Exchanges.StartAsync("10:00");
        await using var kiwoom = simulator.Connect();
        var book = await kiwoom.MarketConditions.GetOrderBookAsync("005930");
        await kiwoom.Orders.BuyAsync(new() { Exchange = Exchange.Krx, StockCode = "005930", Quantity = 500, Price = book.Bids[0].Price, Type = OrderType.Limit });
        for (var i = TimeSpan.Zero; i < TimeSpan.FromMinutes(30); i += step)
        {
            simulator.Exchange!.AdvanceTo(simulator.Exchange.Now + step);
        }

        var order = simulator.Orders.Single();
        return (simulator.Exchange!.EventCount, order.FilledQuantity, order.FillPrice);
    }
}
