namespace Kiwoom.Tests.Endurance;

/// <summary>The judge of the fault run sees what it is there to see.</summary>
internal sealed class StreamVerdictTests
{
    private const int Key = 150;
    private const int OtherKey = 151;

    [Test]
    public void Whole_record_has_no_faults()
    {
        var verdict = Judge([1, 2, 3, "gap", 5, 6], [[1, 2, 3, 4], [5, 6]]);

        Assert.That((verdict.Received, verdict.Gaps, verdict.LostInGaps), Is.EqualTo((5, 1, 1)));
        Assert.That((verdict.LostOutsideGaps, verdict.Duplicates, verdict.OutOfOrder), Is.EqualTo((0, 0, 0)));
        Assert.That((verdict.ReportedBreaks, verdict.UnreportedBreaks, verdict.Unexplained), Is.EqualTo((1, 0, 0)));
    }

    [Test]
    public void Message_lost_without_a_gap_or_published_after_it_is_lost_outside()
    {
        Assert.That(Judge([1, 3], [[1, 2, 3]]).LostOutsideGaps, Is.EqualTo(1));
        Assert.That(Judge(["gap", 1, 3], [[1, 2, 3]]).LostOutsideGaps, Is.EqualTo(1));
        Assert.That(Judge([1, "gap", 3], [[1], [3]], gapUntil: 1).LostOutsideGaps, Is.EqualTo(1));
        Assert.That(Judge([2], [[1, 2]]).LostOutsideGaps, Is.EqualTo(1));
    }

    [Test]
    public void Message_left_out_of_a_session_is_unexplained_even_in_a_gap()
    {
        var verdict = Judge([1, "gap", 3], [[1, 2, 3]]);

        Assert.That((verdict.LostOutsideGaps, verdict.Unexplained), Is.EqualTo((0, 1)));
    }

    [Test]
    public void Message_that_two_sessions_were_sent_is_explained_by_the_one_it_came_from() =>
        Assert.That(Judge([1, 2, "gap", 3, 4], [[1, 2, 3], [3, 4]]).Unexplained, Is.Zero);

    [Test]
    public void Break_without_a_gap_is_seen() => Assert.That(Judge([1, 2, 3], [[1, 2], [3]]).UnreportedBreaks, Is.EqualTo(1));

    [Test]
    public void Doubled_and_late_messages_are_seen()
    {
        Assert.That(Judge([1, 2, 2], [[1, 2]]).Duplicates, Is.EqualTo(1));
        Assert.That(Judge([2, 1], [[2, 1]]).OutOfOrder, Is.EqualTo(1));
        Assert.That(Judge([1, 2, 1], [[1, 2]]).Unexplained, Is.EqualTo(1));
    }

    /// <summary>Judges a record of one key; each message was published at the tick of its number. Another key's messages stand between what was sent.</summary>
    private static StreamVerdict Judge(object[] elements, int[][] sessions, long gapUntil = 1_000)
    {
        var record = new StreamRecord([Key]);
        foreach (var element in elements)
        {
            if (element is int number)
            {
                record.Messages.Add(new NumberedMessage(Key, number));
            }
            else
            {
                record.Gaps.Add(new RecordedGap(record.Messages.Count, gapUntil, StreamGapReason.ConnectionLost));
            }
        }

        var verdict = new StreamVerdict((_, number) => number);
        verdict.CheckNumbers(record, startsAtFirst: true);
        verdict.CheckSessions(record, sessions.Select(session => session.SelectMany(number => new NumberedMessage[] { new(Key, number), new(OtherKey, number) }).ToList()));
        return verdict;
    }
}
