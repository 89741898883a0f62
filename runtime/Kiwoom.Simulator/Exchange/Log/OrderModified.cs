using System.Globalization;
using Kiwoom.Simulator.Exchange.Matching;
using Kiwoom.Simulator.Exchange.Orders;
using Kiwoom.Simulator.Exchange.Sessions;

namespace Kiwoom.Simulator.Exchange.Log;

/// <summary>Shares of an order move to a new order at another price.</summary>
/// <param name="OrderId">The new order.</param>
/// <param name="OriginalId">The order they are taken from.</param>
/// <param name="RootId">The first of the chain.</param>
/// <param name="Account">Whose it is.</param>
/// <param name="Code">The instrument.</param>
/// <param name="Board">Where it waits or trades.</param>
/// <param name="Venue">Where the first order was sent.</param>
/// <param name="Side">Buy or sell.</param>
/// <param name="Kind">Its type.</param>
/// <param name="Price">The new price.</param>
/// <param name="StopPrice">The new stop price; 0 without one.</param>
/// <param name="Quantity">Shares that move.</param>
/// <param name="OriginalOpen">Shares that the original keeps open.</param>
/// <param name="ReservePrice">What a share may cost at most; 0 for a sale.</param>
/// <param name="Credit">Whether the broker's money is in it.</param>
internal sealed record OrderModified(
    long OrderId,
    long OriginalId,
    long RootId,
    string Account,
    string Code,
    Board Board,
    Venue Venue,
    SimulatedOrderSide Side,
    OrderKind Kind,
    long Price,
    long StopPrice,
    long Quantity,
    long OriginalOpen,
    long ReservePrice,
    OrderCredit Credit) : MarketEvent
{
    protected override string Describe() => string.Create(
        CultureInfo.InvariantCulture,
        $"modified {OrderId} {OriginalId} {RootId} {Account} {Code} {Board} {Side} {Kind} {Price} {StopPrice} {Quantity} {OriginalOpen}{Credit.Describe()}");
}
