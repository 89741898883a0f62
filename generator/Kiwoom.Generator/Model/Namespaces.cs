namespace Kiwoom.Generator.Model;

/// <summary>Where emitted types stand: those of an area in a namespace of its name, those that areas share in the library's own.</summary>
internal static class Namespaces
{
    private const string Library = "Kiwoom";

    /// <summary>The namespace of what the library keeps to itself.</summary>
    public const string Internal = Library + ".Endpoints";

    /// <summary>The namespace of an area's types; the library's for none.</summary>
    public static string Of(string? area) => area is null ? Library : $"{Library}.{area}";

    /// <summary>A type's name wherever it is used.</summary>
    public static string Qualify(string type, string? area) => $"global::{Of(area)}.{type}";

    /// <inheritdoc cref="Qualify"/>
    public static string QualifyInternal(string type) => $"global::{Internal}.{type}";
}
