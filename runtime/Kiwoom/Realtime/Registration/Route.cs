using System.Text;

namespace Kiwoom.Realtime;

/// <summary>
/// Where the messages of one registration go: its streams, their waits, and how it stands with the server. Changed under the gate of
/// the context; the receive loop reads it without.
/// </summary>
internal abstract class Route(RouteKey key, TimeProvider clock)
{
    private readonly Dictionary<StreamBuffer, List<RegistrationTicket>> _waits = [];
    private readonly MissedSpan _missed = new(clock);
    private StreamBuffer[] _subscribers = [];

    public RouteKey Key { get; } = key;

    public RealtimeType Type => Key.Type;

    public byte[] ItemBytes { get; } = Encoding.UTF8.GetBytes(key.Item);

    /// <summary>How it stands with the server.</summary>
    public RouteRegistration Registration { get; } = new();

    /// <summary>The streams that take its messages.</summary>
    public StreamBuffer[] Subscribers => Volatile.Read(ref _subscribers);

    /// <summary>Whether any stream wants it.</summary>
    public bool IsWanted => Subscribers.Length > 0;

    /// <summary>Whether a message is for anybody.</summary>
    public bool TakesMessages => Subscribers.Length > 0 && Registration.TakesMessages;

    /// <summary>Whether it has to be asked for.</summary>
    public bool IsMissing => IsWanted && Registration.IsMissing;

    /// <summary>Whether it has to be removed.</summary>
    public bool IsLeftOver => !IsWanted && Registration.IsRemovable;

    /// <summary>Whether it has a place at the server though nobody wants it, and keeps it.</summary>
    public bool IsKept => Registration.State == RouteState.Kept;

    /// <summary>
    /// Who is to blame when the server refuses it: the one wait that it belongs to, all of whose items fail together; otherwise only itself.
    /// </summary>
    public object Owner => _waits.Count == 1 && Subscribers.Length == 1 && _waits.Values.First() is [var ticket] ? ticket : this;

    /// <summary>The order in which missing routes are asked for: what ran before first, what is in doubt last.</summary>
    public abstract int Rank { get; }

    /// <summary>Whether both can be asked for, or removed, in one frame.</summary>
    public abstract bool FitsWith(Route other);

    /// <summary>The frame that asks for routes that fit together, or removes them.</summary>
    public abstract RegistrationBatch ToBatch(IReadOnlyList<Route> routes, bool isRemoval);

    /// <summary>A stream wants it.</summary>
    /// <param name="subscriber">The stream; it may have joined before.</param>
    /// <param name="ticket">Waits where the server has not acknowledged it.</param>
    public void Join(StreamBuffer subscriber, RegistrationTicket ticket)
    {
        var isNew = !Subscribers.Contains(subscriber);
        if (Registration.State != RouteState.Held && (isNew || _waits.ContainsKey(subscriber)))
        {
            ticket.Expect();
            if (!_waits.TryGetValue(subscriber, out var tickets))
            {
                _waits.Add(subscriber, tickets = []);
            }

            tickets.Add(ticket);
        }

        if (isNew)
        {
            Enter(subscriber);
        }
    }

    /// <summary>A stream wants it no more: whoever waits for it on that stream need not any longer.</summary>
    public void Part(StreamBuffer subscriber)
    {
        Volatile.Write(ref _subscribers, [.. _subscribers.Where(other => other != subscriber)]);
        if (_waits.Remove(subscriber, out var tickets))
        {
            tickets.ForEach(ticket => ticket.Withdraw());
        }
    }

    /// <summary>One wait is over before its end, while others of its stream may go on.</summary>
    public void Abandon(StreamBuffer subscriber, RegistrationTicket ticket)
    {
        if (_waits.TryGetValue(subscriber, out var tickets) && tickets.Remove(ticket))
        {
            ticket.Withdraw();
        }
    }

