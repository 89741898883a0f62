namespace Kiwoom.Simulator.Exchange.Views;

/// <summary>A candle.</summary>
/// <param name="Start">When it begins.</param>
/// <param name="Open">The first price, in won.</param>
/// <param name="High">The highest price.</param>
/// <param name="Low">The lowest price.</param>
/// <param name="Close">The last price.</param>
/// <param name="Volume">Shares traded.</param>
/// <param name="Value">What they cost, in won.</param>
internal readonly record struct Bar(DateTime Start, long Open, long High, long Low, long Close, long Volume, long Value)
{
    public static Bar Of(DateTime start, long price, long quantity) => new(start, price, price, price, price, quantity, price * quantity);

    /// <summary>An index's value, with what its stocks traded since the one before.</summary>
    public static Bar OfIndex(DateTime start, long value, long volume) => new(start, value, value, value, value, volume, 0);

    /// <summary>What was traded without making a price: at a closing price.</summary>
    public static Bar OfVolume(DateTime start, long price, long quantity) => new(start, 0, 0, 0, 0, quantity, price * quantity);

    /// <summary>Whether there is a price in it, and not volume alone.</summary>
    public bool HasPrice => Open != 0;

    /// <summary>The bar with what came after it.</summary>
    public Bar With(Bar later) => this with
    {
        Open = HasPrice ? Open : later.Open,
        High = Math.Max(High, later.High),
        Low = HasPrice && later.HasPrice ? Math.Min(Low, later.Low) : Low + later.Low,
        Close = later.HasPrice ? later.Close : Close,
        Volume = Volume + later.Volume,
        Value = Value + later.Value,
    };
}
