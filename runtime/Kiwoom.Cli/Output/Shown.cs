using System.Globalization;
using Kiwoom.Catalog;

namespace Kiwoom.Cli.Output;

/// <summary>How values and texts are shown. A server's text is shown and never obeyed: no control character of it reaches a terminal.</summary>
internal static class Shown
{
    private const string DecimalFormat = "0.############################";

    private static readonly Dictionary<string, string> KoreanUnits = new(StringComparer.Ordinal) { ["won"] = "원", ["shares"] = "주", ["grams"] = "그램", ["warrants"] = "증권", ["shares or grams"] = "주 또는 그램", ["won per gram"] = "원/그램" };

    /// <summary>A text without control characters and marks that turn the direction of writing.</summary>
    public static string Text(string text) => text.Any(IsUnsafe) ? string.Concat(text.Select(c => IsUnsafe(c) ? '\uFFFD' : c)) : text;

    /// <summary>A value for people: grouped digits, Korean labels where they are asked for.</summary>
    public static string ForPeople(CatalogValue value, bool isKorean) => value.Value switch
    {
        null => "",
        decimal number => number.ToString("#,0.############", CultureInfo.InvariantCulture),
        long number => number.ToString("#,0", CultureInfo.InvariantCulture),
        CatalogCode code => Text(isKorean && code.KoreanLabel.Length > 0 ? code.KoreanLabel : code.ToString()),
        _ => ForPrograms(value),
    };

    /// <summary>A value for programs: numbers as they are, days and times as ISO 8601, codes by name.</summary>
    public static string ForPrograms(CatalogValue value) => value.Value switch
    {
        null => "",
        decimal number => number.ToString(DecimalFormat, CultureInfo.InvariantCulture),
        long number => number.ToString(CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm:ss", CultureInfo.InvariantCulture),
        DateTimeOffset moment => moment.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture),
        CatalogCode code => Text(code.ToString()),
        var other => Text(other.ToString() ?? ""),
    };

    public static bool IsNumber(FieldInfo field) =>
        field.Type is FieldType.Price or FieldType.Change or FieldType.Rate or FieldType.Ratio or FieldType.Quantity or FieldType.Amount or FieldType.Count;

    /// <summary>An element's name with its unit.</summary>
    public static string Heading(FieldInfo field, bool isKorean)
    {
        var name = isKorean && field.KoreanName.Length > 0 ? field.KoreanName : field.Name;
        if (field.Unit is null or "unknown")
        {
            return name;
        }

        var unit = isKorean ? KoreanUnits.GetValueOrDefault(field.Unit, field.Unit) : field.Unit;
        return name.EndsWith($"({unit})", StringComparison.Ordinal) ? name : $"{name} ({unit})";
    }

    private static bool IsUnsafe(char c) => char.IsControl(c) || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
