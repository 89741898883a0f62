using System.Diagnostics;
using System.Globalization;

namespace Kiwoom.Tests.Endurance;

/// <summary>Twenty subscribers follow 150 stocks in five types while random faults strike: nothing is lost but what a gap tells of.</summary>
[Category(EnduranceRun.Category)]
[NonParallelizable]
internal sealed class StreamFaultRunTests
{
    private const int Seed = 20260905;
    private const long MemoryBound = 8 * 1024 * 1024;

    [Test]
    public async Task Every_message_outside_a_reported_gap_arrives_once_and_in_order()
    {
        await using var run = await StreamFaultRun.StartAsync(Seed);

        // Buffers, pools and code are there after the first part; what comes after it must cost nothing that stays.
        var warmUp = EnduranceRun.Size(13, 13, 100);
        await run.RunAsync(warmUp);
        var memoryBefore = GC.GetTotalMemory(true) - run.Bytes;
        var began = Stopwatch.GetTimestamp();
        var publishedBefore = run.Publisher.Count;
        await run.RunAsync(EnduranceRun.Size(40, 40, 1_000) - warmUp);
        var took = Stopwatch.GetElapsedTime(began);
        var growth = GC.GetTotalMemory(true) - run.Bytes - memoryBefore;

        var lossless = new StreamVerdict(run.Publisher.TimeOf);
        foreach (var subscriber in run.Subscribers.Where(subscriber => !subscriber.MayDrop))
        {
            lossless.CheckNumbers(subscriber.Record, startsAtFirst: true);
            lossless.CheckSessions(subscriber.Record, run.Sent.Sessions);
        }

        var throwing = new StreamVerdict(run.Publisher.TimeOf);
        foreach (var record in run.Throwing.Records)
        {
            throwing.CheckNumbers(record, startsAtFirst: false);
        }

        Report(run, lossless, took, run.Publisher.Count - publishedBefore, growth);
        Assert.Multiple(() =>
        {
            Assert.That(run.Subscribers.Where(subscriber => subscriber.Running.IsCompleted).Select(subscriber => subscriber.Name), Is.Empty, "no stream ends");
            Assert.That(run.Throwing.Running.IsCompleted, Is.False);
            AssertWhole(lossless);
            AssertWhole(throwing);
            Assert.That((lossless.Unexplained, lossless.UnreportedBreaks), Is.EqualTo((0, 0)), "what was written before a message that arrived has arrived; every break is a gap");
            foreach (var subscriber in run.Subscribers.Where(subscriber => subscriber.MayDrop))
            {
                AssertDropping(run, subscriber);
            }

            Assert.That(run.Faults.Counts.Keys, Is.EquivalentTo(Enum.GetValues<StreamFault>()));
            Assert.That(lossless.ReportedBreaks, Is.GreaterThan(run.Faults.Breaks), "the sessions were of use");
            AssertFewGaps(run);
            Assert.That(run.Throwing.Records, Has.Count.GreaterThan(1), "it throws and comes back");
            Assert.That(growth, Is.LessThan(MemoryBound));
        });
    }

    private static void AssertWhole(StreamVerdict verdict)
    {
        Assert.That(verdict.Duplicates, Is.Zero, "nothing comes twice");
        Assert.That(verdict.OutOfOrder, Is.Zero, "everything is in order");
        Assert.That(verdict.LostOutsideGaps, Is.Zero, "nothing is lost outside gaps");
    }

    /// <summary>
    /// Gaps that tell of nothing would excuse everything: each frame that was not read brings one, and each of the two groups of
    /// items that is registered again brings one, or two where messages overtake the acknowledgement.
    /// </summary>
    private static void AssertFewGaps(StreamFaultRun run)
    {
        var statistics = run.Client.Realtime.Statistics;
        var events = statistics.Reconnects + statistics.MalformedFrames + statistics.OversizedFrames;
        foreach (var subscriber in run.Subscribers)
        {
            Assert.That(subscriber.Record.Gaps, Has.Count.LessThanOrEqualTo(events * 4), subscriber.Name);
        }
    }

    /// <summary>It got or dropped, and counted, exactly what its lossless twin of the same keys got; never out of order.</summary>
    private static void AssertDropping(StreamFaultRun run, StreamSubscriber subscriber)
    {
        var verdict = new StreamVerdict(run.Publisher.TimeOf);
        verdict.CheckNumbers(subscriber.Record, startsAtFirst: true);
        var twin = run.Subscribers.First(other => !other.MayDrop && other.Record.Keys.SequenceEqual(subscriber.Record.Keys));
        Assert.That((verdict.Duplicates, verdict.OutOfOrder), Is.EqualTo((0, 0)), subscriber.Name);
        Assert.That(subscriber.Record.Messages.Count + subscriber.DroppedCount, Is.EqualTo(twin.Record.Messages.Count), subscriber.Name);
    }

    private static void Report(StreamFaultRun run, StreamVerdict verdict, TimeSpan took, int published, long growth)
    {
        var statistics = run.Client.Realtime.Statistics;
        var faults = string.Join(", ", run.Faults.Counts.Select(pair => $"{pair.Key} {pair.Value}"));
        var lines = new FormattableString[]
        {
            $"streams: {run.Publisher.Count:N0} messages published ({published / took.TotalSeconds:N0} a second for {took.TotalSeconds:F1} s), {run.Sent.Count:N0} sent in {run.Sent.Sessions.Count()} sessions, {statistics.Messages:N0} decoded",
            $"received by 17 lossless subscribers: {verdict.Received:N0}; duplicates {verdict.Duplicates}, out of order {verdict.OutOfOrder}, lost outside gaps {verdict.LostOutsideGaps}, in gaps {verdict.LostInGaps:N0}, unexplained {verdict.Unexplained}",
            $"gaps: {verdict.Gaps:N0} read, {statistics.Gaps:N0} in all, breaks reported to streams {verdict.ReportedBreaks:N0}, not reported {verdict.UnreportedBreaks}; reconnects {statistics.Reconnects}; malformed frames {statistics.MalformedFrames}, oversized {statistics.OversizedFrames}, unknown types {statistics.UnknownTypes}, dropped by choice {statistics.DroppedMessages:N0}",
            $"throws: {run.Throwing.Records.Count - 1}; memory {growth / 1024:N0} KiB",
            $"faults: {run.Faults.Counts.Values.Sum()}, {run.Faults.Breaks} of them breaks: {faults}",
        };
        foreach (var line in lines)
        {
            TestContext.Out.WriteLine(line.ToString(CultureInfo.InvariantCulture));
        }
    }
}
