using Kiwoom;

await using var kiwoom = new KiwoomClient(new KiwoomOptions { Environment = KiwoomEnvironment.Mock, AppKey = args[0], SecretKey = args[1] });
try
{
    var receipt = await kiwoom.Orders.BuyAsync(new() { Exchange = Exchange.Krx, StockCode = "005930", Quantity = 10, Price = 70_000, Type = OrderType.Limit });
    Console.WriteLine(receipt.OrderNumber);
}
catch (KiwoomOrderRejectedException e)
{
    Console.WriteLine(e.ServerMessage);
}
catch (KiwoomOrderOutcomeUnknownException e)
{
    var found = await kiwoom.FindOrderAsync(e);
    Console.WriteLine($"{found.Candidates.Count} orders may be it");
}
