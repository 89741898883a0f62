using Kiwoom.Generator.Common;
using Kiwoom.Generator.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Kiwoom.Generator.Spec;

/// <summary>What the check of the shared files' places found.</summary>
/// <param name="RejectedPaths">Files that are not read, because another one of their name is.</param>
/// <param name="Diagnostics">One per rejected file.</param>
internal sealed record SharedFileCheck(EquatableArray<string> RejectedPaths, EquatableArray<DiagnosticInfo> Diagnostics);

/// <summary>Sees that each shared file stands in one folder only: the outermost one is read, of several the first by path.</summary>
internal static class SharedFileChecker
{
    public static SharedFileCheck Check(IEnumerable<string> paths)
    {
        var rejected = new List<string>();
        var diagnostics = new DiagnosticBag();
        foreach (var same in paths.Where(path => SpecFile.IsSpec(path) && !SpecFile.IsDescriptor(path)).GroupBy(SpecFile.NameOf, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var ordered = same.OrderBy(Depth).ThenBy(path => path, StringComparer.Ordinal).ToList();
            foreach (var path in ordered.Skip(1))
            {
                rejected.Add(path);
                var start = new LocationInfo(path, new TextSpan(0, 1), new LinePositionSpan(default, new LinePosition(0, 1)));
                diagnostics.Add(SpecDiagnostics.SharedFileTwice, start, same.Key, SpecFile.FolderAndName(ordered[0]));
            }
        }

        return new SharedFileCheck(rejected.ToEquatableArray(), diagnostics.ToArray());
    }

    private static int Depth(string path) => path.Count(c => c is '/' or '\\');
}
