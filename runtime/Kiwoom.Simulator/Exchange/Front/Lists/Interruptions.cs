using Kiwoom.Simulator.Answers;
using Kiwoom.Simulator.Exchange.Log;
using Kiwoom.Simulator.Exchange.Views;

namespace Kiwoom.Simulator.Exchange.Front.Lists;

/// <summary>ka10054: the day's volatility interruptions, each stock's last one, the latest first. They are KRX's, in its regular session.</summary>
internal static class Interruptions
{
    private static readonly Columns<Row> Columns = Columns<Row>.From(StockColumns.Quote, row => row.View).With(new()
    {
        { "motn_pric", row => row.View.Price(row.Start.Price).TrimStart('+', '-') },
        { "dynm_dispty_rt", row => row.Start.IsStatic ? "0.00" : row.Deviation },
        { "static_dispty_rt", row => row.Start.IsStatic ? row.Deviation : "0.00" },
        { "dynm_stdpc", row => WireFormat.Number(row.Start.IsStatic ? 0 : row.Start.ReferencePrice) },
        { "static_stdpc", row => WireFormat.Number(row.Start.IsStatic ? row.Start.ReferencePrice : 0) },
        { "trde_cntr_proc_time", row => WireFormat.Time(row.Start.Time) },
        { "virelis_time", row => WireFormat.Time(row.Start.Until) },
        { "viaplc_tp", row => row.Start.IsStatic ? "정적" : "동적" },
        { "open_pric_pre_flu_rt", row => WireFormat.Percent(row.Start.Price - row.View.Day.Open, row.View.Day.Open) },
        { "vimotn_cnt", row => WireFormat.Number(row.Count) },
        { "stex_tp", _ => "KRX" },
    });

    public static IAnswerSource ToSource(ExchangeHost host) =>
        new ListSource<ListRequest, Row>(request => new ListRequest(request), [], (request, _) => Rows(host, request), Columns);

    private static List<Row> Rows(ExchangeHost host, ListRequest request) =>
    [
        .. host.Engine.Instruments.Where(StockView.IsListed)
            .Select(listed => StockView.Of(host, listed, PriceScope.Krx)).OfType<StockView>()
            .Select(view => host.Board.InterruptionOf(view.Listed.Code) is { } last ? new Row(view, last.Start, last.Count) : null).OfType<Row>()
            .Where(row => DateOnly.FromDateTime(row.Start.Time) == row.View.Day.Date && Takes(request, row))
            .OrderByDescending(row => row.Start.Sequence),
    ];

    private static bool Takes(ListRequest request, Row row)
    {
        // Nine digits, each of which leaves something out: the seventh what needs a margin of 100 %, which is all; the last two funds and notes.
        var skipped = request.Request["skip_stk"].PadRight(9, '0');
        var isLeftOut = skipped[6] == '1' || (skipped[7] == '1' && row.View.Listed.Kind == Instruments.InstrumentKind.Etf)
            || (skipped[8] == '1' && row.View.Listed.Kind == Instruments.InstrumentKind.Etn);
        return !isLeftOut
            && request.Name("stex_tp") != "Nxt"
            && request.Name("bf_mkrt_tp") != "AfterHoursSinglePrice"
            && (request.Request["stk_cd"].Length == 0 || ScopeOf.Text(request.Request["stk_cd"]).Code == row.View.Listed.Code)
            && (request.Name("mrkt_tp") == "All" || row.View.Listed.Market.Equals(request.Name("mrkt_tp"), StringComparison.OrdinalIgnoreCase))
            && request.Name("motn_tp") switch { "Static" => row.Start.IsStatic, "Dynamic" => !row.Start.IsStatic, "DynamicAndStatic" => false, _ => true }
            && request.Name("motn_drc") switch { "Up" => row.IsUp, "Down" => !row.IsUp, _ => true }
            && Within(request, "trde_qty", row.View.Day.Volume)
            && Within(request, "trde_prica", row.View.Day.Value / 1_000_000);
    }

    private static bool Within(ListRequest request, string name, long value) =>
        request.Request[name + "_tp"] != "1" || (value >= request.Number("min_" + name) && value <= request.Number("max_" + name, int.MaxValue));

    private sealed record Row(StockView View, InterruptionStarted Start, int Count)
    {
        public bool IsUp => Start.Price >= Start.ReferencePrice;

        public string Deviation => WireFormat.Percent(Start.Price - Start.ReferencePrice, Start.ReferencePrice);
    }
}
