using Kiwoom.Simulator.Exchange.Instruments;
using Kiwoom.Simulator.Market;

namespace Kiwoom.Simulator.Exchange.Front;

/// <summary>
/// The daily candles from before the first simulated day, which nobody traded: a walk by the code alone that ends at the first base price, so
/// that charts have something to the left.
/// </summary>
internal sealed class PastCandles(DateOnly firstDay)
{
    private const int Days = 600;

    private readonly Dictionary<string, Candle[]> _byCode = new(StringComparer.Ordinal);

    /// <summary>The day before which they end.</summary>
    public DateOnly FirstDay { get; } = firstDay;

    public Candle[] Of(ListedInstrument instrument, Market.StockProfile profile)
    {
        if (!_byCode.TryGetValue(instrument.Code, out var candles))
        {
            candles = Make(instrument, profile);
            _byCode.Add(instrument.Code, candles);
        }

        return candles;
    }

    private Candle[] Make(ListedInstrument instrument, Market.StockProfile profile)
    {
        var walk = CandleWalk.Generate(instrument.Code, profile, Days);
        var lastClose = walk[^1].Close;
        var date = FirstDay;
        for (var i = walk.Length - 1; i >= 0; i--)
        {
            date = MarketEngine.Calendar.Previous(date);
            var candle = walk[i];
            walk[i] = new Candle(
                date,
                Scale(candle.PreviousClose),
                Scale(candle.Open),
                Scale(candle.High),
                Scale(candle.Low),
                i == walk.Length - 1 ? instrument.BasePrice : Scale(candle.Close),
                candle.Volume);
        }

        walk[^1] = walk[^1] with { High = Math.Max(walk[^1].High, instrument.BasePrice), Low = Math.Min(walk[^1].Low, instrument.BasePrice) };
        return walk;

        long Scale(long price) => PriceSteps.RoundDown((long)((Int128)price * instrument.BasePrice / lastClose), instrument.Kind);
    }
}
