namespace Kiwoom.Simulator.Exchange.Instruments;

/// <summary>The library's price steps in whole won, and those of gold, which it does not have: 10 won everywhere.</summary>
internal static class PriceSteps
{
    private const long GoldStep = 10;

    public static bool IsValid(long price, InstrumentKind kind) =>
        kind == InstrumentKind.Gold ? price > 0 && price % GoldStep == 0 : TickSize.IsValid(price, Of(kind));

    public static long Step(long price, InstrumentKind kind) => kind == InstrumentKind.Gold ? GoldStep : (long)TickSize.Of(price, Of(kind));

    public static long Next(long price, InstrumentKind kind) =>
        kind == InstrumentKind.Gold ? price - (price % GoldStep) + GoldStep : (long)TickSize.Next(price, Of(kind));

    /// <summary>The price below; the lowest price stays where it is.</summary>
    public static long Previous(long price, InstrumentKind kind)
    {
        var lowest = Lowest(kind);
        if (price <= lowest)
        {
            return lowest;
        }

        return kind == InstrumentKind.Gold ? price - 1 - ((price - 1) % GoldStep) : (long)TickSize.Previous(price, Of(kind));
    }

    /// <summary>The highest valid price up to this one; the lowest there is, where this one is below it.</summary>
    public static long RoundDown(long price, InstrumentKind kind)
    {
        var lowest = Lowest(kind);
        if (price <= lowest)
        {
            return lowest;
        }

        return kind == InstrumentKind.Gold ? price - (price % GoldStep) : (long)TickSize.RoundDown(price, Of(kind));
    }

    /// <summary>The lowest valid price from this one on.</summary>
    public static long RoundUp(long price, InstrumentKind kind)
    {
        var down = RoundDown(price, kind);
        return down >= price ? down : Next(down, kind);
    }

    /// <summary>The lowest price there is.</summary>
    public static long Lowest(InstrumentKind kind) => kind switch
    {
        InstrumentKind.Gold => GoldStep,
        InstrumentKind.Elw => 5,
        _ => 1,
    };

    private static Instrument Of(InstrumentKind kind) => kind switch
    {
        InstrumentKind.Stock => Instrument.Stock,
        InstrumentKind.Etf => Instrument.Etf,
        InstrumentKind.Etn => Instrument.Etn,
        InstrumentKind.Elw => Instrument.Elw,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "It has no price steps."),
    };
}
