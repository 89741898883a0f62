using Kiwoom.Simulator.Answers;
using Kiwoom.Simulator.Market;

namespace Kiwoom.Simulator.Exchange.Front;

/// <summary>ka10007: a stock's day and book in one. What the market does not know of it is blank.</summary>
internal sealed class QuoteSheetSource(ExchangeHost host, IMarket market) : IAnswerSource
{
    private readonly RowTemplate _template = new(ExampleStore.Get("ka10007"));
    private readonly string[] _names = [.. ExampleStore.Get("ka10007").EnumerateObject().Select(property => property.Name)];

    public Answer GetAnswer(ApiRequest request)
    {
        if (!StockSymbol.TryParse(request["stk_cd"], out var symbol) || !market.Has(symbol))
        {
            return BlankAnswer.Create(request.Endpoint);
        }

        var book = market.GetOrderBook(symbol.Text);
        var values = _names.ToDictionary(name => name, _ => "", StringComparer.Ordinal);
        WriteDay(values, symbol, book.Quote);
        WriteLevels(values, "sel", book.Asks, book.Quote.BasePrice);
        WriteLevels(values, "buy", book.Bids, book.Quote.BasePrice);
        return Answer.Success(writer => _template.Write(writer, values));
    }

    private static void WriteLevels(Dictionary<string, string> values, string side, BookLevel[] levels, long basePrice)
    {
        for (var i = 0; i < levels.Length; i++)
        {
            var name = $"{side}_{WireFormat.Number(i + 1)}bid";
            values[name] = WireFormat.Price(levels[i].Price, basePrice);
            values[name + "_req"] = WireFormat.Number(levels[i].Quantity);
            values[name + "_jub_pre"] = WireFormat.Signed(levels[i].QuantityChange);
        }

        values[$"tot_{side}_req"] = WireFormat.Number(levels.Sum(level => level.Quantity));
    }

    private void WriteDay(Dictionary<string, string> values, StockSymbol symbol, Quote quote)
    {
        var day = quote.Day;
        var before = market.GetDailyCandles(symbol.Text, day.Date.AddDays(-1)).Span;
        values["stk_nm"] = quote.Profile.Name;
        values["stk_cd"] = symbol.Text;
        values["date"] = WireFormat.Date(day.Date);
        values["tm"] = WireFormat.Time(host.Engine.Now);
        values["pred_close_pric"] = WireFormat.Number(quote.BasePrice);
        values["pred_trde_qty"] = before.IsEmpty ? "" : WireFormat.Number(before[^1].Volume);
        values["pred_trde_prica"] = before.IsEmpty ? "" : WireFormat.Number(before[^1].ValueInMillions);
        values["upl_pric"] = WireFormat.Price(quote.UpperLimit, quote.BasePrice);
        values["lst_pric"] = WireFormat.Price(quote.LowerLimit, quote.BasePrice);
        values["flo_stkcnt"] = WireFormat.Number(quote.Profile.ListedShares / 1_000);
        values["cur_prc"] = WireFormat.Price(quote.Price, quote.BasePrice);
        values["smbol"] = WireFormat.ChangeSign(day.Change);
        values["flu_rt"] = WireFormat.Percent(day.Change, quote.BasePrice);
        values["open_pric"] = WireFormat.Price(day.Open, quote.BasePrice);
        values["high_pric"] = WireFormat.Price(day.High, quote.BasePrice);
        values["low_pric"] = WireFormat.Price(day.Low, quote.BasePrice);
        values["trde_qty"] = WireFormat.Number(day.Volume);
        values["trde_prica"] = WireFormat.Number(day.ValueInMillions);
        values["exp_cntr_pric"] = WireFormat.Price(quote.ExpectedPrice, quote.BasePrice);
        values["exp_cntr_qty"] = WireFormat.Number(quote.ExpectedQuantity);
    }
}
