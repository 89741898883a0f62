using Kiwoom.Simulator.Exchange.Accounts;
using Kiwoom.Simulator.Exchange.Instruments;

namespace Kiwoom.Simulator.Exchange.Front;

/// <summary>
/// A holding at the present price, as the balance shows it. Amounts in won. The profit is what would be left if it were sold now, the purchase's
/// commission counted too, as in the document's example of kt00018.
/// </summary>
/// <param name="Code">The instrument.</param>
/// <param name="Name">Its Korean name.</param>
/// <param name="Price">The present price.</param>
/// <param name="BasePrice">The last close.</param>
/// <param name="Shares">The shares.</param>
/// <param name="BuyCommission">The commission of what they cost.</param>
/// <param name="SellCommission">The commission of selling them now.</param>
/// <param name="Tax">The tax of selling them now.</param>
internal sealed record HoldingValue(
    string Code, string Name, long Price, long BasePrice, HeldShares Shares, long BuyCommission, long SellCommission, long Tax)
{
    public long Value => Shares.Quantity * Price;

    public long Profit => Value - Shares.Cost - BuyCommission - SellCommission - Tax;

    /// <summary>The account's holdings, by code.</summary>
    public static IReadOnlyList<HoldingValue> All(ExchangeHost host) =>
        [.. host.Account.Holdings.Where(entry => entry.Value.Quantity > 0).Select(entry => Of(host, entry.Key, entry.Value))];

    /// <summary>The holdings but for gold, which has ids of its own.</summary>
    public static IReadOnlyList<HoldingValue> Stocks(ExchangeHost host) => [.. All(host).Where(holding => !IsGold(host, holding.Code))];

    /// <summary>The gold among the holdings.</summary>
    public static IReadOnlyList<HoldingValue> Gold(ExchangeHost host) => [.. All(host).Where(holding => IsGold(host, holding.Code))];

    /// <summary>Whether an instrument is gold.</summary>
    public static bool IsGold(ExchangeHost host, string code) => host.Engine.Find(code)?.Instrument.Kind == InstrumentKind.Gold;

    private static HoldingValue Of(ExchangeHost host, string code, HeldShares holding)
    {
        var instrument = host.Engine.Find(code)!.Instrument;
        var day = host.Board.DayOf(code);
        var (price, basePrice) = day is { BasePrice: > 0 } ? (day.Last, day.BasePrice) : (instrument.BasePrice, instrument.BasePrice);
        var fees = host.Engine.Options.Fees;
        var value = holding.Quantity * price;
        return new HoldingValue(
            code, instrument.Name, price, basePrice, holding, fees.CommissionOf(holding.Cost), fees.CommissionOf(value), fees.TaxOf(value, instrument.Kind));
    }
}
