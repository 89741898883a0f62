using Kiwoom.Catalog;

namespace Kiwoom.Cli.Verify;

/// <summary>
/// Whether amounts fit the numbers beside them: a trading value is about volume times price, a market value shares times price. A unit that is wrong is wrong by a factor of
/// a thousand or more; prices move, so a factor of thirty is none. The points of an index are no price.
/// </summary>
internal static class UnitCheck
{
    private const decimal Tolerated = 30;

    // Where rounding to millions could be all there is.
    private const decimal Least = 100_000_000;

    private static readonly (string Amount, string Count)[] Pairs =
    [
        ("TradingValue", "Volume"), ("AccumulatedTradingValue", "AccumulatedVolume"), ("AccumulatedTradingValue", "Volume"), ("TradingValue", "AccumulatedVolume"), ("MarketCap", "ListedShares"),
    ];

    private static readonly string[] Prices = ["CurrentPrice", "ClosePrice"];

    /// <summary>The elements whose amount does not fit, once each.</summary>
    public static IEnumerable<(string Path, string Text)> Find(CatalogRow row, string path = "")
    {
        var price = Prices.Select(name => row.Values.FirstOrDefault(value => value.Field.Name == name)?.Value as decimal?).FirstOrDefault(value => value > 0);
        foreach (var (amountName, countName) in Pairs)
        {
            var amount = row.Values.FirstOrDefault(value => value.Field.Name == amountName && value.Field.Unit == "won");
            var count = row.Values.FirstOrDefault(value => value.Field.Name == countName)?.Value as long?;
            if (price is { } each && amount?.Value is long won && count is > 0 and < 1_000_000_000_000 && won != 0 && each < 100_000_000 && IsOff(Math.Abs((decimal)won), count.Value * each))
            {
                yield return (path + amount.Field.WireName, amount.Text);
            }
        }

        foreach (var list in row.Values.Where(value => value.Field.Type == FieldType.Rows))
        {
            foreach (var found in list.Rows.SelectMany(inner => Find(inner, $"{path}{list.Field.WireName}[].")).DistinctBy(found => found.Path))
            {
                yield return found;
            }
        }
    }

    private static bool IsOff(decimal won, decimal product) => product >= Least && (won > product * Tolerated || won * Tolerated < product);
}
