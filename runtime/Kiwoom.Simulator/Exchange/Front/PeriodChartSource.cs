using System.Globalization;
using System.Text.Json;
using Kiwoom.Simulator.Answers;
using Kiwoom.Simulator.Market;

namespace Kiwoom.Simulator.Exchange.Front;

/// <summary>ka10082 and ka10083: candles of weeks or months, made of the daily ones, newest first. Each is dated by its first trading day.</summary>
internal sealed class PeriodChartSource(IMarket market, bool isMonths) : IAnswerSource
{
    // As measured on the servers.
    private const int WeeksPerPage = 300;
    private const int MonthsPerPage = 240;

    public Answer GetAnswer(ApiRequest request)
    {
        if (!StockSymbol.TryParse(request["stk_cd"], out var symbol)
            || !market.Has(symbol)
            || !DateOnly.TryParseExact(request["base_dt"], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var last))
        {
            return BlankAnswer.Create(request.Endpoint);
        }

        var candles = Group(market.GetDailyCandles(symbol.Text, last).ToArray());
        var page = Page.Of(candles.Count, request.Offset, isMonths ? MonthsPerPage : WeeksPerPage);
        var shares = market.GetQuote(symbol.Text).Profile.ListedShares;
        return Answer.Success(
            writer =>
            {
                writer.WriteString("stk_cd", symbol.Text);
                writer.WriteStartArray(isMonths ? "stk_mth_pole_chart_qry" : "stk_stk_pole_chart_qry");
                for (var i = 0; i < page.Count; i++)
                {
                    Write(writer, candles[candles.Count - 1 - page.Start - i], shares);
                }

                writer.WriteEndArray();
            },
            nextOffset: page.Next);
    }

    private static void Write(Utf8JsonWriter writer, Candle candle, long shares)
    {
        writer.WriteStartObject();
        writer.WriteString("cur_prc", WireFormat.Number(candle.Close));
        writer.WriteString("trde_qty", WireFormat.Number(candle.Volume));
        writer.WriteString("trde_prica", WireFormat.Number(candle.Value ?? 0));
        writer.WriteString("dt", WireFormat.Date(candle.Date));
        writer.WriteString("open_pric", WireFormat.Number(candle.Open));
        writer.WriteString("high_pric", WireFormat.Number(candle.High));
        writer.WriteString("low_pric", WireFormat.Number(candle.Low));
        writer.WriteString("pred_pre", WireFormat.Signed(candle.Change));
        writer.WriteString("pred_pre_sig", WireFormat.ChangeSign(candle.Change));
        writer.WriteString("trde_tern_rt", WireFormat.Percent(candle.Volume, shares));
        writer.WriteEndObject();
    }

    private List<Candle> Group(Candle[] days)
    {
        var grouped = new List<Candle>();
        var period = -1;
        foreach (var day in days)
        {
            var own = isMonths ? (day.Date.Year * 12) + day.Date.Month : (day.Date.DayNumber - (((int)day.Date.DayOfWeek + 6) % 7)) / 7;
            var value = day.Value ?? day.ValueInMillions * 1_000_000;
            if (own != period)
            {
                grouped.Add(day with { Value = value });
                period = own;
                continue;
            }

            var sum = grouped[^1];
            grouped[^1] = sum with
            {
                High = Math.Max(sum.High, day.High),
                Low = Math.Min(sum.Low, day.Low),
                Close = day.Close,
                Volume = sum.Volume + day.Volume,
                Value = sum.Value + value,
            };
        }

        return grouped;
    }
}
