namespace Kiwoom.Simulator.Exchange.Front.Lists;

/// <summary>An instrument with its place in a list.</summary>
/// <param name="View">The instrument.</param>
/// <param name="Key">What the list is sorted by, the highest first.</param>
/// <param name="From">What the list compares with: an earlier price or volume, or the lower end of a range.</param>
/// <param name="To">What it compares: the present price or volume, or the upper end of a range.</param>
/// <param name="Count">How often or how much, where a list tells that.</param>
internal sealed record RankedStock(StockView View, decimal Key, long From = 0, long To = 0, long Count = 0)
{
    /// <summary>The place, from 1.</summary>
    public int Rank { get; init; }

    /// <summary>The place by <see cref="From"/>, from 1.</summary>
    public int PreviousRank { get; init; }
}
