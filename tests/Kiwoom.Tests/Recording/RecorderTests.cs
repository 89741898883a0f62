using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Kiwoom.Tests.Examples;

namespace Kiwoom.Tests.Recording;

/// <summary>What passes is kept to the byte, without secrets, and can be read again whatever became of the file.</summary>
internal sealed class RecorderTests
{
    private static readonly byte[][] Messages =
    [
        """{"trnm":"PING"}"""u8.ToArray(), "{\"a\":\"삼성전자 \\\"x\\\"\\n\"}"u8.ToArray(), [0xFF, 0x00, 0x80], [], Encoding.UTF8.GetBytes(new string('가', 100_000)),
    ];

    [Test]
    public async Task Messages_come_back_to_the_byte()
    {
        using var file = new MemoryStream();
        await using (var recorder = Recorder.ToStream(new Unclosed(file)))
        {
            foreach (var message in Messages)
            {
                recorder.RecordMessage(RecordedKind.Received, message);
            }

            recorder.RecordMessage(RecordedKind.Sent, "x"u8);
        }

        var entries = await ReadAsync(file);

        Assert.That(entries.Select(entry => entry.Kind), Is.EqualTo(Enumerable.Repeat(RecordedKind.Received, 5).Append(RecordedKind.Sent)));
        for (var i = 0; i < Messages.Length; i++)
        {
            Assert.That(entries[i].Body.ToArray(), Is.EqualTo(Messages[i]));
        }
    }

    [Test]
    public async Task Times_are_the_clocks_to_the_microsecond()
    {
        var start = new DateTimeOffset(2025, 9, 8, 9, 0, 0, TimeSpan.FromHours(9));
        var clock = new ManualTimeProvider(start);
        using var file = new MemoryStream();
        await using (var recorder = Recorder.ToStream(new Unclosed(file), clock))
        {
            clock.Advance(TimeSpan.FromMicroseconds(1_234_567));
            recorder.RecordMessage(RecordedKind.Received, "x"u8);
        }

        var entry = (await ReadAsync(file)).Single();

        Assert.That((entry.At, entry.Offset), Is.EqualTo((start.AddMicroseconds(1_234_567), TimeSpan.FromMicroseconds(1_234_567))));
    }

