namespace Kiwoom.Simulator.Orders;

/// <summary>A new order before it has a number.</summary>
/// <param name="Side">Buy or sell.</param>
/// <param name="Exchange">The exchange's wire code.</param>
/// <param name="StockCode">The six-character code.</param>
/// <param name="TypeCode">The order type's wire code.</param>
/// <param name="Price">The limit; 0 where the type takes none.</param>
/// <param name="ConditionPrice">The price that sets off a stop order; 0 without one.</param>
/// <param name="Quantity">Shares.</param>
/// <param name="CreditCode">The wire code of the kind of credit (신용거래구분); empty without credit.</param>
/// <param name="LoanDate">The day of the loan that a sale repays; null for none, or for all together.</param>
internal sealed record OrderTicket(
    SimulatedOrderSide Side,
    string Exchange,
    string StockCode,
    string TypeCode,
    long Price,
    long ConditionPrice,
    long Quantity,
    string CreditCode = "",
    DateOnly? LoanDate = null);
