using System.Globalization;

namespace Kiwoom.Simulator.Exchange.Log;

/// <summary>KRX's regular session ends with an instrument's closing price.</summary>
/// <param name="Code">The instrument.</param>
/// <param name="Price">The price.</param>
internal sealed record ClosingPriceSet(string Code, long Price) : MarketEvent
{
    protected override string Describe() => string.Create(
        CultureInfo.InvariantCulture,
        $"close {Code} {Price}");
}
