using Kiwoom.Generator.Common;
using Kiwoom.Generator.Diagnostics;

namespace Kiwoom.Generator.Spec;

/// <summary>What the check over all files found.</summary>
/// <param name="RejectedPaths">Descriptors that declare something a second time: they emit nothing, so the compiler does not complain too.</param>
/// <param name="Diagnostics">One per rejected descriptor, and one per id that names no such descriptor.</param>
internal sealed record DeclarationCheck(EquatableArray<string> RejectedPaths, EquatableArray<DiagnosticInfo> Diagnostics);

/// <summary>Sees that api ids, methods and types are declared once, and that what one descriptor names of others exists. In the order of paths, the first one keeps the name.</summary>
internal static class DeclarationChecker
{
    public static DeclarationCheck Check(IReadOnlyList<BoundDescriptor> descriptors, IEnumerable<string> sharedTypes)
    {
        var owners = sharedTypes.Select(name => Key("The type", name)).Distinct().ToDictionary(key => key, _ => "the shared files", StringComparer.Ordinal);
        foreach (var (name, owner) in ReservedTypes.All)
        {
            owners[Key("The type", name)] = owner;
        }

        var rejected = new List<string>();
        var diagnostics = new DiagnosticBag();
        var project = new ProjectDeclarations(descriptors);
        foreach (var descriptor in descriptors.OrderBy(item => item.Role == SpecRole.Project).ThenBy(item => item.Path, StringComparer.Ordinal))
        {
            var own = new HashSet<string>(StringComparer.Ordinal);
            var clash = descriptor.Declarations.FirstOrDefault(item => !project.IsOverride(descriptor, item) && owners.ContainsKey(Key(item.What, item.Name)) || !own.Add(Key(item.What, item.Name)));
            if (clash is null)
            {
                foreach (var item in descriptor.Declarations)
                {
                    owners[Key(item.What, item.Name)] = descriptor.Role == SpecRole.BuiltIn ? $"the library ({SpecFile.FolderAndName(descriptor.Path)})" : SpecFile.FolderAndName(descriptor.Path);
                }

                if (!project.Check(descriptor, diagnostics))
                {
                    rejected.Add(descriptor.Path);
                }

                continue;
            }

            rejected.Add(descriptor.Path);
            Report(diagnostics, clash, owners.TryGetValue(Key(clash.What, clash.Name), out var owner) ? owner : "this descriptor itself");
        }

        LookUpChecker.Check(descriptors, diagnostics);
        return new DeclarationCheck(rejected.ToEquatableArray(), diagnostics.ToArray());
    }

    private static void Report(DiagnosticBag diagnostics, Declaration clash, string owner)
    {
        if (clash.What == "The api id")
        {
            diagnostics.Add(SpecDiagnostics.DuplicateApiId, clash.Location, clash.Name, owner);
        }
        else
        {
            diagnostics.Add(SpecDiagnostics.DuplicateDeclaration, clash.Location, clash.What, clash.Name, owner);
        }
    }

    // Types name files, and file names that differ by case only are one name to the compiler.
    private static string Key(string what, string name) => what + " " + (what == "The type" ? name.ToUpperInvariant() : name);
}
