using System.Globalization;
using Kiwoom.Simulator.Exchange.Sessions;

namespace Kiwoom.Simulator.Exchange.Log;

/// <summary>The shares that wait at a price of a book change.</summary>
/// <param name="Code">The instrument.</param>
/// <param name="Board">The book.</param>
/// <param name="Side">Its side.</param>
/// <param name="Price">The price.</param>
/// <param name="Quantity">Shares that wait there now; 0 for none.</param>
internal sealed record LevelChanged(
    string Code,
    Board Board,
    SimulatedOrderSide Side,
    long Price,
    long Quantity) : MarketEvent
{
    protected override string Describe() => string.Create(
        CultureInfo.InvariantCulture,
        $"level {Code} {Board} {Side} {Price} {Quantity}");
}
