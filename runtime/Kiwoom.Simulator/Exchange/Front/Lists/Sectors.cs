using Kiwoom.Simulator.Answers;
using Kiwoom.Simulator.Exchange.Instruments;

namespace Kiwoom.Simulator.Exchange.Front.Lists;

/// <summary>The indices and their stocks.</summary>
internal static class Sectors
{
    public static IEnumerable<(string ApiId, IAnswerSource Source)> All(ExchangeHost host)
    {
        yield return ("ka20001", Of((sector, _) => sector.Moments(), SectorMoment.Columns));
        yield return ("ka20009", Of((sector, _) => sector.Days(), SectorMoment.Columns));
        yield return ("ka20003", Of((sector, _) => Indices(sector.Index.Market), SectorView.Columns));
        yield return ("ka20002", Of(StocksOf, StockColumns.Quote));
        yield return ("ka10101", new ListSource<ListRequest, SectorView>(
            request => new ListRequest(request),
            [],
            (request, _) => Indices(request.Name("mrkt_tp").ToUpperInvariant()),
            SectorView.Columns.With(new() { { "marketCode", sector => sector.Index.Market == "KOSDAQ" ? "1" : "0" } })));

        ListSource<SectorView, T> Of<T>(Func<SectorView, ApiRequest, IReadOnlyList<T>> rows, Columns<T> columns) =>
            new(request => SectorView.Of(host, request["inds_cd"]), SectorView.Columns, rows, columns);

        List<SectorView> Indices(string market) =>
        [
            .. host.Engine.Instruments.Where(listed => listed.Kind == InstrumentKind.Index && listed.Market == market)
                .Select(index => SectorView.Of(host, index.Code)).OfType<SectorView>(),
        ];

        List<StockView> StocksOf(SectorView sector, ApiRequest request) =>
            [.. host.History.MembersOf(sector.Index).Select(listed => StockView.Of(host, listed, new ListRequest(request).Scope)).OfType<StockView>()];
    }
}
