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

    /// <summary>The units that are multiplied.</summary>
    public static IEnumerable<string> MultipleNames => Multiples.Keys;

    /// <summary>What one of the field's units is in its base unit; 1 for a unit that is none of the multiples.</summary>
    public static long TimesOf(FieldModel field) =>
        field.Unit is { } unit && CanBeMultiple(field.Type) && Multiples.TryGetValue(unit, out var multiple) ? multiple.Times : 1;

    /// <summary>The unit that a multiple counts.</summary>
    public static string BaseOf(string unit) => Multiples[unit].Base;

    private static bool CanBeMultiple(FieldType type) => type is FieldType.Quantity or FieldType.Amount or FieldType.Change;
}
