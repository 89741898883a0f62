using Kiwoom.Catalog;

namespace Kiwoom.Cli.Mcp;

/// <summary>What agents see of account numbers.</summary>
internal static class AccountNumbers
{
    private const int Shown = 2;
    private const string EnglishName = "AccountNumber";
    private const string KoreanName = "계좌번호";

    /// <summary>Whether an element has one; projects' own elements may have other names in C#.</summary>
    public static bool IsOne(FieldInfo field) => field.Name.EndsWith(EnglishName, StringComparison.Ordinal) || field.KoreanName.Contains(KoreanName, StringComparison.Ordinal);

    /// <summary>Its digits but for the last two; what stands between and behind them, a hyphen or a name, is no number and stays.</summary>
    public static string Mask(string text)
    {
        var digits = text.Count(char.IsDigit);
        var hidden = digits > Shown ? digits - Shown : digits;
        var seen = 0;
        return string.Concat(text.Select(c => char.IsDigit(c) && seen++ < hidden ? '*' : c));
    }
}
