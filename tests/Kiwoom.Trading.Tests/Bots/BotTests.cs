using Kiwoom.Trading.Tests.Support;
using MovingAverageBot;

namespace Kiwoom.Trading.Tests.Bots;

/// <summary>What bots reckon to have earned is what the account says, to the won.</summary>
[Parallelizable(ParallelScope.Children)]
internal sealed class BotTests
{
    private const string Stock = "005930";

    [Test]
    public async Task A_moving_average_bots_profit_is_the_accounts()
    {
        await using var simulator = await Exchanges.StartAsync("14:10");
        await using var kiwoom = simulator.Connect();
        var before = await kiwoom.CashAsync();
        await using var bot = new Bot(kiwoom, Stock, 100);
        await bot.StartAsync();

        await simulator.LetRunAsync(bot.RunAsync, TimeSpan.FromSeconds(15));

        Assert.That(bot.Orders, Has.Count.GreaterThan(1));
        await CheckAsync(kiwoom, before, bot.Cash, bot.Orders.Select(order => order.Order));
    }

    [Test]
    public async Task An_order_book_bots_profit_is_the_accounts()
    {
        await using var simulator = await Exchanges.StartAsync("13:30");
        await using var kiwoom = simulator.Connect();
        var before = await kiwoom.CashAsync();
        var bot = new OrderBookBot(kiwoom, Stock, 20, new TimeOnly(13, 50));

        await simulator.LetRunAsync(bot.RunAsync, TimeSpan.FromSeconds(3));

        Assert.That(bot.Ended.Sum(order => order.FilledQuantity), Is.Positive);
        await CheckAsync(kiwoom, before, bot.Cash, bot.Ended);
    }

    [Test]
    public async Task A_stop_loss_bots_profit_is_the_accounts()
    {
        await using var simulator = await Exchanges.StartAsync("13:30");
        await using var kiwoom = simulator.Connect();
        var before = await kiwoom.CashAsync();
        var bot = new StopLossBot(kiwoom, Stock, 50, new TimeOnly(13, 50));

        await simulator.LetRunAsync(bot.RunAsync, TimeSpan.FromSeconds(3));

        Assert.That(bot.Position, Is.Zero);
        await CheckAsync(kiwoom, before, bot.Cash, bot.Orders);
    }

    private static async Task CheckAsync(KiwoomClient kiwoom, decimal before, decimal reckoned, IEnumerable<OrderSnapshot> orders)
    {
        var (commission, tax) = (0m, 0m);
        foreach (var order in orders)
        {
            (commission, tax) = (commission + order.Commission!.Value, tax + order.Tax!.Value);
        }

        var profit = (await kiwoom.Account.GetAccountProfitAsync(Exchange.All)).Positions.Single(position => position.StockCode.Code == Stock);
        Assert.That(await kiwoom.CashAsync() - before, Is.EqualTo(reckoned));
        Assert.That(profit.HoldingQuantity, Is.Zero);
        Assert.That((profit.TodayCommission, profit.TodayTax), Is.EqualTo(((long?)commission, (long?)tax)));
        Assert.That(profit.TodaySellProfit - commission - tax, Is.EqualTo(reckoned));
    }
}
