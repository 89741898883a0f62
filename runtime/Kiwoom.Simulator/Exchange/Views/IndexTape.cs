using Kiwoom.Simulator.Exchange.Instruments;
using Kiwoom.Simulator.Exchange.Log;

namespace Kiwoom.Simulator.Exchange.Views;

/// <summary>The day's values of the indices, each with what its stocks had been traded for by then. Attach it behind the board.</summary>
internal sealed class IndexTape(MarketBoard board) : IMarketObserver
{
    private Dictionary<string, IReadOnlyList<string>> _members = [];

    private readonly Dictionary<string, List<IndexTick>> _ticks = new(StringComparer.Ordinal);

    /// <summary>The values, the oldest first.</summary>
    public IReadOnlyList<IndexTick> Of(string code) => _ticks.TryGetValue(code, out var ticks) ? ticks : [];

    /// <summary>Says which stocks an index is of.</summary>
    public void Know(IReadOnlyList<ListedInstrument> instruments) => _members = instruments.Where(index => index.Kind == InstrumentKind.Index).ToDictionary(
        index => index.Code,
        IReadOnlyList<string> (index) =>
            [.. instruments.Where(listed => listed.Kind == InstrumentKind.Stock && listed.Market == index.Market).Select(listed => listed.Code)],
        StringComparer.Ordinal);

    public void Observe(MarketEvent marketEvent)
    {
        switch (marketEvent)
        {
            case IndexChanged index:
                if (!_ticks.TryGetValue(index.Code, out var ticks))
                {
                    ticks = [];
                    _ticks.Add(index.Code, ticks);
                }

                ticks.Add(new IndexTick(index.Time, index.Value, _members[index.Code].Sum(code => board.DayOf(code)?.Volume ?? 0)));
                break;
            case DayStarted:
                _ticks.Clear();
                break;
        }
    }
}
