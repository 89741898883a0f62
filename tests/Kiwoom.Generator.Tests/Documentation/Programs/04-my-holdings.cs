using Kiwoom;
using Kiwoom.Account;

await using var kiwoom = new KiwoomClient(new KiwoomOptions { Environment = KiwoomEnvironment.Mock, AppKey = args[0], SecretKey = args[1] });
Holdings account = await kiwoom.Account.GetHoldingsAsync(new() { QueryType = HoldingsQueryType.Individual, Exchange = OrderExchange.Krx });
foreach (Holding holding in account.Positions)
{
    Console.WriteLine($"{holding.StockName} {holding.Quantity:N0} at {holding.AveragePrice:N0}: {holding.Profit:+#,0;-#,0;0}");
}
