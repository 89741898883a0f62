namespace Kiwoom.Realtime;

/// <summary>Keeps messages as they come; drops the oldest above its capacity.</summary>
internal sealed class FifoBacklog(int capacity) : Backlog
{
    private readonly Queue<BufferedMessage> _messages = new();

    public override int Count => _messages.Count;

    public override long HeadSequence => _messages.Peek().Sequence;

    public override StreamGap? Add(in BufferedMessage message, out bool hasDropped)
    {
        hasDropped = _messages.Count >= capacity;
        var dropped = hasDropped ? _messages.Dequeue() : default;
        _messages.Enqueue(message);
        return dropped.Gap;
    }

    public override BufferedMessage Take() => _messages.Dequeue();
}
