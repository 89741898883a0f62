using Kiwoom.Simulator.Exchange.Log;

namespace Kiwoom.Simulator.Exchange.Views;

/// <summary>
/// The day's trades of every instrument that make a price, the latest of them, and the last ones of the day before. Attach it behind the board that it
/// asks for volumes.
/// </summary>
internal sealed class TradeTape(MarketBoard board) : IMarketObserver
{
    private const int Capacity = 5_000;
    private const int PreviousCapacity = 1_000;

    private Dictionary<string, List<TapeEntry>> _tapes = new(StringComparer.Ordinal);
    private Dictionary<string, List<TapeEntry>> _previous = new(StringComparer.Ordinal);

    /// <summary>The trades, the oldest first.</summary>
    public IEnumerable<TapeEntry> Of(string code, PriceScope scope) => Of(_tapes, code, scope);

    /// <summary>The last trades of the day before, the oldest first.</summary>
    public IEnumerable<TapeEntry> PreviousOf(string code, PriceScope scope) => Of(_previous, code, scope);

    /// <summary>Candles of so many trades, the oldest first, each at the time of its first trade.</summary>
    public IReadOnlyList<Bar> Ticks(string code, PriceScope scope, int trades) =>
        [.. Of(code, scope).Chunk(trades).Select(chunk => chunk
            .Select(entry => Bar.Of(entry.Trade.Time, entry.Trade.Price, entry.Trade.Quantity))
            .Aggregate((bar, later) => bar.With(later)))];

    public void Observe(MarketEvent marketEvent)
    {
        switch (marketEvent)
        {
            case Trade { IsAtClose: false } trade:
                Add(trade);
                break;
            case DayStarted:
                foreach (var tape in _tapes.Values)
                {
                    tape.RemoveRange(0, Math.Max(0, tape.Count - PreviousCapacity));
                    tape.TrimExcess();
                }

                (_previous, _tapes) = (_tapes, new Dictionary<string, List<TapeEntry>>(StringComparer.Ordinal));
                break;
        }
    }

    private static IEnumerable<TapeEntry> Of(Dictionary<string, List<TapeEntry>> tapes, string code, PriceScope scope) =>
        tapes.TryGetValue(code, out var tape)
            ? tape.Where(entry => scope == PriceScope.Both || MarketBoard.ScopeOf(entry.Trade.Board) == scope)
            : [];

    private void Add(Trade trade)
    {
        if (!_tapes.TryGetValue(trade.Code, out var tape))
        {
            tape = [];
            _tapes.Add(trade.Code, tape);
        }

        if (tape.Count >= Capacity + (Capacity / 4))
        {
            tape.RemoveRange(0, tape.Count - Capacity);
        }

        var scope = MarketBoard.ScopeOf(trade.Board);
        var day = board.DayOf(trade.Code, scope)!;
        var book = board.BookOf(trade.Code, scope)!;
        tape.Add(new TapeEntry(trade, day.Volume, day.Value, book.Asks.FirstOrDefault().Price, book.Bids.FirstOrDefault().Price, day.Strength));
    }
}
