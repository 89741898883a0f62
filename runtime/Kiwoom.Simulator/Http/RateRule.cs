namespace Kiwoom.Simulator.Http;

/// <summary>How many calls of one API ID are let through.</summary>
/// <param name="PerSecond">Calls a second.</param>
/// <param name="Burst">Calls at once after a pause; null counts those of any second instead.</param>
internal sealed record RateRule(int PerSecond, int? Burst = null)
{
    /// <summary>The terms of use.</summary>
    public static RateRule Documented { get; } = new(5);

    /// <summary>What several people measured of the real server.</summary>
    public static RateRule Measured { get; } = new(1, 2);

    public static RateRule? Of(KiwoomSimulatorOptions options) => options switch
    {
        { RequestsPerSecond: { } own } => new RateRule(own),
        { Limits: SimulatorLimits.Documented } => Documented,
        { Limits: SimulatorLimits.Measured } => Measured,
        _ => null,
    };
}
