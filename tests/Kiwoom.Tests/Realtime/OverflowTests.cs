namespace Kiwoom.Tests.Realtime;

/// <summary>What a stream keeps when its consumer is slower than the market.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class OverflowTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 9, 0, 0, TimeSpan.FromHours(9));

    private readonly RealtimeCounters _counters = new();

    [Test]
    public void Waiting_stream_keeps_all_and_tells_once_that_it_is_behind()
    {
        var overruns = new List<int>();
        var buffer = new StreamBuffer(new StreamOptions { Capacity = 4 }, showsGaps: false, _counters, overruns.Add);

        Post(buffer, 1, 10);

        Assert.That(Drain(buffer), Is.EqualTo("1 2 3 4 5 6 7 8 9 10"));
        Assert.That((overruns.Single(), _counters.Overruns, buffer.DroppedCount), Is.EqualTo((5, 1, 0)));
    }

    [Test]
    public void Waiting_stream_that_reaches_its_limit_has_a_gap_and_goes_on()
    {
        var buffer = new StreamBuffer(new StreamOptions { Capacity = 4, MaxBacklog = 6 }, showsGaps: true, _counters);

        Post(buffer, 1, 9);
        Assert.That(Drain(buffer), Is.EqualTo("1 2 3 4 5 6 gap(6-9 Overflow)"));
        Post(buffer, 10, 1);

        Assert.That(Drain(buffer), Is.EqualTo("10"));
        Assert.That((buffer.DroppedCount, _counters.DroppedMessages, _counters.Gaps), Is.EqualTo((3, 3, 1)));
    }

    [Test]
    public void Oldest_are_dropped_and_counted()
    {
        var buffer = new StreamBuffer(new StreamOptions { Capacity = 3, Overflow = StreamOverflow.DropOldest }, showsGaps: false, _counters);

        Post(buffer, 1, 10);

        Assert.That(Drain(buffer), Is.EqualTo("8 9 10"));
        Assert.That((buffer.DroppedCount, _counters.DroppedMessages), Is.EqualTo((7, 7)));
    }

    [Test]
    public void Newest_of_each_item_is_kept_in_the_place_of_the_first()
    {
        var buffer = new StreamBuffer(new StreamOptions { Overflow = StreamOverflow.Latest }, showsGaps: false, _counters);

        foreach (var (item, number) in new[] { ("A", 1), ("B", 2), ("A", 3), ("C", 4), ("A", 5) })
        {
            buffer.Post(Trade(number, item), isLossless: false);
        }

        Assert.That(Drain(buffer), Is.EqualTo("5 2 4"));
        Post(buffer, 6, 1);
        Assert.That(Drain(buffer), Is.EqualTo("6"));
        Assert.That(buffer.DroppedCount, Is.EqualTo(2));
    }

    [Test]
    public void Gap_is_never_lost_and_several_become_one([Values] StreamOverflow overflow)
    {
        var buffer = new StreamBuffer(new StreamOptions { Capacity = 2, Overflow = overflow }, showsGaps: false, _counters);

        Post(buffer, 1, 1);
        buffer.PostGap(Gap(1, 3));
        buffer.PostGap(Gap(4, 5));
        Post(buffer, 6, 5);

        Assert.That(Drain(buffer), Is.EqualTo(overflow switch
        {
            StreamOverflow.Wait => "1 (gap 1-5)6 7 8 9 10",
            StreamOverflow.DropOldest => "(gap 1-5)9 10",
            _ => "(gap 1-5)10",
        }));
    }

    [Test]
    public void Gap_stands_before_the_data_that_came_after_it([Values] StreamOverflow overflow)
    {
        var buffer = new StreamBuffer(new StreamOptions { Capacity = 2, Overflow = overflow }, showsGaps: true, _counters);
        buffer.Post(Trade(1, "A"), isLossless: false);
        buffer.Post(Trade(2, "B"), isLossless: false);
        buffer.PostGap(Gap(2, 3));
        buffer.Post(Trade(4, "B"), isLossless: false);
        buffer.Post(Trade(5, "A"), isLossless: false);

        Assert.That(Drain(buffer), Is.EqualTo(overflow switch
        {
            StreamOverflow.Wait => "1 2 gap(2-3 ConnectionLost) 4 5",
            StreamOverflow.DropOldest => "gap(2-3 ConnectionLost) 4 5",
            _ => "gap(2-3 ConnectionLost) 5 4",
        }));
    }

    [Test]
    public void Order_executions_are_kept_in_their_place_whatever_the_stream_drops([Values] StreamOverflow overflow)
    {
        var buffer = new StreamBuffer(new StreamOptions { Capacity = 2, MaxBacklog = 2, Overflow = overflow }, showsGaps: false, _counters);
        for (var i = 1; i <= 9; i++)
        {
            buffer.Post(Trade(i, "A"), isLossless: i % 3 == 0);
        }

        Assert.That(Drain(buffer), Is.EqualTo(overflow switch
        {
            StreamOverflow.Wait => "1 2 3 (gap 3-5)6 (gap 6-8)9",
            StreamOverflow.DropOldest => "3 6 7 8 9",
            _ => "8 3 6 9",
        }));
    }

    [Test]
    public void Executions_balances_and_matches_are_what_no_stream_drops()
    {
        var names = from first in Enumerable.Range('0', 10) from second in Enumerable.Range('0', 'z' - '0' + 1) select new[] { (byte)first, (byte)second };
        Assert.That(
            names.Select(name => RealtimeTypes.Find(name)).OfType<RealtimeType>().Where(type => type.IsLossless).Select(type => type.Name),
            Is.EqualTo(new[] { "00", "02", "04" }));
    }

    [Test]
    public void Shared_message_is_not_changed_by_the_gap_of_one_stream()
    {
        var message = Trade(1, "A");
        var buffer = new StreamBuffer(new StreamOptions(), showsGaps: false, _counters);
        buffer.PostGap(Gap(0, 1));
        buffer.Post(message, isLossless: false);

        buffer.TryTake(out var taken);

        Assert.That((message.GapBefore, taken!.GapBefore is null), Is.EqualTo(((StreamGap?)null, false)));
    }

    private static void Post(StreamBuffer buffer, int first, int count)
    {
        foreach (var number in Enumerable.Range(first, count))
        {
            buffer.Post(Trade(number, "A"), isLossless: false);
        }
    }

    private static StockTrade Trade(int number, string item) =>
        new() { Type = "0B", Item = item, AccumulatedVolume = number, ReceivedAt = Start.AddSeconds(number) };

    private static StreamGap Gap(int from, int until) =>
        new() { From = Start.AddSeconds(from), Until = Start.AddSeconds(until), Reason = StreamGapReason.ConnectionLost };

    private static string Drain(StreamBuffer buffer)
    {
        var texts = new List<string>();
        while (buffer.TryTake(out var message))
        {
            texts.Add(message is StreamGap gap
                ? $"gap({Second(gap.From)}-{Second(gap.Until)} {gap.Reason})"
                : (message!.GapBefore is { } before ? $"(gap {Second(before.From)}-{Second(before.Until)})" : "") + ((StockTrade)message).AccumulatedVolume);
        }

        return string.Join(' ', texts);
    }

    private static int Second(DateTimeOffset moment) => (int)(moment - Start).TotalSeconds;
}
