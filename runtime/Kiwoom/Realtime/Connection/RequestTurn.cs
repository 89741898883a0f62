namespace Kiwoom.Realtime;

/// <summary>When a request may go out, and when it went. It belongs to one caller, who may send several requests with it, one after the other.</summary>
internal sealed class RequestTurn
{
    /// <summary>Whether it goes before the others of its name that wait: all registrations wait for it, or it was sent and refused before.</summary>
    public bool GoesFirst { get; set; }

    /// <summary>The pacer's: when the turn was given that is not used yet; null where one has to be waited for.</summary>
    public long? GivenAt { get; set; }

    /// <summary>When the first request was sent, by <see cref="TimeProvider.GetTimestamp"/>; null before that.</summary>
    public long? FirstSent { get; private set; }

    /// <summary>A request goes out: the next one needs another turn.</summary>
    public void Use(long now)
    {
        GivenAt = null;
        NoteSent(now);
    }

    /// <summary>A request was sent that others wait for too.</summary>
    public void NoteSent(long? sentAt) => FirstSent ??= sentAt;
}
