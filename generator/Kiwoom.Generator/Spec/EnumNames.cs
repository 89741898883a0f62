using Kiwoom.Generator.Common;
using Kiwoom.Generator.Diagnostics;

namespace Kiwoom.Generator.Spec;

/// <summary>The code tables of enums.yaml that the other shared files may name.</summary>
/// <param name="Names">Their names.</param>
/// <param name="IsComplete">False when a table could not be read.</param>
internal sealed record EnumNames(EquatableArray<string> Names, bool IsComplete)
{
    /// <summary>Whether there is such a table. A name that may be one of those that could not be read is not reported.</summary>
    public bool Check(string name, LocationInfo location, DiagnosticBag diagnostics)
    {
        if (Names.Contains(name))
        {
            return true;
        }

        if (IsComplete)
        {
            diagnostics.Add(SpecDiagnostics.UnknownEnum, location, name, Hint.DidYouMean(name, Names));
        }

        return false;
    }
}
