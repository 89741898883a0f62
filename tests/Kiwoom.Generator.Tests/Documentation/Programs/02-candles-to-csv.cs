using Kiwoom;

await using var kiwoom = new KiwoomClient(new KiwoomOptions { Environment = KiwoomEnvironment.Mock, AppKey = args[0], SecretKey = args[1] });
await using var file = File.CreateText("005930.csv");
await foreach (var day in kiwoom.Charts.EnumerateDailyCandlesAsync(new() { StockCode = "005930", BaseDate = KoreanTime.Today(), AdjustedPrice = true }))
{
    if (day.Date < new DateOnly(2020, 1, 1))
    {
        break;
    }

    await file.WriteLineAsync($"{day.Date:yyyy-MM-dd},{day.OpenPrice},{day.HighPrice},{day.LowPrice},{day.ClosePrice},{day.Volume}");
}
