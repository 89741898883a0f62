using Kiwoom.Generator.Common;
using Kiwoom.Generator.Diagnostics;

namespace Kiwoom.Generator.Spec;

/// <summary>What the check of the shared files' places found.</summary>
/// <param name="RejectedPaths">Files that are not read, because another one of their name is.</param>
/// <param name="Diagnostics">One per rejected file.</param>
internal sealed record SharedFileCheck(EquatableArray<string> RejectedPaths, EquatableArray<DiagnosticInfo> Diagnostics);

/// <summary>A shared file and whose it is.</summary>
internal sealed record SharedFilePlace(string Path, SpecRole Role)
{
    /// <summary>A project's files stand beside the library's of the same names.</summary>
    public bool IsOfProject => Role == SpecRole.Project;
}

/// <summary>Sees that each shared file stands in one folder only: the outermost one is read, of several the first by path.</summary>
internal static class SharedFileChecker
{
    public static SharedFileCheck Check(IEnumerable<SharedFilePlace> files)
    {
        var rejected = new List<string>();
        var diagnostics = new DiagnosticBag();
        var shared = files.Where(file => SpecFile.IsSpec(file.Path) && !SpecFile.IsDescriptor(file.Path));
        foreach (var same in shared.GroupBy(file => (file.IsOfProject, Name: System.IO.Path.GetFileNameWithoutExtension(file.Path))).OrderBy(group => group.Key.Name, StringComparer.Ordinal))
        {
            var ordered = same.Select(file => file.Path).OrderBy(Depth).ThenBy(path => path, StringComparer.Ordinal).ToList();
            foreach (var path in ordered.Skip(1))
            {
                rejected.Add(path);
                diagnostics.Add(SpecDiagnostics.SharedFileTwice, LocationInfo.StartOf(path), SpecFile.NameOf(path), SpecFile.FolderAndName(ordered[0]));
            }
        }

        return new SharedFileCheck(rejected.ToEquatableArray(), diagnostics.ToArray());
    }

    private static int Depth(string path) => path.Count(c => c is '/' or '\\');
}
