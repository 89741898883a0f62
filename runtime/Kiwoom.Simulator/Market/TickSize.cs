namespace Kiwoom.Simulator.Market;

/// <summary>The steps in which Korean prices move, by price (since January 2023).</summary>
internal static class TickSize
{
    public static long At(long price, bool isFund) => isFund
        ? price < 2_000 ? 1 : 5
        : price switch
        {
            < 2_000 => 1,
            < 5_000 => 5,
            < 20_000 => 10,
            < 50_000 => 50,
            < 200_000 => 100,
            < 500_000 => 500,
            _ => 1_000,
        };

    public static bool IsValid(long price, bool isFund) => price > 0 && price % At(price, isFund) == 0;

    public static long RoundDown(long price, bool isFund) => price - (price % At(price, isFund));

    public static long RoundUp(long price, bool isFund) => RoundDown(price + At(price, isFund) - 1, isFund);

    public static long RoundToNearest(long price, bool isFund) => RoundDown(price + (At(price, isFund) / 2), isFund);

    /// <summary>The next valid price above.</summary>
    public static long Above(long price, bool isFund) => price + At(price, isFund);

    /// <summary>The next valid price below; the step is that of the range below.</summary>
    public static long Below(long price, bool isFund) => price - At(price - 1, isFund);
}
