using Kiwoom;
using Kiwoom.Realtime;

await using var kiwoom = new KiwoomClient(new KiwoomOptions { Environment = KiwoomEnvironment.Mock, AppKey = args[0], SecretKey = args[1], MaxOrderValue = 1_000_000 });
var prices = new Queue<decimal>();
await foreach (StockTrade trade in kiwoom.Realtime.StockTrades(["005930"], new StreamOptions { Overflow = StreamOverflow.Latest }))
{
    if (trade.CurrentPrice is not { } price)
    {
        continue;
    }

    prices.Enqueue(price);
    if (prices.Count > 20 && price > prices.Average() && prices.Dequeue() < price)
    {
        await kiwoom.Orders.BuyAsync(new() { Exchange = Exchange.Krx, StockCode = trade.StockCode, Quantity = 1, Type = OrderType.Market });
        break;
    }
}
