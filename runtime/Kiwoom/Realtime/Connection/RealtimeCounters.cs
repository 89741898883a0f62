namespace Kiwoom.Realtime;

/// <summary>The counters of all realtime connections of a client, in one place.</summary>
internal sealed class RealtimeCounters
{
    public long Frames;
    public long Messages;
    public long Decodes;
    public long UnclaimedMessages;
    public long UnknownTypes;
    public long MalformedFrames;
    public long OversizedFrames;
    public long DroppedMessages;
    public long Overruns;
    public long Gaps;
    public long Heartbeats;
    public long Logins;
    public long Reconnects;

    public static void Count(ref long counter, long by = 1)
    {
        if (by != 0)
        {
            Interlocked.Add(ref counter, by);
        }
    }
}
