namespace Kiwoom.Generator.Model;

/// <summary>The spec types' names and what they are in C#.</summary>
internal static class FieldTypes
{
    private static readonly Dictionary<string, FieldType> ByName =
        Enum.GetValues(typeof(FieldType)).Cast<FieldType>().ToDictionary(ToName, StringComparer.Ordinal);

    public static IEnumerable<string> Names => ByName.Keys;

    public static bool TryParse(string name, out FieldType type) => ByName.TryGetValue(name, out type);

    /// <summary>The name in the spec: <c>StockCode</c> is <c>stockCode</c>.</summary>
    public static string ToName(FieldType type)
    {
        var name = type.ToString();
        return char.ToLowerInvariant(name[0]) + name.Substring(1);
    }

    public static bool IsDecimal(FieldType type) => type is FieldType.Price or FieldType.Change or FieldType.Rate or FieldType.Ratio;

    public static bool IsInteger(FieldType type) => type is FieldType.Quantity or FieldType.Amount or FieldType.Count;

    /// <summary>Whether a short form may name a unit behind the type: <c>BuyAmount amount million won</c>.</summary>
    public static bool HasUnit(FieldType type) => IsDecimal(type) || IsInteger(type);

    /// <summary>The C# type without nullability.</summary>
    public static string ToCSharp(FieldType type, string? enumType) => type switch
    {
        FieldType.Text or FieldType.Code => "string",
        FieldType.StockCode => "global::Kiwoom.StockCode",
        FieldType.Secret => "global::Kiwoom.Secret",
        FieldType.Price or FieldType.Change or FieldType.Rate or FieldType.Ratio => "decimal",
        FieldType.Quantity or FieldType.Amount or FieldType.Count => "long",
        FieldType.Date => "global::System.DateOnly",
        FieldType.Time => "global::System.TimeOnly",
        FieldType.DateTime => "global::System.DateTimeOffset",
        FieldType.Flag => "bool",
        FieldType.Enum => enumType!,
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    /// <summary>Whether absence is a value of the type itself: empty text, an empty code.</summary>
    public static bool HasBlank(FieldType type) =>
        type is FieldType.Text or FieldType.Code or FieldType.StockCode or FieldType.Secret;
}
