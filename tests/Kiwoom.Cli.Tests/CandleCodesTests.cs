using System.Text.Json;
using Kiwoom.Cli.Application;
using Kiwoom.Simulator;
using Parquet;

namespace Kiwoom.Cli.Tests;

/// <summary>Candles of several stocks for programs, and the format that a file's name says.</summary>
internal sealed class CandleCodesTests
{
    private static readonly string[] Two = ["candles", "005930", "000660", "--to", "2026-01-05", "--last", "3"];
    private static readonly string[] Codes = ["005930", "005930", "005930", "000660", "000660", "000660"];

    private KiwoomSimulator _simulator = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _simulator = await KiwoomSimulator.StartAsync(new() { CandlesPerPage = 2 });

    [OneTimeTearDown]
    public async Task StopAsync() => await _simulator.DisposeAsync();

    [Test]
    public async Task Csv_has_one_heading_and_a_code_in_each_row()
    {
        using var run = new CliRun(_simulator.BaseAddress);

        Assert.That(await run.RunAsync([.. Two, "--format", "csv"]), Is.EqualTo(ExitCodes.Success), run.Error);
        var lines = run.Output.Trim().Split('\n');

        Assert.That(lines[0], Does.StartWith("StockCode,ClosePrice"));
        Assert.That(lines.Skip(1).Select(line => line.Split(',')[0]), Is.EqualTo(Codes));
        Assert.That(run.Error, Does.Not.Contain("005930"));
    }

    [Test]
    public async Task Json_rows_have_their_code_first()
    {
        using var run = new CliRun(_simulator.BaseAddress);

        await run.RunAsync([.. Two, "--format", "jsonl"]);
        Assert.That(run.Output.Trim().Split('\n').Select(line => JsonDocument.Parse(line).RootElement.EnumerateObject().First()).Select(first => (first.Name, first.Value.GetString())), Is.EqualTo(Codes.Select(code => ("stockCode", code))));

        await run.RunAsync([.. Two, "--format", "json"]);
        var rows = run.Output.Trim().Split('\n').SelectMany(line => JsonDocument.Parse(line).RootElement.GetProperty("data").GetProperty("candles").EnumerateArray());
        Assert.That(rows.Select(row => row.GetProperty("stockCode").GetString()), Is.EqualTo(Codes));
    }

    [Test]
    public async Task Parquet_is_one_file_with_a_code_column()
    {
        using var run = new CliRun(_simulator.BaseAddress);
        var path = Path.Combine(run.Folder, "t.parquet");

        Assert.That(await run.RunAsync([.. Two, "--out", path]), Is.EqualTo(ExitCodes.Success), run.Error);

        await using var reader = await ParquetReader.CreateAsync(path);
        using var group = reader.OpenRowGroupReader(0);
        var codes = new string?[group.RowCount];
        await group.ReadAsync(reader.Schema.DataFields[0], codes.AsMemory());
        Assert.That((reader.RowGroupCount, reader.Schema.DataFields[0].Name), Is.EqualTo((1, "StockCode")));
        Assert.That(codes, Is.EqualTo(Codes));
    }

    [Test]
    public async Task Table_for_people_says_whose_it_is()
    {
        using var run = new CliRun(_simulator.BaseAddress);

        await run.RunAsync(Two);

        Assert.That(run.Output, Does.StartWith("005930\n").And.Contain("\n000660\n"));
    }

    [TestCase("a.csv", "StockCode,")]
    [TestCase("a.jsonl", "{\"stockCode\":\"005930\"")]
    [TestCase("a.json", "{\"apiId\":\"ka10081\"")]
    [TestCase("a.PARQUET", "PAR1")]
    [TestCase("candles", "StockCode,")]
    public async Task File_s_name_says_its_format(string name, string beginning)
    {
        using var run = new CliRun(_simulator.BaseAddress);
        var path = Path.Combine(run.Folder, name);

        Assert.That(await run.RunAsync("candles", "005930", "--last", "2", "--out", path), Is.EqualTo(ExitCodes.Success), run.Error);

        Assert.That(System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(path)), Does.StartWith(beginning));
    }

    [TestCase("csv", "a.parquet")]
    [TestCase("parquet", "a.csv")]
    [TestCase("table", "a.json")]
    public async Task Format_that_contradicts_the_file_is_refused(string format, string name)
    {
        using var run = new CliRun(_simulator.BaseAddress);
        var path = Path.Combine(run.Folder, name);

        Assert.That(await run.RunAsync("candles", "005930", "--format", format, "--out", path), Is.EqualTo(ExitCodes.BadArguments));
        Assert.That(await run.RunAsync("call", "ka10001", "stk_cd=005930", "--format", format, "--out", path), Is.EqualTo(ExitCodes.BadArguments));
        Assert.That(run.Error, Does.Contain("contradict"));
        Assert.That(File.Exists(path), Is.False);
    }

    [Test]
    public async Task Csv_file_that_can_be_resumed_is_of_one_stock()
    {
        using var run = new CliRun(_simulator.BaseAddress);

        Assert.That(await run.RunAsync([.. Two, "--out", Path.Combine(run.Folder, "a.csv")]), Is.EqualTo(ExitCodes.BadArguments));
        Assert.That(run.Error, Does.Contain("FILE.parquet"));
    }
}
