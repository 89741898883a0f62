using Kiwoom;
using Kiwoom.Account;

await using var kiwoom = new KiwoomClient(new KiwoomOptions { Environment = KiwoomEnvironment.Mock, AppKey = args[0], SecretKey = args[1] });
Holdings account = await kiwoom.Account.GetHoldingsAsync(new() { QueryType = HoldingsQueryType.Individual, Exchange = Exchange.Krx });
foreach (Holding holding in account.Positions)
{
    Console.WriteLine($"{holding.StockName} {holding.HoldingQuantity:N0} at {holding.PurchasePrice:N0}: {holding.EvaluationProfit:+#,0;-#,0;0}");
}
