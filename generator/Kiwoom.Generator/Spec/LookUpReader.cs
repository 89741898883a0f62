using Kiwoom.Generator.Common;
using Kiwoom.Generator.Diagnostics;
using Kiwoom.Generator.Model;
using Kiwoom.Generator.Yaml;

namespace Kiwoom.Generator.Spec;

/// <summary>Reads the lists in which an order of unknown fate is looked up. Whether there are such lists, <see cref="LookUpChecker"/> sees.</summary>
internal static class LookUpReader
{
    public const string Key = "lookUp";

    /// <summary>The ids, each with its place.</summary>
    public static EquatableArray<LookUp> Read(MappingReader reader, EndpointKind kind, DiagnosticBag diagnostics)
    {
        var entry = reader.Mapping.Find(Key);
        if (kind != EndpointKind.Order)
        {
            if (entry is not null)
            {
                diagnostics.Add(SpecDiagnostics.MisplacedKey, entry.Key.Location, Key, "only orders are looked up");
            }

            return EquatableArray<LookUp>.Empty;
        }

        if (entry is null)
        {
            reader.ReportMissing(Key, "");
            return EquatableArray<LookUp>.Empty;
        }

        var ids = entry.Value is YamlSequence { Items.Count: > 0 } list ? list.Items.OfType<YamlScalar>().Where(id => id.Value.Length > 0).ToList() : [];
        if (ids.Count == 0 || ids.Count != ((YamlSequence)entry.Value).Items.Count)
        {
            diagnostics.Add(SpecDiagnostics.UnexpectedNode, entry.Value.Location, Key, "a list of ids, such as [ka10075, kt00007]");
        }

        return ids.Select(id => new LookUp(id.Value, id.Location)).ToEquatableArray();
    }
}
