using Kiwoom.Generator.Common;
using Kiwoom.Generator.Spec;

namespace Kiwoom.Generator.Model;

/// <summary>
/// The units that a descriptor may count in and what one of them is in the unit of the C# value: one name has one magnitude,
/// whatever the wire counts in.
/// </summary>
internal static class Units
{
    /// <summary>Takes the vocabulary's unit away where neither the document nor its example tells one.</summary>
    public const string Unknown = "unknown";

    private static readonly Dictionary<string, (string Base, long Times)> Multiples = new(StringComparer.Ordinal)
    {
        ["thousand won"] = ("won", 1_000),
        ["ten thousand won"] = ("won", 10_000),
        ["million won"] = ("won", 1_000_000),
        ["ten million won"] = ("won", 10_000_000),
        ["hundred million won"] = ("won", 100_000_000),
        ["thousand shares"] = ("shares", 1_000),
        ["thousand grams"] = ("grams", 1_000),
        ["thousand warrants"] = ("warrants", 1_000),
    };

    private static readonly string[] Singles = ["won", "shares", "grams", "warrants", "contracts", "%"];
    private static readonly string[] Percents = ["percent", "per cent", "pct", "percentage"];

    // "billion won" would be read as single won.
    private static readonly string[] Magnitudes = ["thousand", "million", "billion", "trillion", "hundred", "ten"];
    private static readonly string[] Separators = [", as the request asks", ", or ", " or ", ", "];

    /// <summary>What is expected in place of a unit that is written wrong or counts in something that is not multiplied; null for one that is right.</summary>
    public static string? FindMistake(string unit)
    {
        var wrong = unit.Split(Separators, StringSplitOptions.RemoveEmptyEntries).Select(part => part.Trim()).FirstOrDefault(IsWrong);
        if (wrong is null)
        {
            return null;
        }

        var hint = Percents.Contains(wrong, StringComparer.OrdinalIgnoreCase) ? "; did you mean '%'?" : Hint.DidYouMean(wrong.ToLowerInvariant(), Multiples.Keys.Concat(Singles).Where(known => Names.Distance(wrong.ToLowerInvariant(), known) <= 3));
        return $"single units, such as {string.Join(", ", Singles)}, or one of {string.Join(", ", Multiples.Keys)}{hint}";
    }

    /// <summary>What one of the field's units is in its base unit; 1 for a unit that is none of the multiples.</summary>
    public static long TimesOf(FieldModel field) =>
        field.Unit is { } unit && CanBeMultiple(field.Type) && Multiples.TryGetValue(unit, out var multiple) ? multiple.Times : 1;

    /// <summary>The unit that a multiple counts.</summary>
    public static string BaseOf(string unit) => Multiples[unit].Base;

    private static bool IsWrong(string part) =>
        !Multiples.ContainsKey(part) && !Singles.Contains(part) && part != Unknown
        && (part.Split(' ').Any(word => Magnitudes.Contains(word.TrimEnd('s'), StringComparer.OrdinalIgnoreCase))
            || Percents.Contains(part, StringComparer.OrdinalIgnoreCase)
            || Multiples.Keys.Concat(Singles).Any(unit => Names.Distance(part.ToLowerInvariant(), unit) <= (unit.Length > 8 ? 2 : 1)));

    private static bool CanBeMultiple(FieldType type) => type is FieldType.Quantity or FieldType.Amount or FieldType.Change;
}
