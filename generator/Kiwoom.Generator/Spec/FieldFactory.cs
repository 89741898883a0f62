using Kiwoom.Generator.Model;

namespace Kiwoom.Generator.Spec;

/// <summary>Makes an element from what it means.</summary>
internal static class FieldFactory
{
    public static FieldModel Create(string wire, string korean, Meaning meaning) =>
        new(wire, korean, meaning.Name, meaning.Type)
        {
            EnumName = meaning.EnumName,
            Table = meaning.Table,
            FlagTrue = meaning.FlagTrue,
            FlagFalse = meaning.FlagFalse,
            Scale = meaning.Scale,
            ItemScales = meaning.ItemScales,
            IsMagnitude = meaning.IsMagnitude,
            SignBy = meaning.SignBy,
            Origin = meaning.Origin,
            Unit = meaning.Unit,
            Summary = meaning.Summary,
            Note = meaning.Note,
        };
}
