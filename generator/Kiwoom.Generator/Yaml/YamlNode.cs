using Kiwoom.Generator.Common;
using Kiwoom.Generator.Diagnostics;

namespace Kiwoom.Generator.Yaml;

/// <summary>A node of a YAML document with its place.</summary>
internal abstract record YamlNode(LocationInfo Location);

/// <summary>A scalar. All scalars are text here: <c>01</c> stays <c>01</c>, <c>no</c> stays <c>no</c>.</summary>
internal sealed record YamlScalar(string Value, LocationInfo Location) : YamlNode(Location);

/// <summary>A sequence of nodes.</summary>
internal sealed record YamlSequence(EquatableArray<YamlNode> Items, LocationInfo Location) : YamlNode(Location);

/// <summary>A mapping, in the order of the file.</summary>
internal sealed record YamlMapping(EquatableArray<YamlEntry> Entries, LocationInfo Location) : YamlNode(Location)
{
    public static YamlMapping Empty(LocationInfo location) => new(EquatableArray<YamlEntry>.Empty, location);

    public YamlEntry? Find(string key) => Entries.FirstOrDefault(entry => entry.Key.Value == key);

    /// <summary>The entries; a key that stands twice is reported and its first value kept.</summary>
    public IEnumerable<YamlEntry> DistinctEntries(DiagnosticBag diagnostics)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in Entries)
        {
            if (keys.Add(entry.Key.Value))
            {
                yield return entry;
            }
            else
            {
                diagnostics.Add(SpecDiagnostics.DuplicateElement, entry.Key.Location, entry.Key.Value);
            }
        }
    }
}

/// <summary>A key and its value.</summary>
internal sealed record YamlEntry(YamlScalar Key, YamlNode Value);
