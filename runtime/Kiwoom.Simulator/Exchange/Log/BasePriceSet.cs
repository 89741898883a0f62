using System.Globalization;

namespace Kiwoom.Simulator.Exchange.Log;

/// <summary>An instrument gets the day's base price and limits.</summary>
/// <param name="Code">The instrument.</param>
/// <param name="BasePrice">What changes and limits are counted from: the last close.</param>
/// <param name="LowerLimit">The lowest price of an order.</param>
/// <param name="UpperLimit">The highest.</param>
internal sealed record BasePriceSet(
    string Code,
    long BasePrice,
    long LowerLimit,
    long UpperLimit) : MarketEvent
{
    protected override string Describe() => string.Create(
        CultureInfo.InvariantCulture,
        $"base {Code} {BasePrice} {LowerLimit} {UpperLimit}");
}
