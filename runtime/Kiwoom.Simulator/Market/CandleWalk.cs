namespace Kiwoom.Simulator.Market;

/// <summary>
/// Walks a stock's price from day to day: steps of about one per cent, drawn back to the anchor price, so that it neither
/// runs away nor reaches the daily limit. Whole numbers only: the same on every processor.
/// </summary>
internal static class CandleWalk
{
    private const long BasisPoints = 10_000;
    private const long TurnoverUnit = 1_000_000;
    private const long StepLimit = 120;
    private const long PullDivisor = 150;
    private const long MaxPull = 300;

    /// <summary>The candles of the first days of the calendar.</summary>
    public static Candle[] Generate(string code, StockProfile profile, int count)
    {
        var random = StableRandom.From(code, "candles");
        var candles = new Candle[count];
        var previous = profile.AnchorPrice;
        for (var i = 0; i < count; i++)
        {
            candles[i] = Next(ref random, profile, previous, TradingCalendar.DateAt(i));
            previous = candles[i].Close;
        }

        return candles;
    }

    private static Candle Next(ref StableRandom random, StockProfile profile, long previous, DateOnly date)
    {
        var pull = (profile.AnchorPrice - previous) * BasisPoints / profile.AnchorPrice / PullDivisor;
        var step = Math.Clamp(pull, -MaxPull, MaxPull);
        for (var i = 0; i < 3; i++)
        {
            step += random.Next(-StepLimit, StepLimit);
        }

        var close = (long)TickSize.RoundToNearest(Move(previous, step), profile.Instrument);
        var open = (long)TickSize.RoundToNearest(Move(previous, random.Next(-60, 60)), profile.Instrument);
        var high = (long)TickSize.RoundUp(Move(Math.Max(open, close), random.Next(0, 90)), profile.Instrument);
        var low = (long)TickSize.RoundDown(Move(Math.Min(open, close), -random.Next(0, 90)), profile.Instrument);
        var volume = profile.ListedShares * random.Next(800, 4_000) / TurnoverUnit;
        return new Candle(date, previous, open, high, low, close, volume);
    }

    private static long Move(long price, long basisPoints) => price * (BasisPoints + basisPoints) / BasisPoints;
}
