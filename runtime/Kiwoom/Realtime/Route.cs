using System.Text;

namespace Kiwoom.Realtime;

/// <summary>Where the messages of one item of one type go. The receive loop reads it without a lock.</summary>
internal sealed class Route(RouteKey key)
{
    private StreamBuffer[] _subscribers = [];
    private bool _isLeaving;

    // Since when, why and by whom messages may have been missed; null while none are. Only touched where messages are delivered, or between connections.
    private (DateTimeOffset From, StreamGapReason Reason, StreamBuffer[] Streams)? _openGap;

    public RouteKey Key { get; } = key;

    public RealtimeType Type => Key.Type;

    public byte[] ItemBytes { get; } = Encoding.UTF8.GetBytes(key.Item);

    /// <summary>The streams that take its messages.</summary>
    public StreamBuffer[] Subscribers => Volatile.Read(ref _subscribers);

    /// <summary>The group that its item is registered in.</summary>
    public int Group { get; set; }

    /// <summary>What a condition finds; null for anything else.</summary>
    public ConditionStocks? Condition { get; } = key.Type.IsCondition ? new ConditionStocks(key) : null;

    /// <summary>Whether the server has acknowledged it on the present connection.</summary>
    public bool IsRegistered
    {
        get;
        set
        {
            field = value;
            if (!value)
            {
                Condition?.Forget();
            }
        }
    }

    /// <summary>How many times in a row the server has not answered its registration.</summary>
    public int Unanswered { get; set; }

    /// <summary>Whether a message was delivered on the present connection, be it before the acknowledgement. Only touched where messages are delivered, or between connections.</summary>
    public bool HasArrived { get; set; }

    /// <summary>
    /// Whether its removal is under way. Who wants it meanwhile begins with its next registration: messages that still come are
    /// not for them, as what is sent between the two does not come.
    /// </summary>
    public bool IsLeaving
    {
        get => Volatile.Read(ref _isLeaving);
        set => Volatile.Write(ref _isLeaving, value);
    }

    /// <summary>Whether its streams get messages at present, and would miss one that is lost.</summary>
    public bool IsFlowing => (IsRegistered || HasArrived) && !IsLeaving;

    /// <summary>Who has heard of the open gap before the answer to the registration came, over all routes of the group. Only touched where messages are delivered, or between connections.</summary>
    public HashSet<StreamBuffer> ToldEarly { get; set; } = [];

    /// <summary>Who waits for its registration, by stream; a stream that is not here has begun.</summary>
    public Dictionary<StreamBuffer, RegistrationTicket> Waiting { get; } = [];

    public void Add(StreamBuffer subscriber) => Volatile.Write(ref _subscribers, [.. _subscribers, subscriber]);

    public void Remove(StreamBuffer subscriber)
    {
        Waiting.Remove(subscriber);
        Volatile.Write(ref _subscribers, [.. _subscribers.Where(other => other != subscriber)]);
    }

    /// <summary>The connection has ended: its streams miss what is sent until the next one. Who joins meanwhile misses nothing.</summary>
    /// <param name="from">From when on; a gap that is open began earlier.</param>
    /// <param name="reason">Why.</param>
    public void OpenGap(DateTimeOffset from, StreamGapReason reason) =>
        _openGap = _openGap is { } gap ? gap with { Streams = Subscribers } : (from, reason, Subscribers);

    /// <summary>A message has come: where it overtook the answer that would have ended an open gap, its streams learn of the gap before it.</summary>
    /// <remarks>
    /// A stream hears it once, however many items' messages overtake the answer, and again with the answer for the items that
    /// brought no news of their own: a gap for each of a hundred items would have its reader look up a hundred items a hundred times.
    /// </remarks>
    public void Arrive(DateTimeOffset at)
    {
        HasArrived = true;
        if (_openGap is not { } gap)
        {
            return;
        }

        var message = ToMessage(gap.From, gap.Reason, at);
        var isOwed = false;
        foreach (var subscriber in Subscribers.Intersect(gap.Streams))
        {
            if (ToldEarly.Add(subscriber))
            {
                subscriber.PostGap(message);
            }
            else
            {
                isOwed = true;
            }
        }

        _openGap = isOwed ? gap : null;
    }

    /// <summary>Ends an open gap at a moment: every stream learns of it before anything else comes.</summary>
    /// <param name="until">The moment.</param>
    /// <param name="told">The streams that have heard it, so that none hears it twice.</param>
    public void CloseGap(DateTimeOffset until, HashSet<StreamBuffer> told)
    {
        if (_openGap is { } gap)
        {
            _openGap = null;
            PostGap(ToMessage(gap.From, gap.Reason, until), Subscribers.Intersect(gap.Streams), told);
        }
    }

    /// <summary>Puts a gap into its streams.</summary>
    /// <inheritdoc cref="CloseGap"/>
    public void PostGap(StreamGap gap, HashSet<StreamBuffer> told) => PostGap(gap, Subscribers, told);

    private void PostGap(StreamGap gap, IEnumerable<StreamBuffer> streams, HashSet<StreamBuffer> told)
    {
        Condition?.Doubt(gap);
        foreach (var subscriber in streams)
        {
            if (told.Add(subscriber))
            {
                subscriber.PostGap(gap);
            }
        }
    }

    private static StreamGap ToMessage(DateTimeOffset from, StreamGapReason reason, DateTimeOffset until) =>
        new() { From = from, Until = until, Reason = reason, ReceivedAt = until };
}
