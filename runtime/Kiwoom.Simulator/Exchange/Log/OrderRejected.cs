using System.Globalization;
using Kiwoom.Simulator.Exchange.Matching;

namespace Kiwoom.Simulator.Exchange.Log;

/// <summary>An order or a change of one is refused.</summary>
/// <param name="Account">Who asked.</param>
/// <param name="Code">The instrument.</param>
/// <param name="Reason">Why.</param>
/// <param name="OrderId">The order that was to change; 0 for a new one.</param>
internal sealed record OrderRejected(
    string Account,
    string Code,
    RejectReason Reason,
    long OrderId) : MarketEvent
{
    protected override string Describe() => string.Create(
        CultureInfo.InvariantCulture,
        $"rejected {Account} {Code} {Reason} {OrderId}");
}