    /// <summary>The server has registered it. On the receive loop, so that gaps end before data goes on.</summary>
    /// <param name="now">When.</param>
    /// <param name="told">The streams that have heard of the gap that ends here.</param>
    public void Acknowledge(in Arrival now, HashSet<StreamBuffer> told)
    {
        Registration.Acknowledge();
        TellGap(_missed.Close(now, Subscribers), told);
        foreach (var ticket in _waits.Values.SelectMany(tickets => tickets))
        {
            ticket.Arrive();
        }

        _waits.Clear();
    }

    /// <summary>The server has not registered it, for a reason that need not be its own: it is asked for again.</summary>
    public void TakeBack(in Arrival now)
    {
        BeginMissing(now, StreamGapReason.UnreadableFrame);
        Registration.TakeBack();
    }

    /// <summary>The server has answered, and nobody knows what: it is asked for again, or removed.</summary>
    public void Misread(in Arrival now)
    {
        BeginMissing(now, StreamGapReason.UnreadableFrame);
        Registration.Misread();
    }

    /// <summary>Fails whoever waits for it.</summary>
    public void FailWaits(Exception reason)
    {
        foreach (var (subscriber, tickets) in _waits.ToList())
        {
            tickets.ForEach(ticket => ticket.Fail(reason));
            _waits.Remove(subscriber);
            Part(subscriber);
        }
    }

    /// <summary>It ends for all its streams: who waits for it fails, who has begun reads what there is and then the reason.</summary>
    public void Fail(Exception reason)
    {
        FailWaits(reason);
        foreach (var subscriber in Subscribers)
        {
            Part(subscriber);
            subscriber.Complete(reason);
        }
    }

    /// <summary>The server has not answered a frame that asked for it.</summary>
    public virtual void MissAnswer(Exception reason)
    {
    }

    /// <summary>It is about to be removed.</summary>
    public virtual void Leave() => Registration.Leave();

    /// <summary>The connection has ended: its streams miss what is sent until the next one. Who joins meanwhile misses nothing.</summary>
    /// <param name="lastFrame">When the last frame came.</param>
    /// <param name="reason">Why.</param>
    /// <param name="toldEarly">Who will have heard of it before the next registration's answer, over all routes of a frame.</param>
    public virtual void Break(in Arrival lastFrame, StreamGapReason reason, HashSet<StreamBuffer> toldEarly)
    {
        BeginMissing(lastFrame, reason);
        _missed.BeginTelling(toldEarly);
        Registration.Break();
    }

    /// <summary>A message has come: where it overtook the answer that would have ended an open gap, its streams learn of the gap before it.</summary>
    public void Arrive(in Arrival now)
    {
        if (Registration.State == RouteState.Held)
        {
            // Every message but the first few.
            return;
        }

        Registration.Meet();
        _missed.Tell(now, Subscribers);
    }

    /// <summary>Puts a gap into its streams.</summary>
    /// <param name="gap">The gap; null is none.</param>
    /// <param name="told">The streams that have heard it, so that none hears it twice.</param>
    public void TellGap(StreamGap? gap, HashSet<StreamBuffer> told) => TellGap(gap is null ? null : (gap, Subscribers), told);

    protected virtual void Enter(StreamBuffer subscriber) => Volatile.Write(ref _subscribers, [.. _subscribers, subscriber]);

    protected virtual void OnGap(StreamGap gap)
    {
    }

    /// <summary>Where messages came, those that follow may be missed.</summary>
    private void BeginMissing(in Arrival from, StreamGapReason reason)
    {
        if (Registration.IsFlowing)
        {
            _missed.Open(from, reason, Subscribers);
        }
    }

    private void TellGap((StreamGap Gap, StreamBuffer[] Streams)? missed, HashSet<StreamBuffer> told)
    {
        if (missed is not var (gap, streams))
        {
            return;
        }

        OnGap(gap);
        foreach (var subscriber in streams)
        {
            if (told.Add(subscriber))
            {
                subscriber.PostGap(gap);
            }
        }
    }
}
