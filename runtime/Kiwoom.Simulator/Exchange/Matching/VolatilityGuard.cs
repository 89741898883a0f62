using Kiwoom.Simulator.Exchange.Instruments;

namespace Kiwoom.Simulator.Exchange.Matching;

/// <summary>
/// Decides when a trade would move the price so far that two minutes of auction come first (변동성완화장치, VI).
/// </summary>
/// <remarks>
/// Static: 10 % from the price of the last auction. Dynamic: so far from the last trade. Simplified: the dynamic distance is 3 % for KOSPI
/// shares, funds and notes and 6 % for KOSDAQ shares, the same all day; the exchange has others for the closing auction and for shares outside
/// its main indices. None for ELWs and gold. Only KRX's regular session has interruptions; an NXT book stands still meanwhile.
/// </remarks>
internal sealed class VolatilityGuard(ListedInstrument instrument)
{
    private const int StaticPercent = 10;

    private readonly int _dynamicPercent = instrument.Kind switch
    {
        InstrumentKind.Stock when instrument.Market == "KOSDAQ" => 6,
        InstrumentKind.Stock or InstrumentKind.Etf or InstrumentKind.Etn => 3,
        _ => 0,
    };

    /// <summary>Whether it is on; only in the regular session.</summary>
    public bool IsOn { get; set; }

    /// <summary>Whether it is left out for good: prices of a file have had their interruptions.</summary>
    public bool IsLeftOut { get; set; }

    /// <summary>The price of the last auction; 0 before the first.</summary>
    public long StaticReference { get; set; }

    /// <summary>Whether a trade at a price would be too far from the static reference.</summary>
    public bool IsStatic(long price) => IsFar(price, StaticReference, StaticPercent);

    /// <summary>Whether a trade at a price has to wait for an auction.</summary>
    public bool Stops(long price, long lastPrice) =>
        IsOn && !IsLeftOut && _dynamicPercent > 0 && (IsStatic(price) || IsFar(price, lastPrice, _dynamicPercent));

    private static bool IsFar(long price, long reference, int percent) =>
        reference > 0 && Math.Abs(price - reference) * 100 >= reference * percent;
}
