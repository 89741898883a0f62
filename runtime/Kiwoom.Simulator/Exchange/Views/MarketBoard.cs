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

    /// <summary>What was kept of a day, the one that is going on among them; null where the market was not there yet.</summary>
    public PastDay? PastOf(string code, PriceScope scope, DateOnly date)
    {
        if (!_entries.TryGetValue(code, out var entry))
        {
            return null;
        }

        return entry.Days[(int)scope] is var day && day.Date == date ? day.Past : entry.Past.GetValueOrDefault((scope, date));
    }

    /// <summary>A book of one venue; null where there is none.</summary>
    public BookPicture? BookOf(string code, PriceScope venue) =>
        _entries.TryGetValue(code, out var entry) ? entry.Books[(int)venue] : null;

    /// <summary>What waits to be traded at KRX's closing price; null where there is none.</summary>
    public BookPicture? AtCloseOf(string code) => _entries.TryGetValue(code, out var entry) ? entry.AtClose : null;

    /// <summary>An instrument's last volatility interruption, with how many there were that day; null where it had none.</summary>
    public (InterruptionStarted Start, int Count)? InterruptionOf(string code) =>
        _entries.TryGetValue(code, out var entry) && entry.LastInterruption is { } last ? (last, entry.Interruptions) : null;

    public void Observe(MarketEvent marketEvent)
    {
        switch (marketEvent)
        {
            case LevelChanged changed:
                Find(changed.Code).BookOn(changed.Board).Apply(changed);
                break;
            case Trade trade:
                var days = Find(trade.Code).Days;
                var part = PartOf(PhaseOf(trade.Board));
                days[(int)ScopeOf(trade.Board)].Add(trade, part);
                days[(int)PriceScope.Both].Add(trade, part);
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
                Find(cleared.Code).BookOn(cleared.Board).Clear(cleared.Time);
                break;
            case BasePriceSet prices:
                var entry = Find(prices.Code);
                entry.Begin(Day, prices);
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

    // The closing auction trades when its session has ended already.
    private static DayPart PartOf(SessionPhase phase) => phase switch
    {
        SessionPhase.PreMarketClose or SessionPhase.NxtPreMarket => DayPart.Before,
        SessionPhase.AfterHoursClose => DayPart.After,
        _ => phase.IsAfterMarket() || phase == SessionPhase.NxtAfterAuction ? DayPart.After : DayPart.Regular,
    };

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

        public BookPicture AtClose { get; } = new();

        /// <summary>Volatility interruptions of the day.</summary>
        public int Interruptions { get; set; }

        public InterruptionStarted? LastInterruption { get; set; }

        public Dictionary<(PriceScope Scope, DateOnly Date), PastDay> Past { get; } = [];

        public BookPicture BookOn(Board board) => board == Board.KrxClosingPrice ? AtClose : Books[(int)ScopeOf(board)];

        public void Begin(DateOnly date, BasePriceSet prices)
        {
            for (var scope = PriceScope.Krx; scope <= PriceScope.Both; scope++)
            {
                var day = Days[(int)scope];
                if (day.Volume > 0)
                {
                    Past[(scope, day.Date)] = day.Past;
                }

                day.Begin(date, prices);
            }
        }
    }
}
