using Kiwoom.Simulator.Answers;

namespace Kiwoom.Simulator.Market;

/// <summary>
/// ka10001: what a stock is and where it stands. Company figures are the example's; prices are the market's
/// (the document's example has them one line off: its <c>base_pric</c> is a date).
/// </summary>
internal sealed class StockInfoSource(IMarket market) : IAnswerSource
{
    private const int TradingDaysOfRange = 250;

    private readonly RowTemplate _template = new(ExampleStore.Get("ka10001"));

    public Answer GetAnswer(ApiRequest request)
    {
        if (!StockSymbol.TryParse(request["stk_cd"], out var symbol) || !market.Has(symbol))
        {
            return BlankAnswer.Create(request.Endpoint);
        }

        var values = Describe(symbol, market.GetQuote(symbol.Text));
        return Answer.Success(writer => _template.Write(writer, values)) with { Origin = AnswerOrigin.MarketAndExample };
    }

    private Dictionary<string, string> Describe(StockSymbol symbol, Quote quote)
    {
        var day = quote.Day;
        var history = market.GetDailyCandles(symbol.Text, day.Date);
        history = history[Math.Max(0, history.Length - TradingDaysOfRange)..];
        var (highest, lowest) = FindRange(history.Span);
        var previousVolume = history.Length > 1 ? history.Span[^2].Volume : day.Volume;
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["stk_cd"] = symbol.Text,
            ["stk_nm"] = quote.Profile.Name,
            ["flo_stk"] = WireFormat.Number(quote.Profile.ListedShares / 1_000),
            ["mac"] = WireFormat.Number(quote.MarketCap),
            ["repl_pric"] = WireFormat.Number((long)TickSize.RoundDown(quote.BasePrice * 8 / 10, quote.Profile.Instrument)),
            ["oyr_hgst"] = WireFormat.Price(highest.High, quote.BasePrice),
            ["oyr_lwst"] = WireFormat.Price(lowest.Low, quote.BasePrice),
            ["250hgst"] = WireFormat.Price(highest.High, quote.BasePrice),
            ["250lwst"] = WireFormat.Price(lowest.Low, quote.BasePrice),
            ["250hgst_pric_dt"] = WireFormat.Date(highest.Date),
            ["250hgst_pric_pre_rt"] = WireFormat.Percent(quote.Price - highest.High, highest.High),
            ["250lwst_pric_dt"] = WireFormat.Date(lowest.Date),
            ["250lwst_pric_pre_rt"] = WireFormat.Percent(quote.Price - lowest.Low, lowest.Low),
            ["open_pric"] = WireFormat.Price(day.Open, quote.BasePrice),
            ["high_pric"] = WireFormat.Price(day.High, quote.BasePrice),
            ["low_pric"] = WireFormat.Price(day.Low, quote.BasePrice),
            ["upl_pric"] = WireFormat.Price(quote.UpperLimit, quote.BasePrice),
            ["lst_pric"] = WireFormat.Price(quote.LowerLimit, quote.BasePrice),
            ["base_pric"] = WireFormat.Number(quote.BasePrice),
            ["exp_cntr_pric"] = WireFormat.Price(quote.ExpectedPrice, quote.BasePrice),
            ["exp_cntr_qty"] = WireFormat.Number(quote.ExpectedQuantity),
            ["cur_prc"] = WireFormat.Price(quote.Price, quote.BasePrice),
            ["pre_sig"] = WireFormat.ChangeSign(day.Change),
            ["pred_pre"] = WireFormat.Signed(day.Change),
            ["flu_rt"] = WireFormat.Percent(day.Change, quote.BasePrice),
            ["trde_qty"] = WireFormat.Number(day.Volume),
            ["trde_pre"] = WireFormat.VolumeRatio(day.Volume, previousVolume),
        };
    }

    private static (Candle Highest, Candle Lowest) FindRange(ReadOnlySpan<Candle> history)
    {
        var highest = history[^1];
        var lowest = history[^1];
        foreach (var candle in history)
        {
            highest = candle.High > highest.High ? candle : highest;
            lowest = candle.Low < lowest.Low ? candle : lowest;
        }

        return (highest, lowest);
    }
}
