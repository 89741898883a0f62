namespace Kiwoom.Simulator.Exchange.Accounts;

/// <summary>An account's shares of one instrument. Amounts in won.</summary>
internal sealed class HeldShares
{
    public long Quantity { get; private set; }

    /// <summary>What they cost without commissions. A sale takes its part of it, cut to whole won; the last one all that is left.</summary>
    public long Cost { get; private set; }

    /// <summary>Shares that open orders want to sell.</summary>
    public long OnSale { get; set; }

    public long BoughtToday { get; private set; }

    public long SoldToday { get; private set; }

    /// <summary>What today's purchases cost, without commissions.</summary>
    public long BoughtValueToday { get; private set; }

    /// <summary>What today's sales brought, before fees.</summary>
    public long SoldValueToday { get; private set; }

    /// <summary>Shares that no trade of the last two days is in.</summary>
    public long Settled => Math.Max(0, Quantity - BoughtToday - BoughtYesterday);

    /// <summary>Shares bought on the trading day before.</summary>
    public long BoughtYesterday { get; private set; }

    /// <summary>Shares sold on the trading day before.</summary>
    public long SoldYesterday { get; private set; }

    /// <summary>Profit of today's sales over what was paid for the shares, before fees.</summary>
    public long RealizedToday { get; private set; }

    /// <summary>Commissions of today's trades.</summary>
    public long CommissionToday { get; set; }

    /// <summary>Taxes of today's sales.</summary>
    public long TaxToday { get; set; }

    /// <summary>What a share cost; 0 without shares.</summary>
    public decimal AveragePrice => Quantity == 0 ? 0 : (decimal)Cost / Quantity;

    /// <summary>Several of them as one.</summary>
    public static HeldShares Sum(IEnumerable<HeldShares> parts)
    {
        var sum = new HeldShares();
        foreach (var part in parts)
        {
            sum.Quantity += part.Quantity;
            sum.Cost += part.Cost;
            sum.OnSale += part.OnSale;
            sum.BoughtToday += part.BoughtToday;
            sum.SoldToday += part.SoldToday;
            sum.BoughtValueToday += part.BoughtValueToday;
            sum.SoldValueToday += part.SoldValueToday;
            sum.BoughtYesterday += part.BoughtYesterday;
            sum.SoldYesterday += part.SoldYesterday;
            sum.RealizedToday += part.RealizedToday;
            sum.CommissionToday += part.CommissionToday;
            sum.TaxToday += part.TaxToday;
        }

        return sum;
    }

    public void Deliver(long quantity, long value)
    {
        Quantity += quantity;
        Cost += value;
    }

    public void Buy(long quantity, long value)
    {
        Deliver(quantity, value);
        BoughtToday += quantity;
        BoughtValueToday += value;
    }

    /// <summary>Takes shares out; gives the profit before fees.</summary>
    public long Sell(long quantity, long value)
    {
        var cost = quantity == Quantity ? Cost : (long)((Int128)Cost * quantity / Quantity);
        Quantity -= quantity;
        Cost -= cost;
        SoldToday += quantity;
        SoldValueToday += value;
        RealizedToday += value - cost;
        return value - cost;
    }

    /// <summary>What has come of the day so far; null where nothing was traded.</summary>
    public DayResult? ResultOf(DateOnly day, string code) => BoughtToday + SoldToday == 0
        ? null
        : new DayResult(day, code, BoughtValueToday, SoldToday, SoldValueToday, RealizedToday, CommissionToday, TaxToday);

    public void BeginDay()
    {
        (BoughtYesterday, SoldYesterday) = (BoughtToday, SoldToday);
        BoughtToday = 0;
        SoldToday = 0;
        BoughtValueToday = 0;
        SoldValueToday = 0;
        RealizedToday = 0;
        CommissionToday = 0;
        TaxToday = 0;
    }
}
