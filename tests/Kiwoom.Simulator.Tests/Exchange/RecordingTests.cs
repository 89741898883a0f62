using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Kiwoom.Recording;
using Kiwoom.Simulator;
using Kiwoom.Simulator.Exchange.Flow;
using static Kiwoom.Tests.Simulator.Exchange.Wire;

namespace Kiwoom.Tests.Simulator.Exchange;

/// <summary>A day that the library recorded is traded again.</summary>
internal sealed class RecordingTests
{
    private static readonly DateTime Start = new(2026, 9, 14, 10, 0, 0);

    private static readonly TimeOnly End = new(10, 15);

    private string _path = null!;

    [SetUp]
    public void MakePath() => _path = Path.Combine(Path.GetTempPath(), $"recording-{Guid.NewGuid():N}.jsonl.gz");

    [TearDown]
    public void Delete() => File.Delete(_path);

    [Test]
    public async Task What_the_library_recorded_is_traded_again_at_its_times_and_prices()
    {
        var expected = await RecordAsync();

        await using var session = await StartAsync(new SimulatorExchangeOptions { Recording = _path, Speed = 0 });
        Assert.That(session.Simulator.Exchange!.Now, Is.EqualTo(expected[0].Time.AddSeconds(-expected[0].Time.Second)));
        using var socket = await Realtime.RawSocket.LogInAsync(session);
        await socket.RegisterAsync("0B", "005930");
        session.Simulator.Exchange.AdvanceTo(Start.Date + End.ToTimeSpan() - TimeSpan.FromSeconds(1));
        var told = new List<(string, long, long)>();
        await socket.SendAsync("""{"trnm":"CNSRLST"}""");
        while (await socket.ReceiveAsync() is { } frame && !frame.Contains("CNSRLST", StringComparison.Ordinal))
        {
            told.AddRange(Data(JsonElement.Parse(frame)).Select(values => (values["20"], (long)Number(values["10"]), (long)Number(values["15"]))));
        }

        Assert.That(told, Is.EqualTo(expected.Select(trade => (trade.Time.ToString("HHmmss", CultureInfo.InvariantCulture), trade.Price, trade.Quantity))));
        Assert.That((await session.OrderAsync("kt10000", "1", "", "3")).ReturnCode, Is.Zero);
    }

    [Test]
    public async Task A_saved_replay_needs_its_file_no_more()
    {
        await RecordAsync();
        await using var saved = await StartAsync(new SimulatorExchangeOptions { Recording = _path, Speed = 0 });
        saved.Simulator.Exchange!.AdvanceTo(Start.AddMinutes(10));
        File.Delete(_path);

        await using var restored = await StartAsync(new SimulatorExchangeOptions { Snapshot = saved.Simulator.Exchange.Save(), Speed = 0 });

        saved.Simulator.Exchange.AdvanceTo(Start.AddMinutes(50));
        restored.Simulator.Exchange!.AdvanceTo(Start.AddMinutes(50));
        Assert.That(restored.Simulator.Exchange.Save(), Is.EqualTo(saved.Simulator.Exchange.Save()));
    }

    [Test]
    public async Task Instruments_and_base_prices_are_the_recordings()
    {
        Write(
            Trade("005930", "+171000", "+1000", "-5", "090000"),
            Trade("999990", "-12345", "-55", "+3", "090001"),
            Trade("005930_NX", "+171200", "+1200", "7", "090001", exchange: "2"),
            Trade("000660_AL", "+300500", "+500", "+9", "085959"),
            Trade("000660_AL", "+301000", "+1000", "+9", "090002", exchange: "2"),
            Trade("00,1", "+1000", "+10", "9", "090002"),
            Trade("<b>", "+1000", "+10", "9", "090002"),
            "not JSON",
            """{"trnm":"PING"}""");

        var market = await RecordedMarket.ReadAsync(_path, CancellationToken.None);

        Assert.That(market.Prices.TrimEnd().Split('\n')[1..], Is.EqualTo(new[]
        {
            "2026-09-14 08:59:59,000660,300500,9", "2026-09-14 09:00:00,005930,171000,5", "2026-09-14 09:00:01,999990,12345,3",
        }));
        Assert.That(market.Start, Is.EqualTo(new DateTime(2026, 9, 14, 8, 59, 0)));
        var lines = market.Instruments.Split('\n');
        Assert.That(lines, Has.One.StartsWith("005930,삼성전자,Stock,KOSPI,170000,"));
        Assert.That(lines, Has.One.StartsWith("000660,SK하이닉스,Stock,KOSPI,300000,"));
        Assert.That(lines, Has.One.EqualTo("999990,999990,Etf,KOSPI,12400,0,30,N,1"));
        await using var session = await StartAsync(new SimulatorExchangeOptions { Recording = _path, Speed = 0 });
        session.Simulator.Exchange!.AdvanceTo(new DateTime(2026, 9, 14, 9, 1, 0));
        Assert.That((await session.CallAsync("ka10001", ("stk_cd", "005930")))["cur_prc"], Is.EqualTo("+171000"));
    }

