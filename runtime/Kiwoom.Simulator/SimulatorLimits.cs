namespace Kiwoom.Simulator;

/// <summary>How many calls a <see cref="KiwoomSimulator"/> takes. Every API ID is counted by itself; a call beyond is refused with 1700 and HTTP 429.</summary>
public enum SimulatorLimits
{
    /// <summary>As many as come.</summary>
    None,

    /// <summary>Five in any second, as the terms of use say.</summary>
    Documented,

    /// <summary>One a second and two at once after a pause, as several people measured of the real server.</summary>
    Measured,
}
