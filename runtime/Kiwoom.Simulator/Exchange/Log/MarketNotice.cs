using System.Globalization;

namespace Kiwoom.Simulator.Exchange.Log;

/// <summary>The market tells the time (0s).</summary>
/// <param name="Operation">The wire's code (장운영구분).</param>
/// <param name="Remaining">Until what it tells of.</param>
internal sealed record MarketNotice(string Operation, TimeSpan Remaining) : MarketEvent
{
    protected override string Describe() => string.Create(
        CultureInfo.InvariantCulture,
        $"notice {Operation} {Remaining:hhmmss}");
}
