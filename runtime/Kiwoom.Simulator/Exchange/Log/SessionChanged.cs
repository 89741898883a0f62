using System.Globalization;
using Kiwoom.Simulator.Exchange.Sessions;

namespace Kiwoom.Simulator.Exchange.Log;

/// <summary>A board begins another phase.</summary>
/// <param name="Board">The board.</param>
/// <param name="Phase">What begins.</param>
internal sealed record SessionChanged(Board Board, SessionPhase Phase) : MarketEvent
{
    protected override string Describe() => string.Create(
        CultureInfo.InvariantCulture,
        $"session {Board} {Phase}");
}
