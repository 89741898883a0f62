using System.Globalization;

namespace Kiwoom.Simulator.Exchange.Log;

/// <summary>An account begins, or gets money.</summary>
/// <param name="Account">Its number.</param>
/// <param name="Cash">What is paid in, in won.</param>
internal sealed record AccountOpened(string Account, long Cash) : MarketEvent
{
    protected override string Describe() => string.Create(
        CultureInfo.InvariantCulture,
        $"deposit {Account} {Cash}");
}
