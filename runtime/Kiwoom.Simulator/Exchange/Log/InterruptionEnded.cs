using System.Globalization;

namespace Kiwoom.Simulator.Exchange.Log;

/// <summary>A volatility interruption is over.</summary>
/// <param name="Code">The instrument.</param>
internal sealed record InterruptionEnded(string Code) : MarketEvent
{
    protected override string Describe() => string.Create(
        CultureInfo.InvariantCulture,
        $"resumed {Code}");
}
