using System.Globalization;

namespace Kiwoom.Simulator.Exchange.Log;

/// <summary>An index has another value.</summary>
/// <param name="Code">The index.</param>
/// <param name="Value">In hundredths of a point.</param>
internal sealed record IndexChanged(string Code, long Value) : MarketEvent
{
    protected override string Describe() => string.Create(
        CultureInfo.InvariantCulture,
        $"index {Code} {Value}");
}
