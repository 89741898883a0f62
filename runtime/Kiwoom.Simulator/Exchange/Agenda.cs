namespace Kiwoom.Simulator.Exchange;

/// <summary>What is going to happen: by time, then by kind, then in the order it was entered.</summary>
internal sealed class Agenda
{
    private readonly PriorityQueue<IAgendaItem, Key> _items = new();
    private long _entered;

    /// <summary>When the next thing happens; null where nothing is left.</summary>
    public DateTime? NextTime => _items.TryPeek(out _, out var key) ? new DateTime(key.Ticks) : null;

    public void Add(DateTime at, AgendaRank rank, IAgendaItem item) => _items.Enqueue(item, new Key(at.Ticks, rank, _entered++));

    public void Add(DateTime at, AgendaRank rank, Action run) => Add(at, rank, new Deed(run));

    public IAgendaItem Take() => _items.Dequeue();

    private readonly record struct Key(long Ticks, AgendaRank Rank, long Entered) : IComparable<Key>
    {
        public int CompareTo(Key other)
        {
            var byTime = Ticks.CompareTo(other.Ticks);
            if (byTime != 0)
            {
                return byTime;
            }

            return Rank == other.Rank ? Entered.CompareTo(other.Entered) : Rank < other.Rank ? -1 : 1;
        }
    }

    private sealed class Deed(Action run) : IAgendaItem
    {
        public void Run() => run();
    }
}
