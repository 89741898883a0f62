namespace Kiwoom.Simulator;

/// <summary>Keeps the latest of what clients sent, so that a test can tell what it was and how often.</summary>
internal sealed class LatestLog<T>(int capacity)
{
    private readonly Lock _gate = new();
    private readonly Queue<T> _entries = new();

    public void Add(T entry)
    {
        lock (_gate)
        {
            _entries.Enqueue(entry);
            if (_entries.Count > capacity)
            {
                _entries.Dequeue();
            }
        }
    }

    public IReadOnlyList<T> Snapshot()
    {
        lock (_gate)
        {
            return _entries.ToArray();
        }
    }
}
