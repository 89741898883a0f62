using Kiwoom.Simulator.Exchange.Instruments;

namespace Kiwoom.Simulator.Exchange.Accounts;

/// <summary>
/// What a trade costs, in parts of its value. Both are reckoned over an order's trades together: the commission is cut to ten won and the tax
/// to one, as in the document's example of kt00018 (56.0 is 50, 26.6 is 20; 318.6 is 318).
/// </summary>
/// <param name="Commission">The broker's, of purchases and sales.</param>
/// <param name="Tax">The state's (securities transaction tax with the rural special tax), of sales of shares.</param>
internal sealed record FeeRates(decimal Commission, decimal Tax)
{
    /// <summary>0.20 % on KOSPI (of which 0.15 % rural) and on KOSDAQ in 2026, by press; none on ETFs, ETNs, ELWs and gold.</summary>
    private const decimal Tax2026 = 0.0020m;

    private const long CommissionUnit = 10;

    /// <summary>Kiwoom's mock server: 0.35 %, measured (FID 938) and published in September 2026.</summary>
    public static FeeRates Mock { get; } = new(0.0035m, Tax2026);

    /// <summary>Kiwoom's real server: 0.015 %, as published. No rate for gold was found: the same is taken.</summary>
    public static FeeRates Real { get; } = new(0.00015m, Tax2026);

    public long CommissionOf(long value) => (long)decimal.Floor(value * Commission / CommissionUnit) * CommissionUnit;

    public long TaxOf(long value, InstrumentKind kind) => kind == InstrumentKind.Stock ? (long)decimal.Floor(value * Tax) : 0;

    /// <summary>The most that buying for a value may cost: the commission rounded up.</summary>
    public long CostOf(long value) => value + (long)decimal.Ceiling(value * Commission);
}
