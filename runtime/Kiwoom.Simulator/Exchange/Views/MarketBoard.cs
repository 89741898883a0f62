using Kiwoom.Simulator.Exchange.Log;
using Kiwoom.Simulator.Exchange.Sessions;

namespace Kiwoom.Simulator.Exchange.Views;

/// <summary>Every instrument's day and books, from the events alone.</summary>
internal sealed class MarketBoard : IMarketObserver
{
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly Dictionary<Board, SessionPhase> _phases = [];

    /// <summary>The trading day that is going on or was the last.</summary>
    public DateOnly Day { get; private set; }

    public SessionPhase PhaseOf(Board board) => _phases.GetValueOrDefault(board);

    /// <summary>An instrument's day; null where it has none.</summary>
    public DaySheet? DayOf(string code, PriceScope scope = PriceScope.Krx) =>
        _entries.TryGetValue(code, out var entry) ? entry.Days[(int)scope] : null;

    /// <summary>The levels that sell, the lowest first.</summary>
    public IReadOnlyList<BookLine> AsksOf(string code, PriceScope scope, int depth) => Levels(code, scope, depth, isAsk: true);

    /// <summary>The levels that buy, the highest first.</summary>
    public IReadOnlyList<BookLine> BidsOf(string code, PriceScope scope, int depth) => Levels(code, scope, depth, isAsk: false);

    /// <summary>A book of one venue; null where there is none.</summary>
    public BookPicture? BookOf(string code, PriceScope venue) =>
        _entries.TryGetValue(code, out var entry) ? entry.Books[(int)venue] : null;

    /// <summary>An instrument's last volatility interruption, with how many there were that day; null where it had none.</summary>
    public (InterruptionStarted Start, int Count)? InterruptionOf(string code) =>
        _entries.TryGetValue(code, out var entry) && entry.LastInterruption is { } last ? (last, entry.Interruptions) : null;

    public void Observe(MarketEvent marketEvent)
    {
        switch (marketEvent)
        {
            case LevelChanged changed:
                Find(changed.Code).Books[(int)ScopeOf(changed.Board)].Apply(changed);
                break;
            case Trade trade:
                var days = Find(trade.Code).Days;
                days[(int)ScopeOf(trade.Board)].Add(trade);
                days[(int)PriceScope.Both].Add(trade);
                break;
            case ExpectedPriceChanged expected:
                var sheets = Find(expected.Code).Days;
                sheets[(int)ScopeOf(expected.Board)].Expect(expected.Price, expected.Quantity);
                sheets[(int)PriceScope.Both].Expect(expected.Price, expected.Quantity);
                break;
            case IndexChanged index:
                Array.ForEach(Find(index.Code).Days, day => day.Add(index));
                break;
            case BookCleared cleared:
                Find(cleared.Code).Books[(int)ScopeOf(cleared.Board)].Clear(cleared.Time);
                break;
            case BasePriceSet prices:
                var entry = Find(prices.Code);
                Array.ForEach(entry.Days, day => day.Begin(Day, prices));
                entry.Interruptions = 0;
                break;
            case InterruptionStarted started:
                var interrupted = Find(started.Code);
                interrupted.Interruptions++;
                interrupted.LastInterruption = started;
                break;
            case DayStarted started:
                Day = started.Date;
                break;
            case SessionChanged changed:
                _phases[changed.Board] = changed.Phase;
                break;
        }
    }

    /// <summary>The venue that a board belongs to.</summary>
    internal static PriceScope ScopeOf(Board board) => board == Board.Nxt ? PriceScope.Nxt : PriceScope.Krx;

    private Entry Find(string code)
    {
        if (!_entries.TryGetValue(code, out var entry))
        {
            entry = new Entry();
            _entries.Add(code, entry);
        }

        return entry;
    }

    private IReadOnlyList<BookLine> Levels(string code, PriceScope scope, int depth, bool isAsk)
    {
        if (!_entries.TryGetValue(code, out var entry))
        {
            return [];
        }

        var lines = scope == PriceScope.Both
            ? BookPicture.Merge(Of(entry.Books[0]), Of(entry.Books[1]), isAsk)
            : Of(entry.Books[(int)scope]);
        return [.. lines.Take(depth)];

        IEnumerable<BookLine> Of(BookPicture book) => isAsk ? book.Asks : book.Bids;
    }

    private sealed class Entry
    {
        public DaySheet[] Days { get; } = [new(), new(), new()];

        public BookPicture[] Books { get; } = [new(), new()];

        /// <summary>Volatility interruptions of the day.</summary>
        public int Interruptions { get; set; }

        public InterruptionStarted? LastInterruption { get; set; }
    }
}
