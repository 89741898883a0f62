namespace Kiwoom.Simulator;

/// <summary>Which server's habits a <see cref="KiwoomSimulator"/> takes on where the two differ.</summary>
public enum SimulatedServer
{
    /// <summary>Neither's: every id is served, on every exchange.</summary>
    Any,

    /// <summary>
    /// The mock server (모의투자): it refuses the ids that it does not serve with the measured codes (8104, RC9000, RC7006), and orders to other exchanges than KRX.
    /// </summary>
    Mock,

    /// <summary>The real server: a frame that comes before the LOGIN was answered brings the notice R10004.</summary>
    Real,
}
