using System.Globalization;
using Kiwoom.Simulator.Exchange.Matching;
using Kiwoom.Simulator.Exchange.Orders;
using Kiwoom.Simulator.Exchange.Sessions;

namespace Kiwoom.Simulator.Exchange.Log;

/// <summary>An order is taken.</summary>
/// <param name="OrderId">Its number.</param>
/// <param name="Account">Whose it is; empty for the flow's.</param>
/// <param name="Code">The instrument.</param>
/// <param name="Board">Where it waits or trades.</param>
/// <param name="Venue">Where it was sent.</param>
/// <param name="Side">Buy or sell.</param>
/// <param name="Kind">Its type.</param>
/// <param name="Price">The price it brought; 0 without one.</param>
/// <param name="StopPrice">Its stop price; 0 without one.</param>
/// <param name="Quantity">Shares.</param>
/// <param name="ReservePrice">What a share may cost at most; 0 for a sale.</param>
/// <param name="Credit">Whether the broker's money is in it.</param>
internal sealed record OrderAccepted(
    long OrderId,
    string Account,
    string Code,
    Board Board,
    Venue Venue,
    SimulatedOrderSide Side,
    OrderKind Kind,
    long Price,
    long StopPrice,
    long Quantity,
    long ReservePrice,
    OrderCredit Credit) : MarketEvent
{
    protected override string Describe() => string.Create(
        CultureInfo.InvariantCulture,
        $"accepted {OrderId} {Account} {Code} {Board} {Venue} {Side} {Kind} {Price} {StopPrice} {Quantity}{Credit.Describe()}");
}
