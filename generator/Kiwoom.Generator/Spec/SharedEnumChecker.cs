using Kiwoom.Generator.Common;
using Kiwoom.Generator.Diagnostics;
using Kiwoom.Generator.Model;
using Kiwoom.Generator.Yaml;

namespace Kiwoom.Generator.Spec;

/// <summary>Checks that the tables of shared enums (<c>of: Exchange</c>) give codes to members that there are.</summary>
internal static class SharedEnumChecker
{
    /// <summary>Reports what is wrong. The tables whose enum there is remain.</summary>
    /// <param name="root">enums.yaml.</param>
    /// <param name="tables">What could be read of it.</param>
    /// <param name="diagnostics">Takes the mistakes.</param>
    public static EquatableArray<EnumModel> Check(YamlMapping root, EquatableArray<EnumModel> tables, DiagnosticBag diagnostics)
    {
        var shared = tables.Where(table => table.IsShared).ToDictionary(table => table.Name, StringComparer.Ordinal);
        return tables.Where(table => HasEnum(root, table, shared, diagnostics)).ToEquatableArray();
    }

    private static bool HasEnum(YamlMapping root, EnumModel table, Dictionary<string, EnumModel> shared, DiagnosticBag diagnostics)
    {
        if (table.Of is null)
        {
            return true;
        }

        var mapping = (YamlMapping)root.Find(table.Name)!.Value;
        if (shared.TryGetValue(table.Of, out var owner))
        {
            CheckMembers(mapping, owner, diagnostics);
            return true;
        }

        // An enum that is there and could not be read is reported already.
        if (root.Find(table.Of) is not { Value: YamlMapping declared } ||
            (declared.Find("members") is null && !new MappingReader(declared, declared.Location, new DiagnosticBag(), EnumParser.Keys).IsMisspelt("members")))
        {
            var hint = Hint.DidYouMean(table.Of, shared.Keys);
            diagnostics.Add(SpecDiagnostics.InvalidValue, mapping.Find("of")!.Value.Location, table.Of, "of", $"an enum of this file with 'members'{hint}");
        }

        return false;
    }

    private static void CheckMembers(YamlMapping table, EnumModel owner, DiagnosticBag diagnostics)
    {
        var members = owner.Members.Select(member => member.Name).ToList();
        foreach (var code in (table.Find("codes")?.Value as YamlMapping)?.Entries ?? [])
        {
            var (text, location) = code.Value switch
            {
                YamlScalar scalar => (scalar.Value, scalar.Location),
                YamlMapping mapping when mapping.Find("as")?.Value is YamlScalar name => (name.Value, name.Location),
                _ => ("", code.Value.Location),
            };
            var member = text.Split(' ')[0];

            // What is no name at all is reported already.
            if (Names.IsPascalCase(member) && !members.Contains(member))
            {
                diagnostics.Add(SpecDiagnostics.InvalidValue, location, member, "member", $"one of {owner.Name}'s: {string.Join(", ", members)}");
            }
        }
    }
}
