using System.Text;
using Kiwoom.Generator.Spec;

namespace Kiwoom.Spec.Tool.Checking;

/// <summary>Finds and reads a spec on disk.</summary>
internal static class SpecFolder
{
    private static readonly string[] DescriptorKeys = ["id:", "method:", "url:"];

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

    /// <summary>Reads a project's own files, which are no part of a spec.</summary>
    public static IReadOnlyList<SpecFile> ReadProject(IEnumerable<string> files) =>
        Read(files.Select(Path.GetFullPath).Distinct(StringComparer.Ordinal), SpecRole.Project);

    /// <summary>The YAML files below a folder, without what builds and tools keep there.</summary>
    public static IEnumerable<string> YamlFilesBelow(string folder) => Directory.EnumerateFiles(folder).Where(SpecFile.IsSpec)
        .Concat(Directory.EnumerateDirectories(folder).Where(path => !IsOfTools(Path.GetFileName(path))).SelectMany(YamlFilesBelow));

    /// <summary>Whether a YAML file is meant for a spec at all: one of the shared files, or something with an id, a method or an address.</summary>
    public static bool IsMeantForSpec(string file) =>
        !SpecFile.IsDescriptor(file) || File.ReadLines(file).Any(line => DescriptorKeys.Any(key => line.StartsWith(key, StringComparison.Ordinal)));

    /// <summary>Whether a path is in a folder, or is that folder.</summary>
    public static bool IsWithin(string path, string folder) =>
        path == folder || path.StartsWith(folder.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static IReadOnlyList<SpecFile> Read(IEnumerable<string> paths, SpecRole role) =>
        [.. paths.Order(StringComparer.Ordinal).AsParallel().AsOrdered().Select(path => Read(path, role))];

    // As the compiler reads it, but that another encoding is found here by its bytes.
    private static SpecFile Read(string path, SpecRole role)
    {
        try
        {
            using var reader = new StreamReader(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
            return new SpecFile(path, reader.ReadToEnd()) { Role = role };
        }
        catch (DecoderFallbackException)
        {
            return SpecFile.InAnotherEncoding(path, role);
        }
    }

    private static bool IsOfTools(string folder) => folder is "bin" or "obj" or "node_modules" || folder.StartsWith('.');

    // A project may have areas of its own; what return codes mean is the library's alone.
    private static bool IsSpec(string folder) => File.Exists(Path.Combine(folder, SpecFile.Areas)) && File.Exists(Path.Combine(folder, SpecFile.ReturnCodes));
}
