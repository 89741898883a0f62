using Kiwoom.Catalog;

namespace Kiwoom.Cli.Output;

/// <summary>The columns of a list as people look for them: a narrow terminal has room for the first of them alone.</summary>
internal static class ColumnOrder
{
    private static readonly string[] OfCandles = ["Date", "Time", "OpenPrice", "HighPrice", "LowPrice", "ClosePrice", "Volume"];
    private static readonly string[] OfStocks = ["StockCode", "StockName", "CurrentPrice", "Change", "ChangeRate"];

    // The change itself has a sign.
    private const string Last = "ChangeSign";

    public static IEnumerable<FieldInfo> Of(IReadOnlyList<FieldInfo> fields)
    {
        string[] first = Has("StockCode") ? OfStocks : Has("OpenPrice") && Has("ClosePrice") ? OfCandles : [];
        return fields.OrderBy(field => field.Name == Last ? int.MaxValue : Array.IndexOf(first, field.Name) is >= 0 and var at ? at : first.Length);

        bool Has(string name) => fields.Any(field => field.Name == name);
    }
}
