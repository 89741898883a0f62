using System.Globalization;
using Kiwoom.Simulator.Answers;

namespace Kiwoom.Simulator.Market;

/// <summary>ka10006: a stock's day.</summary>
internal sealed class StockDaySource(IMarket market) : IAnswerSource
{
    public Answer GetAnswer(ApiRequest request)
    {
        if (!StockSymbol.TryParse(request["stk_cd"], out var symbol) || !market.Has(symbol))
        {
            return BlankAnswer.Create(request.Endpoint);
        }

        var quote = market.GetQuote(symbol.Text);
        var day = quote.Day;
        return Answer.Success(writer =>
        {
            writer.WriteString("date", WireFormat.Date(day.Date));
            writer.WriteString("open_pric", WireFormat.Price(day.Open, quote.BasePrice));
            writer.WriteString("high_pric", WireFormat.Price(day.High, quote.BasePrice));
            writer.WriteString("low_pric", WireFormat.Price(day.Low, quote.BasePrice));
            writer.WriteString("close_pric", WireFormat.Price(day.Close, quote.BasePrice));
            writer.WriteString("pre", WireFormat.Signed(day.Change));
            writer.WriteString("flu_rt", WireFormat.Percent(day.Change, quote.BasePrice));
            writer.WriteString("trde_qty", WireFormat.Number(day.Volume));
            writer.WriteString("trde_prica", WireFormat.Number(day.ValueInMillions));
            writer.WriteString("cntr_str", quote.Strength.ToString("0.00", CultureInfo.InvariantCulture));
        });
    }
}
