using System.Globalization;

namespace Kiwoom.Simulator.Exchange.Log;

/// <summary>A trading day begins, before anything trades.</summary>
/// <param name="Date">The day.</param>
internal sealed record DayStarted(DateOnly Date) : MarketEvent
{
    protected override string Describe() => string.Create(
        CultureInfo.InvariantCulture,
        $"day {Date:yyyyMMdd}");
}
