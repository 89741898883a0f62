using System.Globalization;

namespace Kiwoom.Simulator.Exchange.Log;

/// <summary>An account gets shares from elsewhere.</summary>
/// <param name="Account">Its number.</param>
/// <param name="Code">The instrument.</param>
/// <param name="Quantity">Shares.</param>
/// <param name="Price">What each is taken to have cost, in won.</param>
internal sealed record SharesDelivered(
    string Account,
    string Code,
    long Quantity,
    long Price) : MarketEvent
{
    protected override string Describe() => string.Create(
        CultureInfo.InvariantCulture,
        $"delivered {Account} {Code} {Quantity} {Price}");
}