    [Test]
    public async Task File_that_a_recorder_writes_is_refused_to_another_until_it_is_disposed_of()
    {
        var directory = Directory.CreateTempSubdirectory("kiwoom-recorder-");
        try
        {
            var path = Path.Combine(directory.FullName, "day.jsonl.gz");
            var link = Path.Combine(directory.FullName, "link.jsonl.gz");
            var first = Recorder.ToFile(path);
            List<string> names = [path, Path.Combine(directory.FullName, "x", "..", "day.jsonl.gz"), Path.GetRelativePath(Environment.CurrentDirectory, path)];
            if (!OperatingSystem.IsWindows())
            {
                File.CreateSymbolicLink(link, path);
                names.Add(link);
            }

            foreach (var same in names)
            {
                var refusal = Assert.Throws<IOException>(() => Recorder.ToFile(same))!;
                Assert.That(refusal.Message, Does.Contain(path).And.Contain("recorder"), same);
            }

            await using (var other = Recorder.ToFile(Path.Combine(directory.FullName, "other.jsonl.gz")))
            {
                other.RecordMessage(RecordedKind.Received, "y"u8);
            }

            first.RecordMessage(RecordedKind.Received, "1"u8);
            await first.DisposeAsync();
            await using (var second = Recorder.ToFile(path))
            {
                // Not the end of the second one's hold.
                await first.DisposeAsync();
                Assert.Throws<IOException>(() => Recorder.ToFile(path));
                second.RecordMessage(RecordedKind.Received, "2"u8);
            }

            using var file = new MemoryStream(await File.ReadAllBytesAsync(path));
            Assert.That((await ReadAsync(file)).Select(entry => Encoding.UTF8.GetString(entry.Body.Span)), Is.EqualTo(new[] { "1", "2" }));
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    [Test]
    public async Task File_that_could_not_be_opened_is_not_held()
    {
        var directory = Directory.CreateTempSubdirectory("kiwoom-recorder-");
        try
        {
            var path = Path.Combine(directory.FullName, "later", "day.jsonl.gz");
            Assert.Throws<DirectoryNotFoundException>(() => Recorder.ToFile(path));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);

            await using var recorder = Recorder.ToFile(path);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    [Test]
    public async Task Killed_recording_ends_at_its_last_whole_line_and_can_be_continued()
    {
        using var file = new MemoryStream();
        await using (var recorder = Recorder.ToStream(new Unclosed(file)))
        {
            for (var i = 0; i < 2000; i++)
            {
                recorder.RecordMessage(RecordedKind.Received, Encoding.UTF8.GetBytes($$"""{"number":"{{i}}"}"""));
            }
        }

        var whole = file.ToArray();
        for (var length = whole.Length - 1; length > 20; length -= whole.Length / 23)
        {
            using var cut = new MemoryStream(whole[..length]);
            var entries = await ReadAsync(cut);
            Assert.That(entries, Has.Count.LessThanOrEqualTo(2000));
            Assert.That(entries.Select((entry, i) => entry.Body.Span.SequenceEqual(Encoding.UTF8.GetBytes($$"""{"number":"{{i}}"}"""))), Is.All.True);
        }

        file.Position = file.Length;
        await using (var recorder = Recorder.ToStream(new Unclosed(file)))
        {
            recorder.RecordMessage(RecordedKind.Received, "again"u8);
        }

        Assert.That(await ReadAsync(file), Has.Count.EqualTo(2001));
    }

    [TestCase("[]")]
    [TestCase("{}")]
    [TestCase("""{"kind":"other"}""")]
    [TestCase("""{"kind":"call","status":"x"}""")]
    [TestCase("""{"kind":"received","text":"\ud800"}""")]
    [TestCase("""{"kind":"received","bytes":"***"}""")]
    [TestCase("""{"kind":"received","at":"yesterday"}""")]
    [TestCase("""{"kind":"received","us":1.5}""")]
    public void Line_that_is_none_of_a_recording_is_refused(string line) =>
        Assert.That(() => RecordingFormat.Read(Encoding.UTF8.GetBytes(line)), Throws.InstanceOf<JsonException>());

    [Test]
    public async Task Calls_are_recorded_without_secrets_and_token_calls_not_at_all()
    {
        using var file = new MemoryStream();
        await using (var recorder = Recorder.ToStream(new Unclosed(file)))
        {
            await using var bed = TestBed.Answering(
                request => request["next-key"] is null ? HttpAnswer.Json("""{"return_code":0,"x":"1"}""").WithNextPage("k2") : HttpAnswer.Html("down", 503),
                options => options.Recorder = recorder);
            var page = (await bed.Client.Charts.GetDailyCandlesAsync("005930", new DateOnly(2025, 9, 8), true)).Continuation;
            await Assert.CatchAsync(() => bed.Client.Charts.GetDailyCandlesAsync(
                new() { StockCode = "005930", BaseDate = new DateOnly(2025, 9, 8), AdjustedPrice = true }, page));
            await bed.Client.RevokeTokenAsync().ContinueWith(_ => { }, TaskScheduler.Default);
        }

        var entries = await ReadAsync(file);
        Assert.That(entries.Select(entry => $"{entry.ApiId} {entry.Status} {entry.RequestedKey}>{entry.NextKey} {Encoding.UTF8.GetString(entry.Body.Span)}"), Is.EqualTo(
            new List<string> { """ka10081 200 >k2 {"return_code":0,"x":"1"}""", "ka10081 503 k2> down" }));
        Assert.That(Encoding.UTF8.GetString(entries[0].Request.Span), Is.EqualTo("""{"stk_cd":"005930","base_dt":"20250908","upd_stkpc_tp":"1"}"""));
        var text = await TextAsync(file);
        foreach (var secret in new[] { TestBed.AppKey, TestBed.SecretKey, TestBed.Token })
        {
            Assert.That(text, Does.Not.Contain(secret));
        }
    }

    [Test]
    public async Task Calls_play_back_through_the_same_readers()
    {
        using var handler = new ReplayHandler();
        using var file = new MemoryStream();
        await using (var recorder = Recorder.ToStream(new Unclosed(file)))
        {
            var answered = 0;
            await using var bed = TestBed.Answering(
                request => HttpAnswer.Json($$"""{"stk_dt_pole_chart_qry":[{"cur_prc":"-{{Interlocked.Increment(ref answered)}}00"}],"return_code":0}"""),
                options => options.Recorder = recorder);
            await bed.Client.Charts.GetDailyCandlesAsync("005930", new DateOnly(2025, 9, 8), true);
            await bed.Client.Charts.GetDailyCandlesAsync("005930", new DateOnly(2025, 9, 8), true);
        }

        foreach (var entry in await ReadAsync(file))
        {
            handler.Add(entry);
        }

        using var http = new HttpClient(handler);
        await using var client = TestBed.CreateClient(TestBed.OptionsFor(new Uri("http://127.0.0.1:1")), http);
        var prices = new List<decimal?>();
        for (var call = 0; call < 3; call++)
        {
            prices.Add((await client.Charts.GetDailyCandlesAsync("005930", new DateOnly(2025, 9, 8), true)).Candles.Single().ClosePrice);
        }

        Assert.That(prices, Is.EqualTo(new decimal?[] { 100, 200, 200 }));
        await Assert.ThrowsAsync<KiwoomTransportException>(() => client.SendAsync("kt10000"));
    }

    [Test]
    public async Task Full_disk_costs_no_call_and_is_told_at_the_end()
    {
        var recorder = Recorder.ToStream(new FullDisk());
        await using (var bed = TestBed.Answering(HttpAnswer.Json("""{"return_code":0,"ord_no":"1"}"""), options => options.Recorder = recorder))
        {
            for (var call = 0; call < 20; call++)
            {
                await bed.Client.SendAsync("ka10004");
            }
        }

        await Assert.ThrowsAsync<IOException>(() => recorder.DisposeAsync().AsTask());
    }

    private static async Task<List<RecordedEntry>> ReadAsync(MemoryStream file)
    {
        file.Position = 0;
        return await RecordingReader.ReadAsync(file).ToListAsync();
    }

    private static async Task<string> TextAsync(MemoryStream file)
    {
        file.Position = 0;
        await using var gzip = new GZipStream(file, CompressionMode.Decompress, leaveOpen: true);
        using var reader = new StreamReader(gzip);
        return await reader.ReadToEndAsync();
    }

    /// <summary>A file that the test goes on using.</summary>
    private sealed class Unclosed(MemoryStream file) : SequentialStream
    {
        public override bool CanRead => false;

        public override void Write(byte[] buffer, int offset, int count) => file.Write(buffer, offset, count);
    }

    private sealed class FullDisk : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count) => throw new IOException("No space left on device");

        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("No space left on device");

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => throw new IOException("No space left on device");

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => throw new IOException("No space left on device");
    }
}
