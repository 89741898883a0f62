using System.Reflection;

namespace Kiwoom.Generator.Tests.Harness;

/// <summary>Where the repository's files are on this machine.</summary>
internal static class Repository
{
    public static string Root { get; } = Metadata("RepoRoot").Single();

    /// <summary>The generators of the SDK and the packages that the library's build runs too.</summary>
    public static IReadOnlyList<string> FrameworkGenerators { get; } = [.. Metadata("FrameworkGenerator").DistinctBy(Path.GetFileName)];

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>The files below a folder, without what builds leave there.</summary>
    public static IEnumerable<string> Files(string pattern, params string[] folder) =>
        Directory.EnumerateFiles(PathOf(folder), pattern, SearchOption.AllDirectories)
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
            .Order(StringComparer.Ordinal);

    private static IEnumerable<string> Metadata(string key) =>
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Where(attribute => attribute.Key == key)
            .Select(attribute => attribute.Value!);
}
