using System.Globalization;
using Kiwoom.Simulator.Exchange.Sessions;

namespace Kiwoom.Simulator.Exchange.Log;

/// <summary>Two orders trade.</summary>
/// <param name="Code">The instrument.</param>
/// <param name="Board">Where.</param>
/// <param name="Price">At which price.</param>
/// <param name="Quantity">Shares.</param>
/// <param name="BuyOrder">The order that buys.</param>
/// <param name="BuyAccount">Whose it is; empty for the flow's.</param>
/// <param name="SellOrder">The order that sells.</param>
/// <param name="SellAccount">Whose it is; empty for the flow's.</param>
/// <param name="Origin">Which side came to the other.</param>
internal sealed record Trade(
    string Code,
    Board Board,
    long Price,
    long Quantity,
    long BuyOrder,
    string BuyAccount,
    long SellOrder,
    string SellAccount,
    TradeOrigin Origin) : MarketEvent
{
    /// <summary>Whether it was made at a closing price, before the opening or after the close.</summary>
    public bool IsAtClose => Board == Board.KrxClosingPrice;

    /// <summary>Whether the order of an account is in it.</summary>
    public bool HasAccount => BuyAccount.Length > 0 || SellAccount.Length > 0;

    protected override string Describe() => string.Create(
        CultureInfo.InvariantCulture,
        $"trade {Code} {Board} {Price} {Quantity} {BuyOrder} {SellOrder} {Origin}");
}
