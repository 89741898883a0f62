namespace Kiwoom.Simulator.Market;

/// <summary>One day of trading in a stock.</summary>
/// <param name="Date">The day.</param>
/// <param name="PreviousClose">The base price: the close of the day before.</param>
/// <param name="Open">The first price.</param>
/// <param name="High">The highest price.</param>
/// <param name="Low">The lowest price.</param>
/// <param name="Close">The last price.</param>
/// <param name="Volume">Shares traded.</param>
internal readonly record struct Candle(DateOnly Date, long PreviousClose, long Open, long High, long Low, long Close, long Volume)
{
    private const long Million = 1_000_000;

    public long Change => Close - PreviousClose;

    /// <summary>The money that changed hands, in won; null where nobody counted it.</summary>
    public long? Value { get; init; }

    /// <summary>The money that changed hands, in million won; at the day's average price where nobody counted it.</summary>
    public long ValueInMillions => Value is { } value ? value / Million : Volume * ((Open + High + Low + Close) / 4) / Million;
}
