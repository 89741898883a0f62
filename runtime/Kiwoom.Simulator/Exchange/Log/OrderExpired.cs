using System.Globalization;

namespace Kiwoom.Simulator.Exchange.Log;

/// <summary>What is left of an order ends with its session.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="Account">Whose it is.</param>
/// <param name="Code">The instrument.</param>
/// <param name="Quantity">Shares that never traded.</param>
internal sealed record OrderExpired(
    long OrderId,
    string Account,
    string Code,
    long Quantity) : MarketEvent
{
    protected override string Describe() => string.Create(
        CultureInfo.InvariantCulture,
        $"expired {OrderId} {Account} {Code} {Quantity}");
}
