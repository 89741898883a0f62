using System.Globalization;
using Kiwoom.Simulator.Exchange.Sessions;

namespace Kiwoom.Simulator.Exchange.Log;

/// <summary>What an auction would trade if it ended now changes.</summary>
/// <param name="Code">The instrument.</param>
/// <param name="Board">The book.</param>
/// <param name="Price">The price; 0 where nothing would trade.</param>
/// <param name="Quantity">Shares.</param>
internal sealed record ExpectedPriceChanged(
    string Code,
    Board Board,
    long Price,
    long Quantity) : MarketEvent
{
    protected override string Describe() => string.Create(
        CultureInfo.InvariantCulture,
        $"expected {Code} {Board} {Price} {Quantity}");
}
