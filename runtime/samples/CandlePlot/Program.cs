// Draws a stock's daily candles with their average of twenty days, as Korea draws them: red up, blue down.
//   dotnet run -- candles.png
using CandlePlot;
using Kiwoom;
using Kiwoom.Charts;
using Kiwoom.Simulator;
using ScottPlot;

await using var simulator = await KiwoomSimulator.StartAsync();
await using var kiwoom = new KiwoomClient(new KiwoomOptions
{
    Environment = KiwoomEnvironment.Simulator(simulator.BaseAddress),
    AppKey = simulator.AppKey,
    SecretKey = simulator.SecretKey,
});

var profile = await kiwoom.StockInformation.GetStockProfileAsync("005930");
List<DailyCandle> days = [];
await foreach (var day in kiwoom.Charts.EnumerateDailyCandlesAsync(new() { StockCode = "005930", BaseDate = KoreanTime.Today(), AdjustedPrice = true }))
{
    days.Add(day);
    if (days.Count == 120)
    {
        break;
    }
}

// The newest row comes first, and an average over rows in that order would look into the future.
days.Reverse();

// A day without trades has a close and zeros, of which no candle can be made.
var candles = days
    .Where(day => day is { Date: not null, OpenPrice: > 0, HighPrice: > 0, LowPrice: > 0, ClosePrice: > 0 })
    .Select(day => new OHLC(
        (double)day.OpenPrice!.Value, (double)day.HighPrice!.Value, (double)day.LowPrice!.Value, (double)day.ClosePrice!.Value, day.Date!.Value.ToDateTime(default), TimeSpan.FromDays(1)))
    .ToList();

var title = $"{profile.StockName} 일봉";
using var plot = new Plot();

// Without a font that has Hangul its letters are boxes, and a name alone may not find it: the font itself is given.
if (HangulFont.Find() is { } hangul)
{
    Fonts.AddFontFile(HangulFont.Name, hangul, bold: false);
    Fonts.AddFontFile(HangulFont.Name, hangul, bold: true);
    plot.Font.Set(HangulFont.Name);
}
else
{
    Console.Error.WriteLine("No font of this machine has Hangul: install one, for example Nanum or Noto CJK.");
}

plot.Title(title);
plot.YLabel("원");
plot.Axes.DateTimeTicksBottom();

var series = plot.Add.Candlestick(candles);
series.RisingColor = Colors.Red;
series.FallingColor = Colors.Blue;
var average = new ScottPlot.Finance.SimpleMovingAverage(candles, 20);
plot.Add.Scatter(average.DateTimes, average.Means, Colors.Gray).MarkerSize = 0;

var file = args.ElementAtOrDefault(0) ?? Path.Combine(Path.GetTempPath(), "candles.png");
plot.SavePng(file, 1200, 600);
Console.WriteLine($"{candles.Count} candles, {candles[0].DateTime:yyyy-MM-dd} to {candles[^1].DateTime:yyyy-MM-dd}: {file}");
