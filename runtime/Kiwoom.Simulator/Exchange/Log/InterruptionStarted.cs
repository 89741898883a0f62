using System.Globalization;

namespace Kiwoom.Simulator.Exchange.Log;

/// <summary>A volatility interruption begins: two minutes of auction.</summary>
/// <param name="Code">The instrument.</param>
/// <param name="IsStatic">Static (against the last auction's price) or dynamic (against the last trade).</param>
/// <param name="ReferencePrice">The price it is counted from.</param>
/// <param name="Price">The price that would have been traded.</param>
/// <param name="Until">When it ends.</param>
internal sealed record InterruptionStarted(
    string Code,
    bool IsStatic,
    long ReferencePrice,
    long Price,
    DateTime Until) : MarketEvent
{
    protected override string Describe() => string.Create(
        CultureInfo.InvariantCulture,
        $"interrupted {Code} {(IsStatic ? "static" : "dynamic")} {ReferencePrice} {Price} {Until:HHmmss}");
}
