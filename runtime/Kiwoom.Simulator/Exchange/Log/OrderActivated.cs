using System.Globalization;

namespace Kiwoom.Simulator.Exchange.Log;

/// <summary>A stop order comes into force, or a conditional order becomes a market order.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="Account">Whose it is.</param>
/// <param name="Code">The instrument.</param>
/// <param name="Price">Its limit from now on; 0 for a market order.</param>
internal sealed record OrderActivated(
    long OrderId,
    string Account,
    string Code,
    long Price) : MarketEvent
{
    protected override string Describe() => string.Create(
        CultureInfo.InvariantCulture,
        $"activated {OrderId} {Account} {Code} {Price}");
}
