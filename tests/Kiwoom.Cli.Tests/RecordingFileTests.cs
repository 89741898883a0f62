using System.IO.Compression;
using System.Text;
using Kiwoom.Cli.Application;
using Kiwoom.Simulator;

namespace Kiwoom.Cli.Tests;

/// <summary>Recordings that are there already, break off or are damaged: nothing is added or left out without a word.</summary>
internal sealed class RecordingFileTests : IDisposable
{
    private const string Message =
        """{"us":1,"at":"2026-01-05T01:00:0NUMBER.0000000+00:00","kind":"received","text":"{\"trnm\":\"REAL\",\"data\":[{\"type\":\"0B\",\"name\":\"x\",\"item\":\"005930\",\"values\":{\"20\":\"10000NUMBER\",\"10\":\"+70100\",\"11\":\"+300\",\"12\":\"+0.43\",\"15\":\"-5\"}}]}"}""";

    private CliRun _run = null!;

    private string File => Path.Combine(_run.Folder, "r.jsonl.gz");

    public void Dispose() => _run?.Dispose();

    [SetUp]
    public void Start() => _run = new CliRun();

    [TearDown]
    public void Stop() => _run.Dispose();

    [Test]
    public async Task Torn_recording_is_played_to_its_last_whole_line_and_told()
    {
        await WriteAsync(Line(1), Line(2), Line(3)[..40]);

        Assert.That(await ReplayAsync("005930"), Is.EqualTo(ExitCodes.Found));
        Assert.That(_run.Output.Trim().Split('\n'), Has.Length.EqualTo(2));
        Assert.That(_run.Error.Trim(), Is.EqualTo($"{File} breaks off in line 3: that line and whatever followed it are left out"));
    }

    [Test]
    public async Task Recording_that_was_cut_is_told_whatever_the_place()
    {
        await WriteAsync([.. Enumerable.Range(0, 9).Select(i => Line(i) + "\n")]);
        var whole = await System.IO.File.ReadAllBytesAsync(File);
        foreach (var lost in new[] { 1, 8, 30 })
        {
            await System.IO.File.WriteAllBytesAsync(File, whole[..^lost]);

            Assert.That(await ReplayAsync("005930"), Is.EqualTo(ExitCodes.Found).Or.EqualTo(ExitCodes.BadArguments), $"{lost} bytes");
            Assert.That(_run.Error.Trim(), Does.Contain("breaks off").And.Not.Contain("\n"));
        }
    }

    [Test]
    public async Task Whole_recording_is_played_without_a_word()
    {
        await WriteAsync(Line(1) + "\n", Line(2) + "\n");

        Assert.That(await ReplayAsync("005930"), Is.EqualTo(ExitCodes.Success));
        Assert.That(_run.Error, Is.Empty);
    }

    [Test]
    public async Task Torn_recording_of_other_codes_says_both_in_one_line()
    {
        await WriteAsync(Line(1) + "\n", Line(2));

        Assert.That(await ReplayAsync("000660"), Is.EqualTo(ExitCodes.BadArguments));
        Assert.That(_run.Error.Trim(), Does.Contain("breaks off in line 2").And.Contain("no trade or book of 000660").And.Not.Contain("\n"));
    }

    [Test]
    public async Task Damaged_line_is_named_and_nothing_is_played()
    {
        await WriteAsync(Line(1) + "\n", Line(2)[..40] + "\n", Line(3) + "\n");

        Assert.That(await ReplayAsync("005930"), Is.EqualTo(ExitCodes.BadArguments));
        Assert.That(_run.Error.Trim(), Does.StartWith($"error: {File} is damaged, nothing was played. Line 2 ").And.Not.Contain("\n"));
        Assert.That(_run.Output, Is.Empty);
    }

    [Test]
    public async Task Recording_that_is_there_is_added_to_only_when_that_is_said()
    {
        await using var simulator = await KiwoomSimulator.StartAsync(new() { Realtime = new() { MessagesPerSecond = 50 } });
        await WriteAsync(Line(1) + "\n");
        var before = await System.IO.File.ReadAllBytesAsync(File);
        string[] args = ["record", File, "005930", "--seconds", "2", "--env", simulator.BaseAddress.ToString()];

        Assert.That(await _run.RunAsync(args), Is.EqualTo(ExitCodes.BadArguments));
        Assert.That(_run.Error.Trim(), Does.StartWith("error: ").And.Contain("--append").And.Not.Contain("\n"));
        Assert.That(await System.IO.File.ReadAllBytesAsync(File), Is.EqualTo(before));

        Assert.That(await _run.RunAsync([.. args, "--append"]), Is.EqualTo(ExitCodes.Success), _run.Error);
        Assert.That(await ReplayAsync("005930"), Is.EqualTo(ExitCodes.Success), _run.Error);
        Assert.That(_run.Output.Trim().Split('\n'), Has.Length.GreaterThan(1).And.One.StartsWith("10:00:01 005930 trade 70,100 "));
    }

    [Test]
    public async Task Nothing_is_added_to_what_is_no_recording()
    {
        await System.IO.File.WriteAllTextAsync(File, "Date\n");

        Assert.That(await _run.RunAsync("record", File, "005930", "--seconds", "1", "--append"), Is.EqualTo(ExitCodes.BadArguments));
        Assert.That(_run.Error.Trim(), Is.EqualTo($"error: {File} is no recording: give another file"));
        Assert.That(await System.IO.File.ReadAllTextAsync(File), Is.EqualTo("Date\n"));
    }

    [Test]
    public async Task What_is_added_to_a_torn_recording_is_played_behind_a_gap()
    {
        await using var simulator = await KiwoomSimulator.StartAsync(new() { Realtime = new() { MessagesPerSecond = 50 } });
        await WriteAsync(Line(1) + "\n", Line(2)[..40]);

        Assert.That(await _run.RunAsync("record", File, "005930", "--seconds", "2", "--env", simulator.BaseAddress.ToString(), "--append"), Is.EqualTo(ExitCodes.Success), _run.Error);
        Assert.That(_run.Error, Does.StartWith($"{File} breaks off in line 2"));
        Assert.That(await ReplayAsync("005930"), Is.EqualTo(ExitCodes.Found));
        var lines = _run.Output.Trim().Split('\n');
        Assert.That(lines[0], Does.StartWith("10:00:01 005930 trade 70,100 "));
        Assert.That(lines[1], Does.StartWith("gap "));
        Assert.That(lines, Has.Length.GreaterThan(3));
        Assert.That(_run.Error.Trim(), Does.Contain("breaks off in line 2").And.Contain("lines that were added later").And.Not.Contain("\n"));
    }

    private static string Line(int number) => Message.Replace("NUMBER", number.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);

    private Task<int> ReplayAsync(string code) => _run.RunAsync("replay", File, code, "--speed", "max");

    private async Task WriteAsync(params string[] parts)
    {
        await using var gzip = new GZipStream(System.IO.File.Create(File), CompressionLevel.Fastest);
        await gzip.WriteAsync(Encoding.UTF8.GetBytes(string.Concat(parts.Select((part, i) => i < parts.Length - 1 && !part.EndsWith('\n') ? part + "\n" : part))));
    }
}
