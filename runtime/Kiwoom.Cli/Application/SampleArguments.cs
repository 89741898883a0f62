using System.Globalization;
using Kiwoom.Catalog;

namespace Kiwoom.Cli.Application;

/// <summary>Arguments for a call to any query, from its description: what is required, and what a real server answers with rows.</summary>
internal static class SampleArguments
{
    private const int DaysBack = 30;

    // What an element without a table of codes takes, by its C# name; everything else takes "1".
    private static readonly Dictionary<string, string> Codes = new(StringComparer.Ordinal)
    {
        ["SectorCode"] = "001",
        ["UnderlyingAssetCode"] = "000000000000",
        ["TargetIndexCode"] = "207",
        ["LpCode"] = "000000000000",
        ["BrokerCode"] = "050",
        ["ThemeGroupCode"] = "100",
        ["ExcludedStocks"] = "000000000",
        ["OrderNumber"] = "0000001",
        ["OriginalOrderNumber"] = "0000001",
        ["EndRank"] = "20",
        ["MaximumVolume"] = "1000000",
        ["MaximumTradingValue"] = "1000000000",
    };

    public static Dictionary<string, string> For(EndpointInfo endpoint, StockCode code, DateOnly today) =>
        endpoint.Request.Where(field => field.Required && field.Constant is null && field.Default is null)
            .ToDictionary(field => field.WireName, field => Value(endpoint, field, code, today), StringComparer.Ordinal);

    private static string Value(EndpointInfo endpoint, FieldInfo field, StockCode code, DateOnly today)
    {
        if (field.Codes is { } codes)
        {
            var entries = codes.Entries.Where(entry => !entry.IsAlias).ToList();
            return (entries.Find(entry => entry.Name == nameof(Exchange.Krx)) ?? entries[0]).Code;
        }

        return field.Type switch
        {
            FieldType.StockCode => StockOf(endpoint, code),
            FieldType.Date => Day(field, today),
            FieldType.Time => "090000",
            FieldType.DateTime => today.ToString("yyyyMMdd", CultureInfo.InvariantCulture) + "090000",
            FieldType.Quantity or FieldType.Count or FieldType.Amount or FieldType.Price or FieldType.Rate or FieldType.Ratio or FieldType.Change =>
                Codes.GetValueOrDefault(field.Name) ?? field.Times.ToString(CultureInfo.InvariantCulture),
            _ when field.Name.EndsWith("Date", StringComparison.Ordinal) => Day(field, today),

            // Gold has codes of its own, which are no stock codes.
            _ when field.Role == OrderRole.Code || field.Name.EndsWith("StockCode", StringComparison.Ordinal) => StockOf(endpoint, code),
            _ => Codes.GetValueOrDefault(field.Name) ?? "1",
        };
    }

    private static string Day(FieldInfo field, DateOnly today)
    {
        var day = field.Name.Contains("Start", StringComparison.Ordinal) ? today.AddDays(-DaysBack) : today;
        var text = day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        return field.MaxLength > 0 && field.MaxLength < text.Length ? text[..field.MaxLength] : text;
    }

    private static string StockOf(EndpointInfo endpoint, StockCode code) =>
        endpoint.Method.Contains("Gold", StringComparison.Ordinal) ? "M04020000"
        : endpoint.Area == "Elw" ? "57JBHH"
        : endpoint.Area == "Etf" ? "069500"
        : code.ToString();
}
