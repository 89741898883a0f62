using Kiwoom.Generator.Spec;

namespace Kiwoom.Spec.Tool.Checking;

/// <summary>Finds and reads a spec on disk.</summary>
internal static class SpecFolder
{
    /// <summary>The folder that a spec stands in, from a place in or beside it; null where there is none.</summary>
    public static string? Find(string start)
    {
        for (var folder = new DirectoryInfo(Path.GetFullPath(start)); folder is not null; folder = folder.Parent)
        {
            if (IsSpec(folder.FullName))
            {
                return folder.FullName;
            }

            if (IsSpec(Path.Combine(folder.FullName, "spec")))
            {
                return Path.Combine(folder.FullName, "spec");
            }
        }

        return null;
    }

    /// <summary>Reads every YAML file below a folder, as the library's build does.</summary>
    public static IReadOnlyList<SpecFile> Read(string folder) =>
        Read(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(SpecFile.IsSpec), SpecRole.Library);

    /// <summary>Reads a project's own files, which are no part of a spec: files and folders that are named.</summary>
    public static IReadOnlyList<SpecFile> ReadProject(IEnumerable<string> paths) => Read(
        paths.SelectMany(path => Directory.Exists(path) ? Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Where(SpecFile.IsSpec) : [path])
            .Select(Path.GetFullPath).Distinct(StringComparer.Ordinal),
        SpecRole.Project);

    /// <summary>Whether a path is in a folder, or is that folder.</summary>
    public static bool IsWithin(string path, string folder) =>
        path == folder || path.StartsWith(folder.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static IReadOnlyList<SpecFile> Read(IEnumerable<string> paths, SpecRole role) =>
        [.. paths.Order(StringComparer.Ordinal).AsParallel().AsOrdered().Select(path => new SpecFile(path, File.ReadAllText(path)) { Role = role })];

    // A project may have areas of its own; what return codes mean is the library's alone.
    private static bool IsSpec(string folder) => File.Exists(Path.Combine(folder, SpecFile.Areas)) && File.Exists(Path.Combine(folder, SpecFile.ReturnCodes));
}
