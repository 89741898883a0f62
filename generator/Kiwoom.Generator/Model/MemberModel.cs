using Kiwoom.Generator.Common;

namespace Kiwoom.Generator.Model;

/// <summary>A property of a response record.</summary>
internal abstract record MemberModel(string Name);

/// <summary>A single value.</summary>
internal sealed record ScalarMember(FieldModel Field) : MemberModel(Field.Name);

/// <summary>A list of rows.</summary>
internal sealed record RowsMember(string Wire, string Korean, string Name, MemberNotes Notes, RecordModel Row) : MemberModel(Name)
{
    /// <summary>Whether a row may also be an array of its values in the document's order.</summary>
    public bool IsPositional { get; init; }
}

/// <summary>Numbered columns as one array.</summary>
/// <param name="Name">The C# property.</param>
/// <param name="Count">How many levels there are.</param>
/// <param name="ItemType">The level's C# type.</param>
/// <param name="IsShared">Whether <paramref name="ItemType"/> stands in shapes.yaml; otherwise this descriptor declares it.</param>
/// <param name="Notes">What the descriptor says about it.</param>
/// <param name="Columns">The columns.</param>
internal sealed record LevelsMember(
    string Name, int Count, string ItemType, bool IsShared, MemberNotes Notes, EquatableArray<ColumnModel> Columns) : MemberModel(Name)
{
    /// <summary>Whether another assembly has the level's type, which lets in what its properties take, and no more.</summary>
    public bool IsForeign { get; init; }
}

/// <summary>What a descriptor says about a list: its English meaning, a remark, and whether the document proves it.</summary>
internal sealed record MemberNotes(string? Summary, string? Note, bool Verified, string? Reason);

/// <summary>One column of numbered elements.</summary>
/// <param name="Field">Its type; the wire name is empty.</param>
/// <param name="Wires">The wire name of each level, level 1 first.</param>
/// <param name="Koreans">The Korean name of each level.</param>
/// <param name="Pattern">The wire name with its <c>{n}</c>, for documentation.</param>
internal sealed record ColumnModel(FieldModel Field, EquatableArray<string> Wires, EquatableArray<string> Koreans, string Pattern);
