using Kiwoom.Generator.Common;
using Kiwoom.Generator.Diagnostics;
using Kiwoom.Generator.Emit;
using Kiwoom.Generator.Model;
using Kiwoom.Generator.Yaml;

namespace Kiwoom.Generator.Spec;

/// <summary>Reads a code table, from enums.yaml or inline.</summary>
internal static class EnumParser
{
    /// <summary>The keys of a table in enums.yaml.</summary>
    public static readonly string[] Keys = ["area", "ko", "summary", "members", "of", "codes", "also", "default", "pricing", "signs"];
    private static readonly string[] InlineKeys = ["as", "ko", "summary", "codes", "also", "pricing", "signs"];
    private static readonly string[] CodeKeys = ["as", "ko", "note", "origin"];
    private static readonly string[] MemberKeys = ["ko", "note", "origin"];

    // What an enum has that several tables give codes to.
    private static readonly string[] SharedParts = ["ko", "summary", "members"];

    /// <summary>Reads <c>{ as: Name, ko: …, codes: … }</c> at an element.</summary>
    public static EnumModel? ReadInline(YamlMapping mapping, LocationInfo owner, DiagnosticBag diagnostics)
    {
        var reader = new MappingReader(mapping, owner, diagnostics, InlineKeys);
        var name = reader.RequiredText("as", "enum");
        return name is not null && new MeaningParser(diagnostics).CheckName(name, reader.LocationOf("as"))
            ? Read(name, reader, diagnostics)
            : null;
    }

    /// <summary>Reads one table of enums.yaml.</summary>
    public static EnumModel? Read(YamlScalar name, YamlMapping mapping, SharedFile<AreaModel> areas, DiagnosticBag diagnostics)
    {
        var reader = new MappingReader(mapping, name.Location, diagnostics, Keys);
        var area = ReadArea(reader, areas, diagnostics);
        var table = !new MeaningParser(diagnostics).CheckName(name.Value, name.Location) || (reader.IsMisspelt("members") && !reader.Has("codes")) ? null :
            reader.Has("members") ? ReadShared(name.Value, reader, diagnostics) : Read(name.Value, reader, diagnostics);
        return table is null ? null : table with { Area = area };
    }

    /// <summary>Reads the area that has the table to itself: its types stand apart from those that all share.</summary>
    private static string? ReadArea(MappingReader reader, SharedFile<AreaModel> areas, DiagnosticBag diagnostics)
    {
        if (reader.Text("area") is not { } folder)
        {
            return null;
        }

        if (reader.Has("of"))
        {
            diagnostics.Add(SpecDiagnostics.MisplacedKey, reader.LocationOf("area"), "area", "its values are members of another enum, which stands where it stands");
            return null;
        }

        var area = areas.Items.FirstOrDefault(other => other.Folder == folder);
        if (area is null && areas.IsComplete)
        {
            diagnostics.Add(SpecDiagnostics.UnknownArea, reader.LocationOf("area"), folder, Hint.DidYouMean(folder, areas.Items.Select(other => other.Folder)));
        }

        return area?.Name;
    }

    /// <summary>Reads an enum that several tables give codes to: <c>members: { Krx: 한국거래소 }</c>.</summary>
    private static EnumModel? ReadShared(string name, MappingReader reader, DiagnosticBag diagnostics)
    {
        foreach (var key in Keys.Except(SharedParts).Where(reader.Has))
        {
            diagnostics.Add(SpecDiagnostics.MisplacedKey, reader.LocationOf(key), key, $"the codes of a shared enum stand in tables with 'of: {name}'");
        }

        var korean = reader.RequiredText("ko", name);
        if (reader.SubMapping("members") is not { } table || korean is null)
        {
            return null;
        }

        var members = table.DistinctEntries(diagnostics).Select(entry => ReadMember(entry, name, diagnostics)).OfType<CodeModel>().ToEquatableArray();
        return members.Count == 0 ? null : new EnumModel(name, korean, reader.Text("summary") ?? Names.ToWords(name) + ".", members) { IsShared = true };
    }

    private static CodeModel? ReadMember(YamlEntry entry, string owner, DiagnosticBag diagnostics)
    {
        var name = entry.Key.Value;
        if (!new MeaningParser(diagnostics).CheckName(name, entry.Key.Location))
        {
            return null;
        }

        if (name is "Unknown")
        {
            diagnostics.Add(SpecDiagnostics.DuplicateName, entry.Key.Location, name, "codes the table lacks", owner);
            return null;
        }

        switch (entry.Value)
        {
            case YamlScalar label:
                return new CodeModel("", name, label.Value, null);
            case YamlMapping mapping:
                var reader = new MappingReader(mapping, entry.Key.Location, diagnostics, MemberKeys);
                return new CodeModel("", name, reader.Text("ko") ?? "", reader.Text("note")) { Origin = reader.Text("origin") };
            default:
                diagnostics.Add(SpecDiagnostics.UnexpectedNode, entry.Value.Location, name, "a Korean label or a mapping");
                return null;
        }
    }

