using Kiwoom.Simulator.Exchange.Matching;
using Kiwoom.Simulator.Exchange.Sessions;

namespace Kiwoom.Simulator.Exchange.Orders;

/// <summary>An order as somebody sends it.</summary>
/// <param name="Account">Whose it is; empty for the flow's.</param>
/// <param name="Code">The instrument.</param>
/// <param name="Venue">Where to.</param>
/// <param name="Side">Buy or sell.</param>
/// <param name="Kind">Its type.</param>
/// <param name="Quantity">Shares.</param>
/// <param name="Price">The price in won; 0 without one.</param>
/// <param name="StopPrice">The stop price in won; 0 without one.</param>
/// <param name="Credit">Whether the broker's money is in it.</param>
internal sealed record NewOrder(
    string Account,
    string Code,
    Venue Venue,
    SimulatedOrderSide Side,
    OrderKind Kind,
    long Quantity,
    long Price = 0,
    long StopPrice = 0,
    OrderCredit Credit = default);
