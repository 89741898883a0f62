using System.Globalization;
using System.Text.Json;
using Kiwoom.Simulator.Answers;

namespace Kiwoom.Simulator.Market;

/// <summary>ka10081: the daily chart up to a date, newest first, over several pages.</summary>
internal sealed class DailyCandlesSource(IMarket market, KiwoomSimulatorOptions options) : IAnswerSource
{
    public Answer GetAnswer(ApiRequest request)
    {
        if (!StockSymbol.TryParse(request["stk_cd"], out var symbol)
            || !market.Has(symbol)
            || !DateOnly.TryParseExact(request["base_dt"], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var last))
        {
            return BlankAnswer.Create(request.Endpoint);
        }

        var candles = market.GetDailyCandles(symbol.Text, last);
        candles = candles[Math.Max(0, candles.Length - options.CandleCount)..];
        var page = Page.Of(candles.Length, request.Offset, options.CandlesPerPage);
        var shares = market.GetQuote(symbol.Text).Profile.ListedShares;
        return Answer.Success(
            writer =>
            {
                writer.WriteString("stk_cd", symbol.Text);
                writer.WriteStartArray("stk_dt_pole_chart_qry");
                for (var i = 0; i < page.Count; i++)
                {
                    Write(writer, candles.Span[candles.Length - 1 - page.Start - i], shares);
                }

                writer.WriteEndArray();
            },
            nextOffset: page.Next);
    }

    private static void Write(Utf8JsonWriter writer, in Candle candle, long shares)
    {
        writer.WriteStartObject();
        writer.WriteString("cur_prc", WireFormat.Number(candle.Close));
        writer.WriteString("trde_qty", WireFormat.Number(candle.Volume));
        writer.WriteString("trde_prica", WireFormat.Number(candle.ValueInMillions));
        writer.WriteString("dt", WireFormat.Date(candle.Date));
        writer.WriteString("open_pric", WireFormat.Number(candle.Open));
        writer.WriteString("high_pric", WireFormat.Number(candle.High));
        writer.WriteString("low_pric", WireFormat.Number(candle.Low));
        writer.WriteString("pred_pre", WireFormat.Signed(candle.Change));
        writer.WriteString("pred_pre_sig", WireFormat.ChangeSign(candle.Change));
        writer.WriteString("trde_tern_rt", WireFormat.Percent(candle.Volume, shares));
        writer.WriteEndObject();
    }
}
