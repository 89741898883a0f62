using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace Kiwoom.Tests.Recording;

/// <summary>Recordings that were cut, killed, damaged or continued: what is left out is told.</summary>
internal sealed class RecordingTearTests
{
    private const int Lines = 400;
    private const string Trade = """{"trnm":"REAL","data":[{"type":"0B","name":"x","item":"005930","values":{"20":"100001","10":"+70100"}}]}""";

    private string _folder = "";

    private string Path => System.IO.Path.Combine(_folder, "r.jsonl.gz");

    [SetUp]
    public void CreateFolder() => _folder = Directory.CreateTempSubdirectory("kiwoom-tear-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task Whole_recording_has_no_tear_and_neither_has_one_that_was_continued()
    {
        await RecordAsync(Lines);
        Assert.That(await TearAsync(), Is.Null);

        await RecordAsync(3);
        Assert.That(await TearAsync(), Is.Null);
        Assert.That(await RecordingReader.ReadAsync(Path).CountAsync(), Is.EqualTo(Lines + 3));
    }

    [Test]
    public async Task Empty_file_has_no_tear()
    {
        await File.WriteAllBytesAsync(Path, []);

        Assert.That(await TearAsync(), Is.Null);
    }

    [Test]
    public async Task Cut_anywhere_is_told_with_the_lines_that_are_whole()
    {
        await RecordAsync(Lines);
        var whole = await File.ReadAllBytesAsync(Path);
        for (var length = whole.Length - 1; length > 0; length -= 1 + (whole.Length / 97))
        {
            await File.WriteAllBytesAsync(Path, whole[..length]);

            var entries = await RecordingReader.ReadAsync(Path).CountAsync();
            Assert.That((await TearAsync())?.WholeLines, Is.EqualTo(entries), $"cut at {length} of {whole.Length}");
            Assert.That(entries, Is.LessThanOrEqualTo(Lines));
        }
    }

    [Test]
    public async Task Killed_between_two_lines_is_told_too()
    {
        using var killed = new MemoryStream();
        var recorder = Recorder.ToStream(killed);
        recorder.RecordMessage(RecordedKind.Received, "first"u8);
        byte[] flushed = [];
        while (flushed.Length == 0 || await CountAsync(flushed) == 0)
        {
            await Task.Delay(5);
            flushed = killed.ToArray();
        }

        await recorder.DisposeAsync();
        await File.WriteAllBytesAsync(Path, flushed);

        Assert.That(await TearAsync(), Is.EqualTo(new RecordingTear(1, 0, 0)));
    }

    [Test]
    public async Task What_is_added_to_a_recording_that_was_cut_can_be_read_behind_a_break()
    {
        await RecordAsync(Lines);
        var whole = await File.ReadAllBytesAsync(Path);
        for (var length = whole.Length - 1; length > 0; length -= 1 + (whole.Length / 23))
        {
            await File.WriteAllBytesAsync(Path, whole[..length]);
            await RecordAsync(5);
            await RecordAsync(6);

            var entries = await RecordingReader.ReadAsync(Path).ToListAsync();
            var tear = (await TearAsync())!;
            Assert.That(tear.LaterLines, Is.EqualTo(11), $"cut at {length} of {whole.Length}");
            Assert.That(entries.Select(entry => entry.Kind), Is.EqualTo(
                Enumerable.Repeat(RecordedKind.Received, (int)tear.WholeLines).Append(RecordedKind.Disconnected).Concat(Enumerable.Repeat(RecordedKind.Received, 11))));
            Assert.That(entries, Has.All.Property(nameof(RecordedEntry.At)).GreaterThan(DateTimeOffset.UnixEpoch));
        }
    }

    [Test]
    public async Task Replay_puts_a_gap_where_a_recorder_was_killed()
    {
        await RecordAsync(1, Trade);
        await File.WriteAllBytesAsync(Path, (await File.ReadAllBytesAsync(Path))[..^8]);
        await RecordAsync(1, Trade);

        await using var replay = await KiwoomReplay.OpenAsync(Path, new ReplayOptions { Speed = double.PositiveInfinity });
        var messages = await replay.Client.Realtime.Merge(replay.Client.Realtime.StockTrades("005930")).ToListAsync();

        Assert.That(messages.Select(message => message is StreamGap), Is.EqualTo(new[] { false, true, false }));
    }

    [Test]
    public async Task Text_without_its_last_line_s_end_breaks_off_there()
    {
        await WriteAsync("""{"kind":"received","text":"1"}""" + "\n" + """{"kind":"received","te""");

        Assert.That(await TearAsync(), Is.EqualTo(new RecordingTear(1, 22, 0)));
        await using var replay = await KiwoomReplay.OpenAsync(Path);
        Assert.That(replay.Tear, Is.EqualTo(new RecordingTear(1, 22, 0)));
    }

    [Test]
    public async Task Damaged_line_is_refused_by_its_number()
    {
        await WriteAsync("""{"kind":"received","text":"1"}""" + "\n" + """{"kind":"received","te""" + "\n");

        var refused = await Assert.CatchAsync<JsonException>(() => KiwoomReplay.OpenAsync(Path));
        Assert.That(refused!.Message, Does.StartWith("Line 2 of the recording"));
    }

    private static async Task<int> CountAsync(byte[] bytes)
    {
        using var file = new MemoryStream(bytes);
        return await RecordingReader.ReadAsync(file).CountAsync();
    }

    private async Task<RecordingTear?> TearAsync()
    {
        var tear = await RecordingReader.FindTearAsync(Path);
        if (tear is null)
        {
            await using var replay = await KiwoomReplay.OpenAsync(Path);
            Assert.That(replay.Tear, Is.Null);
        }

        return tear;
    }

    private async Task RecordAsync(int lines, string? message = null)
    {
        await using var recorder = Recorder.ToFile(Path);
        for (var i = 0; i < lines; i++)
        {
            // Digits that compress badly, so that a cut falls into many places.
            recorder.RecordMessage(RecordedKind.Received, Encoding.UTF8.GetBytes(message ?? $$"""{"number":"{{Guid.NewGuid()}}"}"""));
        }
    }

    private async Task WriteAsync(string text)
    {
        await using var gzip = new GZipStream(File.Create(Path), CompressionLevel.Fastest);
        await gzip.WriteAsync(Encoding.UTF8.GetBytes(text));
    }
}
