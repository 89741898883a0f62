using Kiwoom.Simulator.Exchange.Accounts;
using Kiwoom.Simulator.Exchange.Flow;

namespace Kiwoom.Simulator.Exchange;

/// <summary>What a market is made of. The same options give the same market.</summary>
internal sealed record MarketOptions
{
    /// <summary>Decides about everything that chance decides.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>The first day; where it is none of trading, the market begins on the next that is.</summary>
    public DateOnly FirstDay { get; init; } = new(2026, 9, 14);

    /// <summary>What trades cost.</summary>
    public FeeRates Fees { get; init; } = FeeRates.Mock;

    /// <summary>The strangers.</summary>
    public FlowOptions Flow { get; init; } = new();

    /// <summary>The list of instruments; null takes the built-in one.</summary>
    public string? Instruments { get; init; }
}
