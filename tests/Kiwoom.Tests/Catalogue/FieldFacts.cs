using System.Globalization;
using Kiwoom.Catalog;

namespace Kiwoom.Tests.Catalogue;

/// <summary>What the pages say of an element.</summary>
internal static class FieldFacts
{
    /// <summary>C# name, type, whether it is required, its length and its codes, on one line.</summary>
    public static string Describe(FieldInfo field) => field.Name + ", " + Type(field) + (field.Required ? "!" : "") + Length(field) + (Codes(field) is { Length: > 0 } codes ? ": " + codes : "");

    /// <summary>The type with its unit.</summary>
    public static string Type(FieldInfo field)
    {
        var type = field.Type.ToString();
        return char.ToLowerInvariant(type[0]) + type[1..] + (field.Unit is { } unit ? $" ({unit})" : "");
    }

    public static string Length(FieldInfo field) => field.MaxLength > 0 ? string.Create(CultureInfo.InvariantCulture, $" {field.MaxLength}") : "";

    /// <summary>The codes and the members that they are; empty where there is no table.</summary>
    public static string Codes(FieldInfo field) => field switch
    {
        { Constant: { } only } => $"always {only}",
        { Codes: { } table } => string.Join(" ", table.Entries.Select(entry => $"{entry.Code}={entry.Name}")),
        _ => "",
    };
}
