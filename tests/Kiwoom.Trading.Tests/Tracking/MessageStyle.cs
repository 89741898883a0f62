namespace Kiwoom.Trading.Tests.Tracking;

/// <summary>How a server tells of orders, where the document leaves it open.</summary>
/// <param name="TellsOriginal">Whether an order hears of the shares that a change took from it.</param>
/// <param name="SumsExecutions">Whether 체결량 (911) is the sum of an order's trades, or the last trade's quantity alone.</param>
/// <param name="NumbersTrades">Whether trades have numbers (909).</param>
/// <param name="ListsWithdrawn">Whether the history goes on showing withdrawn shares as not executed.</param>
internal sealed record MessageStyle(bool TellsOriginal, bool SumsExecutions, bool NumbersTrades, bool ListsWithdrawn)
{
    public static MessageStyle Of(Random random) => new(random.Next(2) == 0, random.Next(4) != 0, random.Next(4) != 0, random.Next(4) == 0);
}
