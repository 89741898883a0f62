using Kiwoom.Generator.Common;
using Kiwoom.Generator.Diagnostics;
using Kiwoom.Generator.Model;

namespace Kiwoom.Generator.Spec;

/// <summary>The code tables of enums.yaml that the other shared files may name.</summary>
/// <param name="Names">The names of all of its types.</param>
/// <param name="Tables">What is known of those that have codes.</param>
/// <param name="IsComplete">False when a table could not be read.</param>
internal sealed record EnumNames(EquatableArray<string> Names, EquatableArray<CodeTableName> Tables, bool IsComplete)
{
    public static EnumNames Of(SharedFile<EnumModel> file) => new(
        file.Items.Select(item => item.Name).ToEquatableArray(),
        file.Items.Where(item => !item.IsShared).Select(item => item.ToName()).ToEquatableArray(),
        file.IsComplete);

    /// <summary>
    /// The meaning with its code table, if it has one; null where there is no such table. A name that may be one of those that could not be
    /// read is not reported.
    /// </summary>
    public Meaning? Resolve(Meaning meaning, LocationInfo location, DiagnosticBag diagnostics)
    {
        if (meaning.EnumName is not { } name)
        {
            return meaning;
        }

        if (Tables.FirstOrDefault(table => table.Name == name) is { } found)
        {
            return meaning with { Table = found };
        }

        if (IsComplete)
        {
            diagnostics.Add(SpecDiagnostics.UnknownEnum, location, name, Hint.DidYouMean(name, Tables.Select(table => table.Name)));
        }

        return null;
    }
}
