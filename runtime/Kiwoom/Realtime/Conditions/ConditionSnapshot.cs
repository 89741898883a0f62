using Kiwoom.Realtime;


namespace Kiwoom.ConditionSearch;

/// <summary>
/// All stocks that meet a condition at this moment. It begins a stream of <see cref="IConditionSearchClient.Follow"/>, and comes again after
/// a break of the connection: whatever was known before it is void.
/// </summary>
public sealed record ConditionSnapshot : RealtimeMessage
{
    /// <summary>The condition, as <see cref="ConditionInfo.ConditionNumber"/> has it.</summary>
    public string ConditionNumber { get; init; } = "";

    /// <summary>The stocks as the server gave them; for a stream that joins another one, with the changes since.</summary>
    public IReadOnlyList<StockCode> Stocks { get; init; } = [];
}
