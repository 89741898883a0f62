// Asks for a quote and an order book. With keys of your own: Environment = KiwoomEnvironment.Mock, and no simulator.
using Kiwoom;
using Kiwoom.MarketConditions;
using Kiwoom.Simulator;
using Kiwoom.StockInformation;

await using var simulator = await KiwoomSimulator.StartAsync();
await using var kiwoom = new KiwoomClient(new KiwoomOptions
{
    Environment = KiwoomEnvironment.Simulator(simulator.BaseAddress),
    AppKey = simulator.AppKey,
    SecretKey = simulator.SecretKey,
});

StockProfile stock = await kiwoom.StockInformation.GetStockProfileAsync("005930");
Console.WriteLine($"{stock.StockName}  {stock.CurrentPrice:N0} won  {stock.ChangeRate:+0.00;-0.00;0.00} %");

OrderBook book = await kiwoom.MarketConditions.GetOrderBookAsync("005930");
Console.WriteLine($"asked {book.Asks[0].Price:N0} x {book.Asks[0].Quantity:N0}, bid {book.Bids[0].Price:N0} x {book.Bids[0].Quantity:N0}");
