// A day of the simulated exchange in a few seconds, and a bot that trades on it. With keys of your own: Environment = KiwoomEnvironment.Mock, and no simulator.
using System.Globalization;
using Kiwoom;
using Kiwoom.Account;
using Kiwoom.Simulator;
using MovingAverageBot;
using Spectre.Console;

await using var simulator = await KiwoomSimulator.StartAsync(new()
{
    Exchange = new() { Start = new DateTime(2026, 9, 14, 9, 0, 0), Speed = 0, EventsPerDay = 100_000, UsesRealFees = true },
});
await using var kiwoom = new KiwoomClient(new KiwoomOptions
{
    Environment = KiwoomEnvironment.Simulator(simulator.BaseAddress),
    AppKey = simulator.AppKey,
    SecretKey = simulator.SecretKey,
});

var before = await kiwoom.Account.GetDepositAsync(DepositQueryType.Estimated);
await using var bot = new Bot(kiwoom, "005930", shares: 100);
await bot.StartAsync();
simulator.Exchange!.Speed = 3_000;                              // the market has waited for the bot: now a second is fifty minutes
await bot.RunAsync();
var after = await kiwoom.Account.GetDepositAsync(DepositQueryType.Estimated);

var won = CultureInfo.InvariantCulture;
var table = new Table().Border(TableBorder.Simple).AddColumns("time", "", "shares", "price", "commission", "tax");
foreach (var column in table.Columns.Skip(2))
{
    column.RightAligned();
}

foreach (var (time, order) in bot.Orders)
{
    table.AddRow(
        time.ToString("HH:mm", won), order.Side == OrderAction.Buy ? "[red]buy[/]" : "[blue]sell[/]", order.FilledQuantity.ToString("N0", won),
        order.AveragePrice?.ToString("N0", won) ?? "", order.Commission?.ToString("N0", won) ?? "", order.Tax?.ToString("N0", won) ?? "");
}

AnsiConsole.Write(table);
foreach (var (time, why) in bot.Refusals)
{
    Console.WriteLine(string.Create(won, $"{time:HH:mm} refused: {why.Message}"));
}

// Lines of a picture are written as they are: a console that breaks lines would break the picture.
Console.WriteLine(EquityCurve.Draw(bot.Equity, width: 64, height: 10));
var (commission, tax) = (bot.Orders.Sum(order => order.Order.Commission ?? 0), bot.Orders.Sum(order => order.Order.Tax ?? 0));
Console.WriteLine(string.Create(won, $"{bot.Orders.Count} orders; paid {commission:N0} won of commission and {tax:N0} of tax; profit {bot.Cash:N0} won."));
Console.WriteLine(string.Create(won, $"The account says {after.EstimatedDepositD2 - before.EstimatedDepositD2:N0} won."));
