namespace Kiwoom.Simulator.Orders;

/// <summary>A new order before it has a number.</summary>
/// <param name="Side">Buy or sell.</param>
/// <param name="Exchange">The exchange's wire code.</param>
/// <param name="StockCode">The six-character code.</param>
/// <param name="TypeCode">The order type's wire code.</param>
/// <param name="Price">The limit; 0 where the type takes none.</param>
/// <param name="ConditionPrice">The price that sets off a stop order; 0 without one.</param>
/// <param name="Quantity">Shares.</param>
internal sealed record OrderTicket(
    SimulatedOrderSide Side,
    string Exchange,
    string StockCode,
    string TypeCode,
    long Price,
    long ConditionPrice,
    long Quantity);
