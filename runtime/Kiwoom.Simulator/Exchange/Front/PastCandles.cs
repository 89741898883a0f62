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

    public Candle[] Of(ListedInstrument instrument, Market.StockProfile profile)
    {
        if (!_byCode.TryGetValue(instrument.Code, out var candles))
        {
            candles = Make(instrument, profile);
            _byCode.Add(instrument.Code, candles);
        }

        return candles;
    }

    /// <summary>An index's: what its stocks' candles come to. Their highs and lows are taken as if they were of one moment.</summary>
    public Candle[] Of(ListedInstrument index, IReadOnlyList<ListedInstrument> members)
    {
        if (_byCode.TryGetValue(index.Code, out var known))
        {
            return known;
        }

        var candles = members.Select(member => (Candles: Of(member, member.ToProfile()), member.ListedShares)).ToList();
        var start = members.Aggregate(Int128.Zero, (sum, member) => sum + ((Int128)member.BasePrice * member.ListedShares));
        Candle[] made = candles.Count == 0 ? [] : [.. Enumerable.Range(0, Days).Select(MakeDay)];
        _byCode.Add(index.Code, made);
        return made;

        Candle MakeDay(int i) => new(
            candles[0].Candles[i].Date,
            Points(i, candle => candle.PreviousClose),
            Points(i, candle => candle.Open),
            Points(i, candle => candle.High),
            Points(i, candle => candle.Low),
            Points(i, candle => candle.Close),
            candles.Sum(member => member.Candles[i].Volume))
        {
            Value = candles.Sum(member => member.Candles[i].ValueInMillions) * 1_000_000,
        };

        long Points(int i, Func<Candle, long> price) =>
            (long)(candles.Aggregate(Int128.Zero, (sum, member) => sum + ((Int128)price(member.Candles[i]) * member.ListedShares)) * index.BasePrice / start);
    }

    private Candle[] Make(ListedInstrument instrument, Market.StockProfile profile)
    {
        var walk = CandleWalk.Generate(instrument.Code, profile, Days);
        var lastClose = walk[^1].Close;
        var date = firstDay;
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
