namespace Kiwoom.Realtime;

/// <summary>Since when, why and by whom messages of a route may have been missed, until its registration is back.</summary>
internal sealed class MissedSpan(TimeProvider clock)
{
    private readonly Lock _gate = new();
    private (Arrival From, StreamGapReason Reason, StreamBuffer[] Streams)? _open;
    private HashSet<StreamBuffer> _toldEarly = [];

    /// <summary>From now on its streams miss what is sent.</summary>
    /// <param name="from">From when on; one that is open began earlier.</param>
    /// <param name="reason">Why.</param>
    /// <param name="streams">Who.</param>
    public void Open(in Arrival from, StreamGapReason reason, StreamBuffer[] streams)
    {
        lock (_gate)
        {
            _open = _open is { } open ? open with { Streams = streams } : (from, reason, streams);
        }
    }

    /// <summary>A new connection begins.</summary>
    /// <param name="toldEarly">Who has heard of the gap before the answer came, over all routes of a frame.</param>
    public void BeginTelling(HashSet<StreamBuffer> toldEarly)
    {
        lock (_gate)
        {
            _toldEarly = toldEarly;
        }
    }

    /// <summary>A message has overtaken the answer: its streams learn of the gap before it.</summary>
    /// <remarks>
    /// A stream hears it once, however many items' messages overtake the answer, and again with the answer for the items that
    /// brought no news of their own: a gap for each of a hundred items would have its reader look up a hundred items a hundred times.
    /// </remarks>
    public void Tell(in Arrival now, StreamBuffer[] subscribers)
    {
        lock (_gate)
        {
            if (_open is not { } open)
            {
                return;
            }

            var gap = StreamGap.Between(open.From, now, open.Reason, clock);
            var isOwed = false;
            foreach (var subscriber in subscribers.Intersect(open.Streams))
            {
                if (_toldEarly.Add(subscriber))
                {
                    subscriber.PostGap(gap);
                }
                else
                {
                    isOwed = true;
                }
            }

            _open = isOwed ? open : null;
        }
    }

    /// <summary>The registration is back.</summary>
    /// <returns>The gap that ends here, and who has missed what is in it.</returns>
    public (StreamGap Gap, StreamBuffer[] Streams)? Close(in Arrival now, StreamBuffer[] subscribers)
    {
        lock (_gate)
        {
            _toldEarly.Clear();
            if (_open is not { } open)
            {
                return null;
            }

            _open = null;
            return (StreamGap.Between(open.From, now, open.Reason, clock), [.. subscribers.Intersect(open.Streams)]);
        }
    }
}
