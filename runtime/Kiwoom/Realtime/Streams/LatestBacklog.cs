namespace Kiwoom.Realtime;

/// <summary>Keeps the newest message of each item, in the place of the first one that was not read.</summary>
internal sealed class LatestBacklog : Backlog
{
    private readonly Dictionary<(string Type, string Item), Slot> _slots = [];
    private readonly Queue<Slot> _waiting = new();

    public override int Count => _waiting.Count;

    public override long HeadSequence => _waiting.Peek().Message.Sequence;

    public override StreamGap? Add(in BufferedMessage message, out bool hasDropped)
    {
        var key = (message.Message.Type, message.Message.Item);
        if (!_slots.TryGetValue(key, out var slot))
        {
            slot = new Slot();
            _slots.Add(key, slot);
        }

        hasDropped = slot.IsWaiting;
        if (hasDropped)
        {
            slot.Message = slot.Message with { Message = message.Message };
            return message.Gap;
        }

        slot.Message = message;
        slot.IsWaiting = true;
        _waiting.Enqueue(slot);
        return null;
    }

    public override BufferedMessage Take()
    {
        var slot = _waiting.Dequeue();
        var message = slot.Message;
        slot.Message = default;
        slot.IsWaiting = false;
        return message;
    }

    private sealed class Slot
    {
        public BufferedMessage Message { get; set; }

        public bool IsWaiting { get; set; }
    }
}
