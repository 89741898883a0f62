using System.Globalization;

namespace Kiwoom;

/// <summary>
/// The steps in which prices move on the Korean exchanges (호가단위), in won, as they are since January 2023. The exchange refuses an
/// order whose price is between two steps (RC4003).
/// </summary>
/// <remarks>
/// Only you know whether a code is a share, a fund or a warrant, so no order is refused for its tick: call <see cref="Check"/> before you
/// send one. Gold has steps of its own.
/// </remarks>
public static class TickSize
{
    /// <summary>The step at a price: of the range that begins there, where one does.</summary>
    /// <param name="price">The price in won, above zero.</param>
    /// <param name="instrument">What is traded.</param>
    /// <exception cref="ArgumentOutOfRangeException">The price is not above zero, or there is no such instrument.</exception>
    public static decimal Of(decimal price, Instrument instrument)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(price);
        return instrument switch
        {
            Instrument.Stock => OfStock(price),
            Instrument.Etf or Instrument.Etn => price < 2_000 ? 1 : 5,
            Instrument.Elw => 5,
            _ => throw new ArgumentOutOfRangeException(nameof(instrument), instrument, null),
        };
    }

    /// <summary>Whether an order may carry the price. False for zero and below.</summary>
    /// <param name="price">The price in won.</param>
    /// <param name="instrument">What is traded.</param>
    public static bool IsValid(decimal price, Instrument instrument) => price > 0 && price % Of(price, instrument) == 0;

    /// <summary>Does nothing when an order may carry the price.</summary>
    /// <param name="price">The price in won.</param>
    /// <param name="instrument">What is traded.</param>
    /// <exception cref="ArgumentOutOfRangeException">An order may not; the message names the nearest prices that it may.</exception>
    public static void Check(decimal price, Instrument instrument)
    {
        if (IsValid(price, instrument))
        {
            return;
        }

        var above = price > 0 ? RoundUp(price, instrument) : Of(1, instrument);
        var tick = Of(above, instrument);
        var below = price > tick ? string.Create(CultureInfo.InvariantCulture, $"{RoundDown(price, instrument):G29} or ") : "";
        throw new ArgumentOutOfRangeException(
            nameof(price), price, string.Create(CultureInfo.InvariantCulture, $"{price} is no price of {Name(instrument)}: give {below}{above:G29}."));
    }

    /// <summary>The highest valid price that is not above this one.</summary>
    /// <inheritdoc cref="Previous" path="/param"/>
    /// <exception cref="ArgumentOutOfRangeException">There is none: the price is below the lowest there is.</exception>
    public static decimal RoundDown(decimal price, Instrument instrument)
    {
        var rounded = Floor(price, instrument);
        return rounded > 0 ? rounded : throw NoneBelow(price, instrument);
    }

    /// <summary>The lowest valid price that is not below this one.</summary>
    /// <inheritdoc cref="Of" path="/param"/>
    /// <exception cref="ArgumentOutOfRangeException">The price is not above zero.</exception>
    public static decimal RoundUp(decimal price, Instrument instrument)
    {
        var floor = Floor(price, instrument);
        return floor == price ? floor : floor + Of(price, instrument);
    }

    /// <summary>The valid price next to this one; of two, the higher. Never zero.</summary>
    /// <inheritdoc cref="Of" path="/param"/>
    /// <exception cref="ArgumentOutOfRangeException">The price is not above zero.</exception>
    public static decimal RoundToNearest(decimal price, Instrument instrument)
    {
        var floor = Floor(price, instrument);
        return floor > 0 && price - floor < Of(price, instrument) / 2 ? floor : RoundUp(price, instrument);
    }

    /// <summary>The lowest valid price above this one: 2,000 follows 1,999, and 2,005 follows 2,000.</summary>
    /// <inheritdoc cref="Of" path="/param"/>
    /// <exception cref="ArgumentOutOfRangeException">The price is not above zero.</exception>
    public static decimal Next(decimal price, Instrument instrument) => Floor(price, instrument) + Of(price, instrument);

    /// <summary>The highest valid price below this one: 1,999 comes before 2,000.</summary>
    /// <param name="price">The price in won, above zero.</param>
    /// <param name="instrument">What is traded.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is none: the price is the lowest there is, or below it.</exception>
    public static decimal Previous(decimal price, Instrument instrument)
    {
        var floor = Floor(price, instrument);

        // A price on a step is a whole number, and so is the lowest of each range: a won less is in the range below.
        var previous = floor < price ? floor : price > 1 ? Floor(price - 1, instrument) : 0;
        return previous > 0 ? previous : throw NoneBelow(price, instrument);
    }

    private static decimal OfStock(decimal price) => price switch
    {
        < 2_000 => 1,
        < 5_000 => 5,
        < 20_000 => 10,
        < 50_000 => 50,
        < 200_000 => 100,
        < 500_000 => 500,
        _ => 1_000,
    };

    /// <summary>The step at or below a price, without the zeros behind a point that the price may have.</summary>
    private static decimal Floor(decimal price, Instrument instrument) => decimal.Truncate(price - (price % Of(price, instrument)));

    private static ArgumentOutOfRangeException NoneBelow(decimal price, Instrument instrument) =>
        new(nameof(price), price, $"There is no lower price of {Name(instrument)}.");

    private static string Name(Instrument instrument) => instrument == Instrument.Stock ? "a Stock" : $"an {instrument}";
}
