using System.Globalization;
using Kiwoom.Simulator.Answers;
using Kiwoom.Simulator.Market;

namespace Kiwoom.Simulator.Exchange.Front.Lists;

/// <summary>
/// ka10025: ranges of prices in which a large part of the last days' volume was traded. A day's volume counts at its closing price, which is all that
/// candles tell.
/// </summary>
internal static class VolumeProfile
{
    private static readonly Columns<Row> Columns = Columns<Row>.From(StockColumns.Quote, row => row.View).With(new()
    {
        { "pric_strt", row => WireFormat.Number(row.From) },
        { "pric_end", row => WireFormat.Number(row.To) },
        { "prps_qty", row => WireFormat.Number(row.Volume) },
        { "prps_rt", row => WireFormat.Percent(row.Volume, row.All) },
    });

    public static IAnswerSource ToSource(ExchangeHost host) => new ListSource<ListRequest, Row>(
        request => new ListRequest(request),
        [],
        (request, _) =>
        [
            .. host.Engine.Instruments.Where(StockView.IsStock).Select(listed => StockView.Of(host, listed, request.Scope)).OfType<StockView>()
                .Where(view => RankingFilter.Takes(request, view, view.Day.Volume)).SelectMany(view => Ranges(request, view))
                .OrderByDescending(row => (decimal)row.Volume / row.All).ThenBy(row => row.View.Listed.Code, StringComparer.Ordinal).ThenBy(row => row.From),
        ],
        Columns);

    private static IEnumerable<Row> Ranges(ListRequest request, StockView view)
    {
        List<Candle> days = [.. view.Last(request.Number("cycle_tp", 50))];
        var count = Math.Max(1, request.Number("prpscnt", 10));
        var least = decimal.TryParse(request.Request["prps_cnctr_rt"], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var rate) ? rate : 0;
        var all = days.Sum(day => day.Volume);
        if (all == 0)
        {
            yield break;
        }

        var low = days.Min(day => day.Low);
        var width = Math.Max(1, (days.Max(day => day.High) - low + count) / count);
        foreach (var range in days.GroupBy(day => (day.Close - low) / width))
        {
            var row = new Row(view, low + (range.Key * width), low + ((range.Key + 1) * width) - 1, range.Sum(day => day.Volume), all);
            var isEntered = view.Day.Last >= row.From && view.Day.Last <= row.To;
            if (row.Volume * 100m / all >= least && (!isEntered || request.Request["cur_prc_entry"] == "1"))
            {
                yield return row;
            }
        }
    }

    private sealed record Row(StockView View, long From, long To, long Volume, long All);
}
