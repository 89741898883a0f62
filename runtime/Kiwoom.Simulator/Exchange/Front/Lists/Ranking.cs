using Kiwoom.Simulator.Answers;
using Kiwoom.Simulator.Exchange.Instruments;

namespace Kiwoom.Simulator.Exchange.Front.Lists;

/// <summary>A list of instruments by a measure: the declaration of an id.</summary>
/// <param name="Look">What an instrument's place depends on; null where it is not in the list.</param>
internal sealed record Ranking(Func<ListRequest, StockView, RankedStock?> Look)
{
    /// <summary>What a row says beyond <see cref="StockColumns"/>.</summary>
    public Columns<RankedStock> Columns { get; init; } = [];

    /// <summary>Which instruments it is of.</summary>
    public Func<ListedInstrument, bool> IsWanted { get; init; } = StockView.IsStock;

    /// <summary>The volume that its filter looks at.</summary>
    public Func<StockView, long> Volume { get; init; } = view => view.Day.Volume;

    public IAnswerSource ToSource(ExchangeHost host)
    {
        var columns = Columns<RankedStock>.From(StockColumns.Quote, ranked => ranked.View).With(Columns);
        return new ListSource<ListRequest, RankedStock>(request => new ListRequest(request), [], (request, _) => Rows(host, request), columns);
    }

    private List<RankedStock> Rows(ExchangeHost host, ListRequest request)
    {
        List<RankedStock> found =
        [
            .. host.Engine.Instruments.Where(IsWanted)
                .Select(listed => StockView.Of(host, listed, request.Scope)).OfType<StockView>()
                .Where(view => RankingFilter.Takes(request, view, Volume(view)))
                .Select(view => Look(request, view)).OfType<RankedStock>()
                .OrderByDescending(ranked => ranked.Key).ThenBy(ranked => ranked.View.Listed.Code, StringComparer.Ordinal),
        ];
        var before = found.OrderByDescending(ranked => ranked.From).ThenBy(ranked => ranked.View.Listed.Code, StringComparer.Ordinal)
            .Select((ranked, i) => (ranked.View.Listed.Code, i + 1)).ToDictionary(StringComparer.Ordinal);
        var rows = found.Select((ranked, i) => ranked with { Rank = i + 1, PreviousRank = before[ranked.View.Listed.Code] });

        // ka10031 asks for a stretch of the list.
        var first = Math.Max(1, request.Number("rank_strt", 1));
        return [.. rows.Where(ranked => ranked.Rank >= first && ranked.Rank <= request.Number("rank_end", int.MaxValue))];
    }
}
