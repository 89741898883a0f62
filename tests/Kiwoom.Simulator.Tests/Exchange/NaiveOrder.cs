using Kiwoom.Simulator;

namespace Kiwoom.Tests.Simulator.Exchange;

/// <summary>An order in a <see cref="NaiveBook"/>.</summary>
internal sealed class NaiveOrder
{
    public long Id { get; set; }

    public SimulatedOrderSide Side { get; init; }

    public long Limit { get; set; }

    public long Open { get; set; }

    /// <summary>Its place in the order of arrival.</summary>
    public long Arrival { get; set; }
}
