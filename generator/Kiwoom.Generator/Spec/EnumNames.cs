using Kiwoom.Generator.Common;
using Kiwoom.Generator.Diagnostics;
using Kiwoom.Generator.Model;

namespace Kiwoom.Generator.Spec;

/// <summary>A code table of enums.yaml: all that the other shared files know of it.</summary>
/// <param name="Name">Its C# name.</param>
/// <param name="Area">The area that it belongs to; null where areas share it.</param>
internal sealed record EnumName(string Name, string? Area);

/// <summary>The code tables of enums.yaml that the other shared files may name.</summary>
/// <param name="Tables">The tables.</param>
/// <param name="IsComplete">False when a table could not be read.</param>
internal sealed record EnumNames(EquatableArray<EnumName> Tables, bool IsComplete)
{
    public static EnumNames Of(SharedFile<EnumModel> file) =>
        new(file.Items.Select(table => new EnumName(table.Name, table.Area)).ToEquatableArray(), file.IsComplete);

    /// <summary>Whether there is such a table. A name that may be one of those that could not be read is not reported.</summary>
    public bool Check(string name, LocationInfo location, DiagnosticBag diagnostics)
    {
        if (Tables.Any(table => table.Name == name))
        {
            return true;
        }

        if (IsComplete)
        {
            diagnostics.Add(SpecDiagnostics.UnknownEnum, location, name, Hint.DidYouMean(name, Tables.Select(table => table.Name)));
        }

        return false;
    }

    /// <summary>The area of a table; null where areas share it, or where there is none.</summary>
    public string? AreaOf(string? name) => Tables.FirstOrDefault(table => table.Name == name)?.Area;
}
