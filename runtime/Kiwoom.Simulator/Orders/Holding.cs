namespace Kiwoom.Simulator.Orders;

/// <summary>Shares of one stock.</summary>
/// <param name="Quantity">How many.</param>
/// <param name="Cost">What they cost, in won.</param>
/// <param name="NetBought">Shares bought less shares sold.</param>
/// <param name="Profit">Profit of the sales, in won.</param>
internal readonly record struct Holding(long Quantity, long Cost, long NetBought, long Profit)
{
    /// <summary>What a share cost, in won; 0 without shares.</summary>
    public long AveragePrice => Quantity == 0 ? 0 : Cost / Quantity;

    public Holding Buy(long quantity, long price) => this with
    {
        Quantity = Quantity + quantity,
        Cost = Cost + (quantity * price),
        NetBought = NetBought + quantity,
    };

    public Holding Sell(long quantity, long price)
    {
        var owned = Math.Min(quantity, Quantity);
        var cost = owned == Quantity ? Cost : owned * AveragePrice;
        return new Holding(Quantity - owned, Cost - cost, NetBought - quantity, Profit + (owned * price) - cost);
    }
}
