// A year of daily candles as a Parquet file, and asked by DuckDB: the best and the worst month.
//   dotnet run -- candles.parquet
using System.Globalization;
using CandleExport;
using DuckDB.NET.Data;
using Kiwoom;
using Kiwoom.Simulator;
using Parquet.Serialization;

await using var simulator = await KiwoomSimulator.StartAsync();
await using var kiwoom = new KiwoomClient(new KiwoomOptions
{
    Environment = KiwoomEnvironment.Simulator(simulator.BaseAddress),
    AppKey = simulator.AppKey,
    SecretKey = simulator.SecretKey,
});

var (file, today) = (args.ElementAtOrDefault(0) ?? Path.Combine(Path.GetTempPath(), "candles.parquet"), KoreanTime.Today());
List<CandleRow> rows = [];
await foreach (var day in kiwoom.Charts.EnumerateDailyCandlesAsync(new() { StockCode = "005930", BaseDate = today, AdjustedPrice = true }))
{
    if (day.Date is not { } date || date <= today.AddYears(-1))
    {
        break;
    }

    rows.Add(new CandleRow
    {
        Code = "005930",
        Date = date,
        Open = day.OpenPrice,
        High = day.HighPrice,
        Low = day.LowPrice,
        Close = day.ClosePrice,
        Volume = day.Volume,
    });
}

rows.Reverse();
await ParquetSerializer.SerializeAsync(rows, file);
Console.WriteLine($"{rows.Count} days in {file}");

await using var database = new DuckDBConnection("Data Source=:memory:");
await database.OpenAsync();
await using var query = database.CreateCommand();
query.CommandText = """
    SELECT strftime(date, '%Y-%m') AS month, count(*) AS days, min(low) AS low, max(high) AS high, sum(close * volume) AS value
    FROM read_parquet($file) GROUP BY month ORDER BY month
    """;
query.Parameters.Add(new DuckDBParameter("file", file));
await using var months = await query.ExecuteReaderAsync();
while (await months.ReadAsync())
{
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{months.GetString(0)}  {months.GetInt64(1),3} days  {months.GetDecimal(2),9:N0} to {months.GetDecimal(3),9:N0}  {months.GetValue(4):N0} won"));
}
