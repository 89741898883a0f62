namespace Kiwoom.Simulator.Realtime;

/// <summary>The realtime conditions of one session.</summary>
internal sealed class ConditionSubscriptions(int limit)
{
    private readonly Lock _gate = new();
    private readonly HashSet<string> _running = new(StringComparer.Ordinal);

    /// <summary>Whether the list was asked for: before that, searches stay without an answer.</summary>
    public bool IsListed { get; set; }

    /// <summary>Begins a condition, again where it runs already; false over the limit.</summary>
    public bool TryAdd(string seq)
    {
        lock (_gate)
        {
            return _running.Contains(seq) || (_running.Count < limit && _running.Add(seq));
        }
    }

    public void Remove(string seq)
    {
        lock (_gate)
        {
            _running.Remove(seq);
        }
    }

    public bool Has(string seq)
    {
        lock (_gate)
        {
            return _running.Contains(seq);
        }
    }

    public IReadOnlyList<string> Snapshot()
    {
        lock (_gate)
        {
            return [.. _running.Order(StringComparer.Ordinal)];
        }
    }
}
