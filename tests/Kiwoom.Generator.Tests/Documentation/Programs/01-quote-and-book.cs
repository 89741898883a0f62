using Kiwoom;

await using var kiwoom = new KiwoomClient(new KiwoomOptions { Environment = KiwoomEnvironment.Mock, AppKey = args[0], SecretKey = args[1] });
var quote = await kiwoom.StockInformation.GetStockProfileAsync("005930");
var book = await kiwoom.MarketConditions.GetOrderBookAsync("005930");
Console.WriteLine($"{quote.StockName} {quote.CurrentPrice:N0}: {book.Bids[0].Price:N0} / {book.Asks[0].Price:N0}");
