using Kiwoom.Generator.Common;
using Kiwoom.Generator.Diagnostics;

namespace Kiwoom.Generator.Spec;

/// <summary>The names that the library's shared files give to types and areas, which a project's cannot have.</summary>
internal sealed record LibraryNames(EquatableArray<string> Types, EquatableArray<string> Areas, EquatableArray<string> Folders);

/// <summary>Sees that what a project names as its spec is one, and that its shared files leave the library's types alone: they are compiled.</summary>
internal static class ProjectFileChecker
{
    private static readonly string[] LibraryOnly = [SpecFile.Errors, SpecFile.ReturnCodes];

    /// <summary>The mistakes of a file; none for a descriptor, which is bound.</summary>
    public static EquatableArray<DiagnosticInfo> Check(SpecFile file, LibraryNames library)
    {
        var diagnostics = new DiagnosticBag();
        if (!SpecFile.IsSpec(file.Path))
        {
            diagnostics.Add(SpecDiagnostics.NoSpecFile, LocationInfo.StartOf(file.Path), Path.GetFileName(file.Path), "its name ends in .yaml or .yml");
        }
        else if (LibraryOnly.FirstOrDefault(name => SpecFile.IsNamed(file.Path, name)) is { } shared)
        {
            diagnostics.Add(SpecDiagnostics.NoSpecFile, LocationInfo.StartOf(file.Path), shared, "what the server's codes mean is the library's own");
        }
        else if (SpecFile.IsNamed(file.Path, SpecFile.Enums))
        {
            CheckTypes(file, [], library, diagnostics);
        }
        else if (SpecFile.IsNamed(file.Path, SpecFile.Shapes))
        {
            CheckTypes(file, ["responses", "levels", "interfaces"], library, diagnostics);
        }
        else if (SpecFile.IsNamed(file.Path, SpecFile.Areas))
        {
            CheckAreas(file, library, diagnostics);
        }

        return diagnostics.ToArray();
    }

    private static void CheckTypes(SpecFile file, string[] groups, LibraryNames library, DiagnosticBag diagnostics)
    {
        // What cannot be read is reported where the file is parsed.
        if (file.Read(new DiagnosticBag()) is not { } root)
        {
            return;
        }

        var entries = groups.Length == 0
            ? root.Entries
            : groups.SelectMany(group => (root.Find(group)?.Value as Yaml.YamlMapping)?.Entries ?? EquatableArray<Yaml.YamlEntry>.Empty);
        foreach (var entry in entries.Where(entry => library.Types.Contains(entry.Key.Value, StringComparer.OrdinalIgnoreCase)))
        {
            diagnostics.Add(SpecDiagnostics.DuplicateDeclaration, entry.Key.Location, "The type", entry.Key.Value, "the library, which is compiled: give yours another name, and name it in your words");
        }
    }

    private static void CheckAreas(SpecFile file, LibraryNames library, DiagnosticBag diagnostics)
    {
        foreach (var entry in file.Read(new DiagnosticBag())?.Entries ?? EquatableArray<Yaml.YamlEntry>.Empty)
        {
            var name = ((entry.Value as Yaml.YamlMapping)?.Find("as")?.Value as Yaml.YamlScalar)?.Value;
            if (library.Folders.Contains(entry.Key.Value) || (name is not null && library.Areas.Contains(name)))
            {
                diagnostics.Add(SpecDiagnostics.DuplicateDeclaration, entry.Key.Location, "The area", entry.Key.Value, "the library");
            }
        }
    }
}
