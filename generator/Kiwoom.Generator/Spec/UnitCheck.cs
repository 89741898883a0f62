using Kiwoom.Generator.Common;
using Kiwoom.Generator.Model;

namespace Kiwoom.Generator.Spec;

/// <summary>
/// Refuses a unit that looks as if it were multiplied and would not be, which would leave a value a million times too small. Units that
/// nobody has heard of are taken: a consumer's spec counts in what it wants.
/// </summary>
internal static class UnitCheck
{
    private static readonly string[] Singles = ["won", "shares", "grams", "warrants", "contracts", "%"];
    private static readonly string[] Known = [.. Units.MultipleNames, .. Singles];
    private static readonly string[] Percents = ["percent", "per cent", "pct", "percentage"];
    private static readonly string[] Magnitudes = ["ten", "hundred", "thousand", "million", "billion", "trillion", "k", "m", "mn", "mln", "mio", "mil", "bn", "tn"];
    private static readonly string[] Separators = [", as the request asks", ", or ", " or "];

    /// <summary>What is expected in place of the unit; null for one that is right.</summary>
    public static string? FindMistake(string unit)
    {
        var wrong = unit.Split(Separators, StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(IsWrong);
        return wrong is null
            ? null
            : $"single units, such as {string.Join(", ", Singles)}, or one of {string.Join(", ", Units.MultipleNames)}{HintFor(wrong.Trim().ToLowerInvariant())}";
    }

    private static bool IsWrong(string part) => part != Units.Unknown && !Known.Contains(part) && (HasMagnitude(part) || IsPercent(part) || IsAlmostKnown(part));

    // "1000 won" and 백만원 too, as the document writes it.
    private static bool HasMagnitude(string part) =>
        part.TrimStart().Take(1).Any(first => char.IsDigit(first) || first is >= '\uAC00' and <= '\uD7A3')
        || part.Split(' ').Any(word => Magnitudes.Contains(word.TrimEnd('s', '.'), StringComparer.OrdinalIgnoreCase));

    private static bool IsPercent(string part) => Percents.Contains(part, StringComparer.OrdinalIgnoreCase);

    private static bool IsAlmostKnown(string part) =>
        Known.Any(known => Names.Distance(part.Trim().ToLowerInvariant(), known) <= (known.Length > 8 ? 2 : 1));

    private static string HintFor(string part) => IsPercent(part)
        ? "; did you mean '%'?"
        : Hint.DidYouMean(part, Known.Where(known => Names.Distance(part, known) <= 3));
}
