using Kiwoom.Generator.Common;

namespace Kiwoom.Generator.Model;

/// <summary>A C# record and how it is read.</summary>
/// <param name="TypeName">The C# type.</param>
/// <param name="Members">Its properties, in the document's order.</param>
/// <param name="Implements">The shared interfaces it implements.</param>
internal sealed record RecordModel(
    string TypeName, EquatableArray<MemberModel> Members, EquatableArray<ImplementationModel> Implements)
{
    /// <summary>This record and those of its rows, outermost first.</summary>
    public IEnumerable<RecordModel> SelfAndRows() =>
        Members.OfType<RowsMember>().SelectMany(rows => rows.Row.SelfAndRows()).Prepend(this);
}

/// <summary>How a row implements an interface of shapes.yaml.</summary>
internal sealed record ImplementationModel(string Interface, EquatableArray<ImplementedMember> Members);

/// <summary>An interface member that the row serves under another name or type.</summary>
/// <param name="Name">The interface's member.</param>
/// <param name="Type">Its C# type.</param>
/// <param name="Source">The row's member.</param>
/// <param name="FromDate">Whether a date serves as a moment: midnight in Korea.</param>
internal sealed record ImplementedMember(string Name, string Type, string Source, bool FromDate);