    private static EnumModel? Read(string name, MappingReader reader, DiagnosticBag diagnostics)
    {
        var korean = reader.RequiredText("ko", name);
        if (!reader.Has("codes"))
        {
            reader.ReportMissing("codes", name);
            return null;
        }

        if (reader.SubMapping("codes") is not { } table || korean is null)
        {
            return null;
        }

        if (table.Entries.Count == 0)
        {
            reader.ReportMissing("codes", name);
        }

        var codes = new List<CodeModel>();
        foreach (var entry in table.Entries)
        {
            if (ReadCode(entry, diagnostics) is not { } code)
            {
                continue;
            }

            if (codes.Find(other => other.Wire == code.Wire) is not null)
            {
                diagnostics.Add(SpecDiagnostics.DuplicateCode, entry.Key.Location, code.Wire, name);
            }
            else if (code.Name is "Unknown" || codes.Find(other => other.Name == code.Name) is not null)
            {
                var owner = codes.Find(other => other.Name == code.Name)?.Wire ?? "codes the table lacks";
                diagnostics.Add(SpecDiagnostics.DuplicateName, entry.Value.Location, code.Name, owner, name);
            }
            else
            {
                codes.Add(code);
            }
        }

        if (codes.Count == 0)
        {
            return null;
        }

        // A code that could not be read is reported already: what names it is not reported again.
        var isComplete = codes.Count == table.Entries.Count;
        if (isComplete)
        {
            ReadAliases(name, reader, codes, diagnostics);
        }

        var priced = PricingParser.Read(reader, codes, diagnostics);
        var signed = isComplete ? SignParser.Read(reader, priced.ToList(), diagnostics) : priced;
        return new EnumModel(name, korean, reader.Text("summary") ?? Names.ToWords(name) + ".", signed.ToEquatableArray())
        {
            Of = reader.Text("of"),
            Default = reader.Text("default") is { } member ? CheckDefault(reader, member, codes) : null,
            HasPricing = reader.Has("pricing") || reader.IsMisspelt("pricing"),
            HasSigns = reader.Has("signs") || reader.IsMisspelt("signs"),
        };
    }

    private static string? CheckDefault(MappingReader reader, string member, List<CodeModel> codes)
    {
        if (codes.Exists(code => code.Name == member && !code.IsAlias))
        {
            return member;
        }

        reader.ReportInvalid("default", member, $"a C# name of 'codes'{Hint.DidYouMean(member, codes.Select(code => code.Name))}");
        return null;
    }

    /// <summary>Reads <c>also</c>: further codes of members that have one, read as they are and never sent.</summary>
    private static void ReadAliases(string name, MappingReader reader, List<CodeModel> codes, DiagnosticBag diagnostics)
    {
        foreach (var entry in reader.SubMapping("also")?.Entries ?? [])
        {
            if (ReadCode(entry, diagnostics) is not { } code)
            {
                continue;
            }

            if (codes.Find(other => other.Wire == code.Wire) is not null)
            {
                diagnostics.Add(SpecDiagnostics.DuplicateCode, entry.Key.Location, code.Wire, name);
            }
            else if (codes.Find(other => other.Name == code.Name && !other.IsAlias) is not { } member)
            {
                diagnostics.Add(SpecDiagnostics.InvalidValue, entry.Value.Location, code.Name, "member", $"a C# name of 'codes'{Hint.DidYouMean(code.Name, codes.Select(other => other.Name))}");
            }
            else
            {
                codes.Add(code with { IsAlias = true, Label = code.Label.Length == 0 ? member.Label : code.Label });
            }
        }
    }

    private static CodeModel? ReadCode(YamlEntry entry, DiagnosticBag diagnostics)
    {
        var wire = entry.Key.Value.Trim();
        if (Literals.OneLine(wire) != wire)
        {
            diagnostics.Add(SpecDiagnostics.InvalidValue, entry.Key.Location, Literals.OneLine(wire), "code", "a text on one line, without tabs and other control characters");
            return null;
        }

        switch (entry.Value)
        {
            case YamlScalar scalar:
                var space = scalar.Value.IndexOf(' ');
                var name = space < 0 ? scalar.Value : scalar.Value.Substring(0, space);
                return new MeaningParser(diagnostics).CheckName(name, scalar.Location)
                    ? new CodeModel(wire, name, space < 0 ? "" : scalar.Value.Substring(space + 1).Trim(), null)
                    : null;
            case YamlMapping mapping:
                var reader = new MappingReader(mapping, entry.Key.Location, diagnostics, CodeKeys);
                var longName = reader.RequiredText("as", wire);
                return longName is not null && new MeaningParser(diagnostics).CheckName(longName, reader.LocationOf("as"))
                    ? new CodeModel(wire, longName, reader.Text("ko") ?? "", reader.Text("note")) { Origin = reader.Text("origin") }
                    : null;
            default:
                diagnostics.Add(SpecDiagnostics.UnexpectedNode, entry.Value.Location, wire, "a C# name and a Korean label");
                return null;
        }
    }
}
