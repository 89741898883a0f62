namespace Kiwoom.Realtime;

/// <summary>The messages of a stream that may be dropped, in the order they are read. Guarded by the stream's buffer.</summary>
internal abstract class Backlog
{
    public abstract int Count { get; }

    /// <summary>The number of the message that is read next.</summary>
    public abstract long HeadSequence { get; }

    /// <summary>Adds a message.</summary>
    /// <returns>The gap before a message that was dropped for it.</returns>
    public abstract StreamGap? Add(in BufferedMessage message, out bool hasDropped);

    /// <summary>Takes the message that is read next.</summary>
    public abstract BufferedMessage Take();
}
