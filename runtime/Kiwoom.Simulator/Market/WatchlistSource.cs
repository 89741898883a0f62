using System.Globalization;
using Kiwoom.Simulator.Answers;

namespace Kiwoom.Simulator.Market;

/// <summary>ka10095: several stocks at once, one row for each code in the order asked.</summary>
internal sealed class WatchlistSource(IMarket market, KoreanClock clock) : IAnswerSource
{
    private const string List = "atn_stk_infr";
    private const int Levels = 5;

    private readonly RowTemplate _template = new(ExampleStore.Get("ka10095").GetProperty(List)[0]);

    public Answer GetAnswer(ApiRequest request)
    {
        var codes = request["stk_cd"].Split('|');
        return Answer.Success(writer =>
        {
            writer.WriteStartArray(List);
            foreach (var code in codes)
            {
                writer.WriteStartObject();
                if (StockSymbol.TryParse(code, out var symbol) && market.Has(symbol))
                {
                    _template.Write(writer, Describe(symbol, market.GetOrderBook(symbol.Text)));
                }
                else
                {
                    _template.WriteBlank(writer);
                }

                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }) with
        {
            Origin = AnswerOrigin.MarketAndExample,
        };
    }

    private Dictionary<string, string> Describe(StockSymbol symbol, OrderBook book)
    {
        var quote = book.Quote;
        var day = quote.Day;
        var time = WireFormat.Time(clock.Now);
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["stk_cd"] = symbol.Text,
            ["stk_nm"] = quote.Profile.Name,
            ["cur_prc"] = WireFormat.Price(quote.Price, quote.BasePrice),
            ["base_pric"] = WireFormat.Number(quote.BasePrice),
            ["pred_pre"] = WireFormat.Signed(day.Change),
            ["pred_pre_sig"] = WireFormat.ChangeSign(day.Change),
            ["flu_rt"] = WireFormat.Percent(day.Change, quote.BasePrice),
            ["trde_qty"] = WireFormat.Number(day.Volume),
            ["trde_prica"] = WireFormat.Number(day.ValueInMillions),
            ["cntr_str"] = quote.Strength.ToString("0.00", CultureInfo.InvariantCulture),
            ["sel_bid"] = WireFormat.Price(quote.BestAsk, quote.BasePrice),
            ["buy_bid"] = WireFormat.Price(quote.BestBid, quote.BasePrice),
            ["upl_pric"] = WireFormat.Price(quote.UpperLimit, quote.BasePrice),
            ["lst_pric"] = WireFormat.Price(quote.LowerLimit, quote.BasePrice),
            ["open_pric"] = WireFormat.Price(day.Open, quote.BasePrice),
            ["high_pric"] = WireFormat.Price(day.High, quote.BasePrice),
            ["low_pric"] = WireFormat.Price(day.Low, quote.BasePrice),
            ["close_pric"] = WireFormat.Price(day.Close, quote.BasePrice),
            ["exp_cntr_pric"] = WireFormat.Price(quote.ExpectedPrice, quote.BasePrice),
            ["cntr_tm"] = quote.LastTime is { } traded ? WireFormat.Time(traded) : time,
            ["bid_tm"] = time,
            ["dt"] = WireFormat.Date(day.Date),
            ["mac"] = WireFormat.Number(quote.MarketCap),
            ["stkcnt"] = WireFormat.Number(quote.Profile.ListedShares / 1_000),
            ["pri_sel_req"] = WireFormat.Number(book.Asks[0].Quantity),
            ["pri_buy_req"] = WireFormat.Number(book.Bids[0].Quantity),
            ["tot_sel_req"] = WireFormat.Number(book.Asks.Sum(level => level.Quantity)),
            ["tot_buy_req"] = WireFormat.Number(book.Bids.Sum(level => level.Quantity)),
        };
        for (var i = 0; i < Levels; i++)
        {
            var nth = WireFormat.Number(i + 1) + "th";
            values[$"sel_{nth}_bid"] = WireFormat.Price(book.Asks[i].Price, quote.BasePrice);
            values[$"buy_{nth}_bid"] = WireFormat.Price(book.Bids[i].Price, quote.BasePrice);
        }

        return values;
    }
}
