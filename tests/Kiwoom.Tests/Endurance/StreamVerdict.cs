namespace Kiwoom.Tests.Endurance;

/// <summary>Compares what subscribers got with what was published and what was written to each session.</summary>
/// <param name="timeOf">When a message of a key and number was published, in ticks.</param>
internal sealed class StreamVerdict(Func<int, int, long> timeOf)
{
    private static readonly Comparer<RecordedGap> ByPosition =
        Comparer<RecordedGap>.Create((one, other) => (one.Position, one.Until).CompareTo((other.Position, other.Until)));

    public long Received { get; private set; }

    public long Gaps { get; private set; }

    public long Duplicates { get; private set; }

    public long OutOfOrder { get; private set; }

    /// <summary>Messages that were missed within gaps that were reported before the message after them.</summary>
    public long LostInGaps { get; private set; }

    /// <summary>Messages that were missed otherwise.</summary>
    public long LostOutsideGaps { get; private set; }

    /// <summary>Messages that no session's log accounts for: one was skipped although a later one of its session arrived, or came twice.</summary>
    public long Unexplained { get; private set; }

    /// <summary>Sessions after the first whose first message came with a gap before it.</summary>
    public long ReportedBreaks { get; private set; }

    /// <summary>Those whose first message came without one.</summary>
    public long UnreportedBreaks { get; private set; }

    /// <summary>Per key: no number twice, none after a higher one, none left out but for a gap that tells of it in time.</summary>
    /// <param name="record">What it got.</param>
    /// <param name="startsAtFirst">Whether it was there from the first message on.</param>
    public void CheckNumbers(StreamRecord record, bool startsAtFirst)
    {
        Received += record.Messages.Count;
        Gaps += record.Gaps.Count;
        var seen = record.Keys.ToDictionary(key => key, _ => (Position: -1, Number: startsAtFirst ? 0 : -1));
        for (var i = 0; i < record.Messages.Count; i++)
        {
            var (key, number) = record.Messages[i];
            var last = seen[key];
            if (last.Number >= 0)
            {
                Duplicates += number == last.Number ? 1 : 0;
                OutOfOrder += number < last.Number ? 1 : 0;
                CountMissing(record, key, last, number, i);
            }

            seen[key] = (i, number);
        }
    }

    /// <summary>
    /// Of each session, what arrived is all that was written up to some point: TCP keeps the order, so whatever was written before
    /// a message that arrived has arrived as well, gap or no gap. And with each session after the first comes a gap.
    /// </summary>
    public void CheckSessions(StreamRecord record, IEnumerable<List<NumberedMessage>> sessions)
    {
        var keys = record.Keys.ToHashSet();
        var positions = new Dictionary<NumberedMessage, int>(record.Messages.Count);
        for (var i = 0; i < record.Messages.Count; i++)
        {
            positions.TryAdd(record.Messages[i], i);
        }

        var gaps = record.Gaps.Select(gap => gap.Position).ToHashSet();
        var covered = 0;
        var isFirst = true;
        foreach (var session in sessions)
        {
            var sent = session.Where(message => keys.Contains(message.Key)).ToList();

            // Where the first message did not arrive, none after it may have: another session has to account for what did.
            if (sent.Count > 0 && positions.TryGetValue(sent[0], out var from))
            {
                Unexplained += Math.Max(0, from - covered);
                ReportedBreaks += !isFirst && gaps.Contains(from) ? 1 : 0;
                UnreportedBreaks += !isFirst && !gaps.Contains(from) ? 1 : 0;
                covered = Math.Max(covered, from + CountCommon(record.Messages, from, sent));
            }

            isFirst = false;
        }

        Unexplained += record.Messages.Count - covered;
    }

    private static int CountCommon(List<NumberedMessage> received, int from, List<NumberedMessage> sent)
    {
        var count = 0;
        while (count < sent.Count && from + count < received.Count && received[from + count] == sent[count])
        {
            count++;
        }

        return count;
    }

    private void CountMissing(StreamRecord record, int key, (int Position, int Number) last, int number, int position)
    {
        if (number <= last.Number + 1)
        {
            return;
        }

        // The latest gap between the two messages: what was published after its end should have come.
        var next = record.Gaps.BinarySearch(new RecordedGap(position, long.MaxValue, default), ByPosition);
        var index = (next < 0 ? ~next : next) - 1;
        var until = index >= 0 && record.Gaps[index].Position > last.Position ? record.Gaps[index].Until : long.MinValue;
        for (var missing = last.Number + 1; missing < number; missing++)
        {
            var isReported = timeOf(key, missing) <= until;
            LostInGaps += isReported ? 1 : 0;
            LostOutsideGaps += isReported ? 0 : 1;
        }
    }
}
