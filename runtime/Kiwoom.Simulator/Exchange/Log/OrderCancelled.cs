using System.Globalization;

namespace Kiwoom.Simulator.Exchange.Log;

/// <summary>Shares of an order are withdrawn.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="Account">Whose it is.</param>
/// <param name="Code">The instrument.</param>
/// <param name="Quantity">Shares withdrawn.</param>
/// <param name="Open">Shares that stay open.</param>
/// <param name="Reason">Who withdrew them.</param>
/// <param name="RequestId">The number of the request to cancel; 0 where there was none.</param>
internal sealed record OrderCancelled(
    long OrderId,
    string Account,
    string Code,
    long Quantity,
    long Open,
    CancelReason Reason,
    long RequestId) : MarketEvent
{
    protected override string Describe() => string.Create(
        CultureInfo.InvariantCulture,
        $"cancelled {OrderId} {Account} {Code} {Quantity} {Open} {Reason} {RequestId}");
}
