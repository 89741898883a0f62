using System.Globalization;

namespace CandleCharts;

/// <summary>Values as text: the same on every machine, whatever its culture.</summary>
internal static class Format
{
    /// <summary>Stands where the server sent no value.</summary>
    public const string None = "-";

    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    public static string Price(decimal? price) => price?.ToString("#,0.##", Culture) ?? None;

    public static string Count(long? count) => count?.ToString("#,0", Culture) ?? None;

    /// <summary>A percentage with its sign: <c>+1.71%</c>.</summary>
    public static string Rate(decimal? rate) => rate?.ToString("+0.00'%';-0.00'%';0.00'%'", Culture) ?? None;

    /// <summary>A change with the arrow that Korean screens put in place of a sign.</summary>
    public static string Change(decimal? change) => change switch
    {
        null => None,
        > 0 => "▲ " + Price(change),
        < 0 => "▼ " + Price(-change),
        _ => "0",
    };

    /// <summary>A large number in few characters: <c>12.3M</c>.</summary>
    public static string Short(decimal number) => number switch
    {
        >= 1_000_000_000 => (number / 1_000_000_000).ToString("0.0", Culture) + "B",
        >= 1_000_000 => (number / 1_000_000).ToString("0.0", Culture) + "M",
        >= 1_000 => (number / 1_000).ToString("0.0", Culture) + "K",
        _ => number.ToString("0", Culture),
    };

    public static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", Culture);

    public static string Month(DateOnly date) => date.ToString("yyyy-MM", Culture);

    public static string Day(DateOnly date) => date.ToString("MM-dd", Culture);

    public static string Time(TimeOnly? time) => time?.ToString("HH:mm:ss", Culture) ?? None;

    /// <summary>A count and its noun: <c>1 page</c>, <c>3 pages</c>.</summary>
    public static string Plural(int count, string noun) => $"{Count(count)} {noun}{(count == 1 ? "" : "s")}";
}
