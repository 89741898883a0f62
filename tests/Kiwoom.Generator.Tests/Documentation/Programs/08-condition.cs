using Kiwoom;
using Kiwoom.ConditionSearch;

await using var kiwoom = new KiwoomClient(new KiwoomOptions { Environment = KiwoomEnvironment.Mock, AppKey = args[0], SecretKey = args[1] });
var conditions = await kiwoom.ConditionSearch.GetConditionsAsync();
await foreach (var message in kiwoom.ConditionSearch.Follow(conditions.Conditions[0].ConditionNumber))
{
    if (message is ConditionMatch { ConditionChange.Value: ConditionChange.Insert } match)
    {
        Console.WriteLine($"in: {match.StockCode}");
    }
}
