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
        [.. Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .AsParallel().AsOrdered()
            .Select(path => new SpecFile(path, File.ReadAllText(path)))];

    private static bool IsSpec(string folder) => File.Exists(Path.Combine(folder, SpecFile.Areas));
}
