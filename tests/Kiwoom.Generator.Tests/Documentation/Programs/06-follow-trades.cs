using Kiwoom;

await using var kiwoom = new KiwoomClient(new KiwoomOptions { Environment = KiwoomEnvironment.Mock, AppKey = args[0], SecretKey = args[1] });
await foreach (var trade in kiwoom.Realtime.StockTrades("005930", "000660"))
{
    Console.WriteLine($"{trade.StockCode} {trade.CurrentPrice:N0} x {trade.TradeQuantity}");
}
