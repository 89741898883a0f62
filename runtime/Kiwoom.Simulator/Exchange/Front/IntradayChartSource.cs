using System.Globalization;
using System.Text.Json;
using Kiwoom.Simulator.Answers;
using Kiwoom.Simulator.Exchange.Views;
using Kiwoom.Simulator.Market;

namespace Kiwoom.Simulator.Exchange.Front;

/// <summary>ka10079 and ka10080: candles of trades or minutes, newest first.</summary>
internal sealed class IntradayChartSource(ExchangeHost host, IMarket market, bool isTicks) : IAnswerSource
{
    // As measured on the servers.
    private const int RowsPerPage = 900;

    public Answer GetAnswer(ApiRequest request)
    {
        if (!StockSymbol.TryParse(request["stk_cd"], out var symbol)
            || !market.Has(symbol)
            || !int.TryParse(request["tic_scope"], NumberStyles.None, CultureInfo.InvariantCulture, out var width)
            || width == 0)
        {
            return BlankAnswer.Create(request.Endpoint);
        }

        var bars = Bars(symbol, width, request["base_dt"]);
        var page = Page.Of(bars.Count, request.Offset, RowsPerPage);
        return Answer.Success(
            writer =>
            {
                writer.WriteString("stk_cd", symbol.Text);
                if (isTicks)
                {
                    writer.WriteString("last_tic_cnt", "");
                }

                writer.WriteStartArray(isTicks ? "stk_tic_chart_qry" : "stk_min_pole_chart_qry");
                for (var i = 0; i < page.Count; i++)
                {
                    Write(writer, symbol.Code, bars, bars.Count - 1 - page.Start - i);
                }

                writer.WriteEndArray();
            },
            nextOffset: page.Next);
    }

    private IReadOnlyList<Bar> Bars(StockSymbol symbol, int width, string lastDay)
    {
        var (code, scope) = ScopeOf.Text(symbol.Text);
        if (isTicks)
        {
            return host.Tape.Ticks(code, scope, width);
        }

        var bars = host.Candles.Minutes(code, scope, width);
        return DateOnly.TryParseExact(lastDay, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var last)
            ? [.. bars.Where(bar => DateOnly.FromDateTime(bar.Start) <= last)]
            : bars;
    }

    private void Write(Utf8JsonWriter writer, string code, IReadOnlyList<Bar> bars, int index)
    {
        var bar = bars[index];
        var basePrice = host.Candles.BasePriceOf(code, DateOnly.FromDateTime(bar.Start));
        var change = bar.Close - basePrice;
        writer.WriteStartObject();
        writer.WriteString("cur_prc", WireFormat.Price(bar.Close, basePrice));
        writer.WriteString("trde_qty", WireFormat.Number(bar.Volume));
        writer.WriteString("cntr_tm", WireFormat.DateTime(bar.Start));
        writer.WriteString("open_pric", WireFormat.Price(bar.Open, basePrice));
        writer.WriteString("high_pric", WireFormat.Price(bar.High, basePrice));
        writer.WriteString("low_pric", WireFormat.Price(bar.Low, basePrice));
        if (!isTicks)
        {
            writer.WriteString("acc_trde_qty", WireFormat.Number(VolumeUntil(bars, index)));
        }

        writer.WriteString("pred_pre", WireFormat.Signed(change));
        writer.WriteString("pred_pre_sig", WireFormat.ChangeSign(change));
        writer.WriteEndObject();
    }

    private static long VolumeUntil(IReadOnlyList<Bar> bars, int index)
    {
        var day = bars[index].Start.Date;
        long volume = 0;
        for (var i = index; i >= 0 && bars[i].Start.Date == day; i--)
        {
            volume += bars[i].Volume;
        }

        return volume;
    }
}
