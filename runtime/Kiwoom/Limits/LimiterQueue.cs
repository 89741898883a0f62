namespace Kiwoom.Limits;

/// <summary>Those who wait, first come first served, and repeats before all others. Not safe for concurrent use.</summary>
internal sealed class LimiterQueue
{
    private readonly LinkedList<LimiterWaiter> _waiters = new();

    public int Count => _waiters.Count;

    public LimiterWaiter? First => _waiters.First?.Value;

    public void Add(LimiterWaiter waiter)
    {
        var before = waiter.IsRepeat ? _waiters.First : null;
        while (before?.Value.IsRepeat == true)
        {
            before = before.Next;
        }

        waiter.Place = before is null ? _waiters.AddLast(waiter) : _waiters.AddBefore(before, waiter);
    }

    public void RemoveFirst() => _waiters.RemoveFirst();

    /// <summary>Takes one out; false where its turn has come already.</summary>
    public bool Remove(LimiterWaiter waiter)
    {
        if (!waiter.IsWaiting)
        {
            return false;
        }

        _waiters.Remove(waiter.Place);
        return true;
    }

    public List<LimiterWaiter> TakeAll()
    {
        List<LimiterWaiter> all = [.. _waiters];
        _waiters.Clear();
        return all;
    }
}
