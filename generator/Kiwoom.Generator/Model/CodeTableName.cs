using Kiwoom.Generator.Common;

namespace Kiwoom.Generator.Model;

/// <summary>What an element needs to know of its code table.</summary>
/// <param name="Name">The table's name.</param>
/// <param name="Of">The shared enum whose members its codes mean; null where they make an enum of their own.</param>
/// <param name="Area">The area that it belongs to, by its C# name; null where areas share it.</param>
/// <param name="Default">The member that a required element has where the caller gives none; null for none.</param>
internal sealed record CodeTableName(string Name, string? Of, string? Area, string? Default)
{
    /// <summary>The C# enum of its values. One that several places give codes to belongs to no area.</summary>
    public string EnumType => Of is null ? Namespaces.Qualify(Name, Area) : Namespaces.Qualify(Of, null);

    /// <summary>The members that are valid here, where the enum is shared with other places.</summary>
    public EquatableArray<string> Members { get; init; } = EquatableArray<string>.Empty;
}
