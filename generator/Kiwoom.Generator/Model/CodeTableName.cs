using Kiwoom.Generator.Common;

namespace Kiwoom.Generator.Model;

/// <summary>What an element needs to know of its code table.</summary>
/// <param name="Name">The table's name.</param>
/// <param name="Of">The shared enum whose members its codes mean; null where they make an enum of their own.</param>
/// <param name="Default">The member that a required element has where the caller gives none; null for none.</param>
internal sealed record CodeTableName(string Name, string? Of, string? Default)
{
    /// <summary>The members that are valid here, where the enum is shared with other places.</summary>
    public EquatableArray<string> Members { get; init; } = EquatableArray<string>.Empty;
}
