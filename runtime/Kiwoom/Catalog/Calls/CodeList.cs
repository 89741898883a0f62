namespace Kiwoom.Catalog;

/// <summary>The codes of a table in one line, for whoever has to choose.</summary>
internal static class CodeList
{
    public static string Of(CodeTable codes) =>
        string.Join(", ", codes.Entries.Where(entry => !entry.IsAlias).Select(entry => $"{entry.Code} ({Words(entry)})"));

    private static string Words(CodeEntry entry) => entry.KoreanLabel.Length == 0 ? entry.Name : $"{entry.Name}, {entry.KoreanLabel}";
}
