namespace Kiwoom.Simulator.Exchange.Instruments;

/// <summary>The prices between which a day's orders have to be.</summary>
/// <param name="Lower">The lower limit (하한가), in won.</param>
/// <param name="Upper">The upper limit (상한가), in won.</param>
internal readonly record struct PriceLimits(long Lower, long Upper)
{
    // What stands for no limit: ELWs have none.
    private const long Unlimited = 10_000_000;

    /// <summary>
    /// The limits of a day. The width is the percentage of the base price, cut to the base price's step; what is then between two steps is
    /// cut towards the base price, as the exchange does.
    /// </summary>
    public static PriceLimits Of(long basePrice, InstrumentKind kind, int percent)
    {
        if (percent == 0)
        {
            return new PriceLimits(PriceSteps.Lowest(kind), Unlimited);
        }

        var width = basePrice * percent / 100;
        width -= width % PriceSteps.Step(basePrice, kind);
        return new PriceLimits(
            PriceSteps.RoundUp(Math.Max(1, basePrice - width), kind),
            PriceSteps.RoundDown(basePrice + width, kind));
    }

    public bool Contains(long price) => price >= Lower && price <= Upper;

    public long Clamp(long price) => Math.Clamp(price, Lower, Upper);
}
