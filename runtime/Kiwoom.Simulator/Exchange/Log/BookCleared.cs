using System.Globalization;
using Kiwoom.Simulator.Exchange.Sessions;

namespace Kiwoom.Simulator.Exchange.Log;

/// <summary>All levels of a book are gone, as its session ends.</summary>
/// <param name="Code">The instrument.</param>
/// <param name="Board">The book.</param>
internal sealed record BookCleared(string Code, Board Board) : MarketEvent
{
    protected override string Describe() => string.Create(
        CultureInfo.InvariantCulture,
        $"cleared {Code} {Board}");
}
