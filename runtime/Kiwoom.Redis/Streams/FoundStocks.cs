using Kiwoom.ConditionSearch;

namespace Kiwoom.Redis.Streams;

/// <summary>What a condition finds at present, for whoever joins; and how stocks stand in Redis: <c>A005930 A000660</c>.</summary>
internal sealed class FoundStocks
{
    private readonly List<StockCode> _stocks = [];

    /// <summary>All stocks, anew.</summary>
    public void Begin(ConditionSnapshot result)
    {
        _stocks.Clear();
        _stocks.AddRange(result.Stocks);
    }

    /// <summary>One came in or went out.</summary>
    public void Apply(ConditionMatch match)
    {
        if (match.ConditionChange == ConditionChange.Delete)
        {
            _stocks.Remove(match.StockCode);
        }
        else if (match.ConditionChange == ConditionChange.Insert && !_stocks.Contains(match.StockCode))
        {
            _stocks.Add(match.StockCode);
        }
    }

    public override string ToString() => ToText(_stocks);

    public static string ToText(IEnumerable<StockCode> stocks) => string.Join(' ', stocks.Select(stock => LetterOf(stock.Prefix) + stock));

    public static string[] Split(string? text) => text?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static string LetterOf(CodePrefix prefix) => prefix switch
    {
        CodePrefix.Share => "A",
        CodePrefix.Elw => "J",
        CodePrefix.Etn => "Q",
        _ => "",
    };
}
