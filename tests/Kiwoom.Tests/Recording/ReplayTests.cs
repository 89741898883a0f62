using System.Globalization;
using Kiwoom.Simulator;

namespace Kiwoom.Tests.Recording;

/// <summary>A recorded session, played back: the same messages, typed by the same readers, at the same or any other pace.</summary>
[Parallelizable]
internal sealed class ReplayTests
{
    private const int Count = 300;
    private static readonly DateTimeOffset Start = new(2025, 9, 8, 0, 0, 0, TimeSpan.Zero);

    private string _path = "";

    [SetUp]
    public void ChooseFile() => _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".jsonl.gz");

    [TearDown]
    public void DeleteFile() => File.Delete(_path);

    [Test]
    public async Task Strategy_sees_the_same_messages_again()
    {
        var live = await RecordAsync();

        await using var replay = await KiwoomReplay.OpenAsync(_path, new ReplayOptions { Speed = double.PositiveInfinity });
        var replayed = await replay.Client.Realtime.StockTrades("005930", "000660").ToListAsync();
        await replay.Completion;

        Assert.That(replayed, Has.Count.EqualTo(Count));
        Assert.That(replayed.Select(Contents), Is.EqualTo(live.Select(Contents)));
        Assert.That(replayed.Zip(live).Select(pair => (pair.First.ReceivedAt - pair.Second.ReceivedAt).Duration()), Is.All.LessThan(TimeSpan.FromSeconds(1)), "the times are those of then");
    }

    [Test]
    public async Task Slow_reader_of_a_fast_replay_misses_nothing()
    {
        await RecordAsync();

        await using var replay = await KiwoomReplay.OpenAsync(_path, new ReplayOptions { Speed = double.PositiveInfinity });
        var numbers = new List<long?>();
        await foreach (var trade in replay.Client.Realtime.StockTrades("005930"))
        {
            numbers.Add(trade.AccumulatedVolume);
            await Task.Yield();
        }

        Assert.That(numbers, Is.EqualTo(Enumerable.Range(0, Count).Where(number => number % 2 == 0).Select(number => (long?)number)));
    }

    [Test]
    public async Task Pace_follows_the_recording()
    {
        await RecordTradesAsync(3, TimeSpan.FromSeconds(20));

        await using var replay = await KiwoomReplay.OpenAsync(_path, new ReplayOptions { Speed = 100 });
        var began = TimeProvider.System.GetTimestamp();
        _ = await replay.Client.Realtime.StockTrades("005930").ToListAsync();

        // 40 recorded seconds at a hundred times their pace. Timers go by a coarser clock than this one, and may be early by its grain.
        Assert.That(TimeProvider.System.GetElapsedTime(began), Is.GreaterThan(TimeSpan.FromMilliseconds(350)));
    }

    [Test]
    public async Task Messages_have_the_times_at_which_they_came_however_fast_they_are_played([Values(100_000, double.PositiveInfinity)] double speed)
    {
        var interval = TimeSpan.FromSeconds(20);
        await RecordTradesAsync(Count, interval);

        await using var replay = await KiwoomReplay.OpenAsync(_path, new ReplayOptions { Speed = speed });
        var trades = await replay.Client.Realtime.StockTrades("005930").ToListAsync();

        Assert.That(trades.Select(trade => trade.ReceivedAt), Is.EqualTo(Enumerable.Range(0, Count).Select(number => Start + (number * interval))));
    }

    [Test]
    public async Task Break_in_the_recording_is_a_gap_in_the_streams()
    {
        var clock = new ManualTimeProvider(new DateTimeOffset(2025, 9, 8, 0, 0, 0, TimeSpan.Zero));
        await using (var recorder = Recorder.ToFile(_path, clock))
        {
            recorder.RecordMessage(RecordedKind.Received, Trade(1));
            clock.Advance(TimeSpan.FromSeconds(1));
            recorder.RecordMessage(RecordedKind.Disconnected, []);
            clock.Advance(TimeSpan.FromSeconds(5));
            recorder.RecordMessage(RecordedKind.Received, Trade(2));
        }

        await using var replay = await KiwoomReplay.OpenAsync(_path, new ReplayOptions { Speed = double.PositiveInfinity });
        var elements = await replay.Client.Realtime.StockTrades("005930").WithGaps().ToListAsync();

        Assert.That(elements.Select(element => element.GetType().Name), Is.EqualTo(new List<string> { "StockTrade", "StreamGap", "StockTrade" }));
        var gap = (StreamGap)elements[1];
        Assert.That((gap.From.Second, gap.Until.Second), Is.EqualTo((1, 6)));
    }

    [Test]
    public async Task Several_streams_see_the_first_message_when_the_beginning_waits_for_them()
    {
        await RecordAsync();

        await using var replay = await KiwoomReplay.OpenAsync(_path, new ReplayOptions { Speed = double.PositiveInfinity, BeginsWithFirstStream = false });
        var one = replay.Client.Realtime.StockTrades("005930");
        var other = replay.Client.Realtime.StockTrades("000660");
        await one.StartAsync();
        await other.StartAsync();
        replay.Begin();

        var counts = await Task.WhenAll(one.CountAsync().AsTask(), other.CountAsync().AsTask());
        Assert.That(counts, Is.EqualTo(new List<int> { Count / 2, Count / 2 }));
    }

    [Test]
    public async Task Beginning_before_there_is_a_stream_waits_for_it([Values(1000, double.PositiveInfinity)] double speed)
    {
        await RecordAsync();

        await using var replay = await KiwoomReplay.OpenAsync(_path, new ReplayOptions { Speed = speed, BeginsWithFirstStream = false });
        replay.Begin();

        // The realtime connection is there before its stream is: for a search that was not recorded, and is not answered.
        var isReady = new TaskCompletionSource();
        replay.Client.Realtime.StateChanged += (_, change) =>
        {
            if (change.State == RealtimeState.Ready)
            {
                isReady.TrySetResult();
            }
        };
        var search = replay.Client.ConditionSearch.SearchAsync("0");
        await isReady.Task.WaitAsync(TimeSpan.FromSeconds(60));
        var count = await replay.Client.Realtime.StockTrades("005930").CountAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(60));

        Assert.That(count, Is.EqualTo(Count / 2));
        await replay.Completion.WaitAsync(TimeSpan.FromSeconds(60));
        await replay.Client.DisposeAsync();
        await Assert.CatchAsync(() => search);
    }

    [Test]
    public async Task Replay_without_a_message_ends_at_once_and_one_that_nobody_reads_with_its_disposal()
    {
        await using (var recorder = Recorder.ToFile(_path))
        {
            recorder.RecordMessage(RecordedKind.Disconnected, []);
        }

        await using (var replay = await KiwoomReplay.OpenAsync(_path, new ReplayOptions { Speed = double.PositiveInfinity, BeginsWithFirstStream = false }))
        {
            replay.Begin();
            await replay.Completion.WaitAsync(TimeSpan.FromSeconds(60));
        }

        await RecordAsync();
        var unread = await KiwoomReplay.OpenAsync(_path, new ReplayOptions { BeginsWithFirstStream = false });
        unread.Begin();
        await unread.DisposeAsync();
        Assert.That(() => unread.Completion, Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task Stream_that_begins_after_the_end_ends_at_once()
    {
        await RecordAsync();
        await using var replay = await KiwoomReplay.OpenAsync(_path, new ReplayOptions { Speed = double.PositiveInfinity });
        await replay.Client.Realtime.StockTrades("005930").CountAsync();
        await replay.Completion.WaitAsync(TimeSpan.FromSeconds(60));

        var late = replay.Client.Realtime.StockTrades("005930", "000660");
        await late.StartAsync().WaitAsync(TimeSpan.FromSeconds(60));
        var counts = await Task.WhenAll(
            late.CountAsync().AsTask(),
            replay.Client.Realtime.StockTrades("005930").CountAsync().AsTask(),
            replay.Client.ConditionSearch.Follow("1").CountAsync().AsTask()).WaitAsync(TimeSpan.FromSeconds(60));

        Assert.That(counts, Is.EqualTo(new List<int> { 0, 0, 0 }));
    }

    [Test]
    public async Task Calls_and_streams_play_from_one_file()
    {
        await RecordAsync();

        await using var replay = await KiwoomReplay.OpenAsync(_path, new ReplayOptions { Speed = double.PositiveInfinity });
        var book = await replay.Client.MarketConditions.GetOrderBookAsync("005930");

        Assert.That(book.Asks[0].Price, Is.GreaterThan(0));
        await Assert.ThrowsAsync<KiwoomTransportException>(() => replay.Client.MarketConditions.GetOrderBookAsync("000660"));
    }

    [Test]
    public async Task Recording_of_a_stream_holds_no_token()
    {
        await RecordAsync();

        var sent = new List<string>();
        await foreach (var entry in RecordingReader.ReadAsync(_path))
        {
            sent.Add(System.Text.Encoding.UTF8.GetString(entry.Body.Span));
        }

        Assert.That(sent.Where(text => text.Contains("token", StringComparison.Ordinal)), Is.EqualTo(new List<string> { """{"trnm":"LOGIN","token":"***"}""" }));
    }

    [TestCase(0)]
    [TestCase(-1)]
    public void Speed_is_positive(double speed) => Assert.That(
        () => KiwoomReplay.OpenAsync(_path, new ReplayOptions { Speed = speed }), Throws.InstanceOf<ArgumentOutOfRangeException>());

    /// <summary>Records a session of a few hundred trades, and a call, and gives what was seen live.</summary>
    private async Task<List<StockTrade>> RecordAsync()
    {
        await using var simulator = await KiwoomSimulator.StartAsync();
        await using var recorder = Recorder.ToFile(_path);
        var options = new KiwoomOptions
        {
            Environment = KiwoomEnvironment.Simulator(simulator.BaseAddress),
            AppKey = simulator.AppKey,
            SecretKey = simulator.SecretKey,
            Recorder = recorder,
        };
        await using var client = new KiwoomClient(options);
        await client.MarketConditions.GetOrderBookAsync("005930");
        var stream = client.Realtime.StockTrades("005930", "000660");
        await stream.StartAsync();
        for (var number = 0; number < Count; number++)
        {
            await simulator.Realtime.PublishAsync(
                "0B",
                number % 2 == 0 ? "005930" : "000660",
                new Dictionary<string, string> { ["13"] = number.ToString(CultureInfo.InvariantCulture), ["10"] = "-" + (70_000 + number).ToString(CultureInfo.InvariantCulture) });
        }

        return await stream.Take(Count).ToListAsync();
    }

    private async Task RecordTradesAsync(int count, TimeSpan interval)
    {
        var clock = new ManualTimeProvider(Start);
        await using var recorder = Recorder.ToFile(_path, clock);
        for (var number = 0; number < count; number++)
        {
            recorder.RecordMessage(RecordedKind.Received, Trade(number));
            clock.Advance(interval);
        }
    }

    private static (string, long?, decimal?) Contents(StockTrade trade) => (trade.Item, trade.AccumulatedVolume, trade.CurrentPrice);

    private static byte[] Trade(int number) => System.Text.Encoding.UTF8.GetBytes(
        $$$"""{"data":[{"values":{"10":"+70000","13":"{{{number}}}"},"type":"0B","name":"주식체결","item":"005930"}],"trnm":"REAL"}""");
}