    [Test]
    public void A_recording_without_trades_and_a_file_that_is_none_are_refused()
    {
        Write("""{"trnm":"PING"}""");
        Assert.That(async () => await StartAsync(new SimulatorExchangeOptions { Recording = _path }), Throws.TypeOf<FormatException>());

        File.WriteAllText(_path, "time,code,price,quantity\n");
        Assert.That(async () => await StartAsync(new SimulatorExchangeOptions { Recording = _path }), Throws.InstanceOf<Exception>());
        Assert.That(() => new KiwoomSimulatorOptions { Exchange = new() { Recording = _path, Prices = "" } }.Validate(), Throws.ArgumentException);
    }

    /// <summary>Records a quarter of an hour of strangers by a client of the library.</summary>
    private async Task<List<(DateTime Time, long Price, long Quantity)>> RecordAsync()
    {
        await using var session = await StartAsync(new SimulatorExchangeOptions { Start = Start, Speed = 0, EventsPerDay = 60_000 });
        var simulator = session.Simulator;
        List<(DateTime, long, long)> trades = [];
        await using var recorder = Recorder.ToFile(_path, new ManualClock("2026-09-14 10:00:00"));
        await using var kiwoom = new KiwoomClient(new KiwoomOptions
        {
            Environment = KiwoomEnvironment.Simulator(simulator.BaseAddress),
            AppKey = simulator.AppKey,
            SecretKey = simulator.SecretKey,
            Recorder = recorder,
        });
        await using var stream = kiwoom.Realtime.StockTrades("005930");
        await stream.StartAsync();
        simulator.Exchange!.AdvanceTo(Start.AddMinutes(15));
        simulator.Exchange.AdvanceTo(Start.AddMinutes(30));
        await foreach (var trade in stream)
        {
            if (trade.TradeTime is not { } time || time >= End)
            {
                break;
            }

            trades.Add((Start.Date + time.ToTimeSpan(), (long)trade.CurrentPrice!.Value, Math.Abs((long)trade.TradeQuantity!.Value)));
        }

        Assert.That(trades, Has.Count.GreaterThan(5));
        return trades;
    }

    private void Write(params string[] frames)
    {
        using var file = new GZipStream(File.Create(_path), CompressionLevel.Fastest);
        foreach (var frame in frames)
        {
            var line = $$"""{"us":1,"at":"2026-09-14T09:00:00+09:00","kind":"received","text":{{JsonSerializer.Serialize(frame)}}}""";
            file.Write(Encoding.UTF8.GetBytes(line + "\n"));
        }
    }

    private static string Trade(string item, string price, string change, string quantity, string time, string exchange = "1") =>
        $$$"""{"trnm":"REAL","data":[{"type":"0B","name":"주식체결","item":"{{{item}}}","values":{"20":"{{{time}}}","10":"{{{price}}}","11":"{{{change}}}","15":"{{{quantity}}}","9081":"{{{exchange}}}"}}]}""";

    private static Task<SimulatorSession> StartAsync(SimulatorExchangeOptions exchange) => SimulatorSession.StartAsync(new KiwoomSimulatorOptions
    {
        Exchange = exchange,
        Realtime = new() { PingInterval = TimeSpan.FromHours(1), QueueCapacity = 1_000_000 },
    });
}
