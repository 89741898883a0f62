using Kiwoom;
using Kiwoom.Recording;

await using (var recorder = Recorder.ToFile("today.jsonl.gz"))
await using (var kiwoom = new KiwoomClient(new KiwoomOptions { Environment = KiwoomEnvironment.Mock, AppKey = args[0], SecretKey = args[1], Recorder = recorder }))
{
    Console.WriteLine((await kiwoom.StockInformation.GetStockProfileAsync("005930")).CurrentPrice);
}

await using var replay = await KiwoomReplay.OpenAsync("today.jsonl.gz", new ReplayOptions { Speed = double.PositiveInfinity });
Console.WriteLine((await replay.Client.StockInformation.GetStockProfileAsync("005930")).CurrentPrice);
