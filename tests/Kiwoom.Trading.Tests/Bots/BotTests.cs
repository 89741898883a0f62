using Kiwoom.Simulator;
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
    public async Task A_bot_whose_orders_are_refused_goes_on_and_tells_why()
    {
        await using var simulator = await Exchanges.StartAsync("14:10");
        await using var kiwoom = simulator.Connect();
        var before = await kiwoom.CashAsync();
        await using var bot = new Bot(kiwoom, Stock, 10_000_000);
        await bot.StartAsync();

        await simulator.LetRunAsync(bot.RunAsync, TimeSpan.FromSeconds(15));

        Assert.That(bot.Refusals, Is.Not.Empty);
        Assert.That(bot.Refusals.Select(refusal => refusal.Why.ErrorCode), Is.All.Not.Empty);
        Assert.That((bot.Cash, bot.Orders.Count, await kiwoom.CashAsync()), Is.EqualTo((0m, 0, before)));
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

    /// <summary>
    /// In a market that a file makes: it stands, falls a step at a time, and is above all of it in the end. The bot buys while the test bids beside it, waits with
    /// its sale, and has to follow the falling book.
    /// </summary>
    [Test]
    public async Task An_order_book_bot_moves_its_order_and_its_profit_is_the_accounts()
    {
        var noon = new DateTime(2026, 9, 14, 12, 0, 0);
        await using var simulator = await Exchanges.StartAsync("10:00", prices: FallingPrices.Text);
        await using var kiwoom = simulator.Connect();
        var before = await kiwoom.CashAsync();
        var bot = new OrderBookBot(kiwoom, Stock, 20, new TimeOnly(14, 30));
        var running = bot.RunAsync(CancellationToken.None);
        await simulator.Realtime.WaitForAsync(sessions => sessions.Any(session => session.Registrations.Any(registration => registration.Type is "0D")));
        var support = await kiwoom.Orders.BuyAsync(
            new() { Exchange = Exchange.Krx, StockCode = Stock, Quantity = 50, Price = 69_900, Type = OrderType.Limit });

        await StepUntilAsync(() => simulator.Orders.Any(order => order is { Side: SimulatedOrderSide.Sell, OpenQuantity: > 0 }));
        await kiwoom.Orders.CancelAsync(new() { Exchange = Exchange.Krx, StockCode = Stock, OriginalOrderNumber = support.OrderNumber, Quantity = 0 });
        simulator.Exchange!.AdvanceTo(noon);
        await StepUntilAsync(() => simulator.Orders.Any(order => order.Action == SimulatedOrderAction.Modify));

        // The price rises to the sale. It has its time for that: the bot ends its day by cancelling what still waits.
        simulator.Exchange.AdvanceTo(noon.AddHours(2));
        await StepUntilAsync(() => bot.Position == 0);
        simulator.Exchange.AdvanceTo(noon.AddHours(2.5));
        await StepUntilAsync(() => running.IsCompleted);
        await running;

        Assert.That(bot.Ended.Where(order => order.Side == OrderAction.Sell && order.OrderNumbers.Count > 1).Sum(order => order.FilledQuantity), Is.EqualTo(20));
        await CheckAsync(kiwoom, before, bot.Cash, bot.Ended);

        // A line of the file at a time, and none before the bot has done with the one before: however many books there are of it, and however slow the machine.
        async Task StepUntilAsync(Func<bool> isReached)
        {
            using var patience = new CancellationTokenSource(Exchanges.Patience);
            while (!isReached())
            {
                if (running.IsCompleted)
                {
                    // What ended it says more than what it did not come to.
                    await running;
                    Assert.Fail($"the bot was through at {simulator.Exchange!.Now} with {bot.Position} shares");
                }

                var before = TimeOnly.FromDateTime(simulator.Exchange!.Now);
                simulator.Exchange.AdvanceTo(simulator.Exchange.Now + FallingPrices.Step);
                while (bot.SeenAt <= before && !running.IsCompleted)
                {
                    await Task.Delay(1, patience.Token);
                }
            }
        }
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
