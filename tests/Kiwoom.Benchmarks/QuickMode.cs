using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Kiwoom.Realtime;

namespace Kiwoom.Benchmarks;

/// <summary>
/// Everything in three minutes, in one process: subject and floor take turns, and the ratio is the median over the pairs, so
/// that a machine whose speed drifts does not decide.
/// </summary>
/// <param name="rows">Words of the rows to measure; none for all of them.</param>
internal sealed class QuickMode(string[] rows)
{
    private const int Pairs = 41;
    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(60);

    public async Task RunAsync()
    {
        Console.WriteLine("Medians over pairs of subject and floor in one process; bytes are allocated bytes per operation.");
        Console.WriteLine($"{"",-30}{"floor",12}{"subject",12}{"ratio",8}{"floor B",11}{"subject B",11}");

        var orderBook = Answers.OrderBook();
        var candles = Answers.DailyCandles(600);
        var buffer = new ArrayBufferWriter<byte>(512);
        await using var writer = new Utf8JsonWriter(Stream.Null);
        Codecs.EncodeOrder(buffer, writer);
        var order = Codecs.TextsOf(buffer.WrittenSpan.ToArray());

        Compare("decode ka10004 example", () => Codecs.WalkTokens(orderBook), () => Codecs.DecodeOrderBook(orderBook));
        Compare("decode ka10081, 600 rows", () => Codecs.WalkTokens(candles), () => Codecs.DecodeDailyCandles(candles));
        Compare("encode kt10000 order", () => Codecs.WriteReady(buffer, writer, order), () => Codecs.EncodeOrder(buffer, writer));

        CompareFrames("0B", RealtimeTypes.Find("0B"u8)!);
        CompareFrames("0D", RealtimeTypes.Find("0D"u8)!);

        await using var call = await LoopbackCall.StartAsync();
        Compare("whole ka10004 call", () => call.PostRawAsync().GetAwaiter().GetResult(), () => call.CallAsync().GetAwaiter().GetResult(), wholeProcess: true);
        Compare("  resilience on the bare call", () => call.ExchangeAsync().GetAwaiter().GetResult(), () => call.CallAsync().GetAwaiter().GetResult(), wholeProcess: true);
        foreach (var type in new[] { "0B", "0D" }.Where(type => IsAskedFor($"end to end {type}")))
        {
            await LoopbackStream.RunAsync(type);
        }
    }

    /// <summary>A frame's way through the receive loop, beside the walk over the same frame.</summary>
    private void CompareFrames(string name, RealtimeType type)
    {
        var frame = Answers.Frame(type.Name);
        var valuesFirst = Answers.Frame(type.Name, valuesFirst: true);
        var (one, many) = (new FrameDecode(type), new FrameDecode(type, items: 200, streams: 1));
        Compare($"frame {name}", () => Codecs.WalkTokens(frame), () => one.Read(frame));
        Compare($"  values before type", () => Codecs.WalkTokens(valuesFirst), () => one.Read(valuesFirst));
        Compare($"  of 200 items registered", () => one.Read(frame), () => many.Read(frame));
        var twenty = Answers.Frame(type.Name, 20);
        var decoder = new FrameDecode(type, items: 20);
        Compare($"  of 20 messages, to 20 frames", () => Repeat(20, () => one.Read(frame)), () => decoder.Read(twenty));
        var shared = new FrameDecode(type, streams: 10);
        Compare($"  for 10 streams, to one", () => one.Read(frame), () => shared.Read(frame));
    }

    private bool IsAskedFor(string row) => rows.Length == 0 || rows.Any(row.Contains);

    private static void Repeat(int times, Action action)
    {
        for (var i = 0; i < times; i++)
        {
            action();
        }
    }

    private void Compare(string name, Action floor, Action subject, bool wholeProcess = false)
    {
        if (!IsAskedFor(name))
        {
            return;
        }

        // Until the compiler is done, which with a server in the process takes it some seconds.
        var warmUp = TimeSpan.FromSeconds(wholeProcess ? 6 : 1);
        Measure(floor, warmUp);
        Measure(subject, warmUp);
        var pairs = new List<(double Floor, double Subject)>(Pairs);
        for (var i = 0; i < Pairs; i++)
        {
            // Who goes first alternates, too.
            if (i % 2 == 0)
            {
                var first = Measure(floor, Slice);
                pairs.Add((first, Measure(subject, Slice)));
            }
            else
            {
                var first = Measure(subject, Slice);
                pairs.Add((Measure(floor, Slice), first));
            }
        }

        var floorTime = Median(pairs.Select(pair => pair.Floor));
        var subjectTime = Median(pairs.Select(pair => pair.Subject));
        var ratio = Median(pairs.Select(pair => pair.Subject / pair.Floor));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-30}{Time(floorTime),12}{Time(subjectTime),12}{ratio,8:0.00}{Allocated(floor, wholeProcess),11:N0}{Allocated(subject, wholeProcess),11:N0}"));
    }

    /// <summary>Nanoseconds an operation.</summary>
    private static double Measure(Action action, TimeSpan duration)
    {
        var operations = 0L;
        var batch = 1;
        var start = Stopwatch.GetTimestamp();
        TimeSpan elapsed;
        do
        {
            for (var i = 0; i < batch; i++)
            {
                action();
            }

            operations += batch;
            batch = Math.Min(batch * 2, 256);
            elapsed = Stopwatch.GetElapsedTime(start);
        }
        while (elapsed < duration);
        return elapsed.TotalNanoseconds / operations;
    }

    /// <summary>Bytes an operation; a whole call also counts what the server in this process allocates.</summary>
    private static long Allocated(Action action, bool wholeProcess)
    {
        const int Operations = 200;
        var before = wholeProcess ? GC.GetTotalAllocatedBytes(precise: true) : GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Operations; i++)
        {
            action();
        }

        var after = wholeProcess ? GC.GetTotalAllocatedBytes(precise: true) : GC.GetAllocatedBytesForCurrentThread();
        return (after - before) / Operations;
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }

    private static string Time(double nanoseconds) => nanoseconds < 10_000
        ? string.Create(CultureInfo.InvariantCulture, $"{nanoseconds:N0} ns")
        : string.Create(CultureInfo.InvariantCulture, $"{nanoseconds / 1000:N1} µs");
}
