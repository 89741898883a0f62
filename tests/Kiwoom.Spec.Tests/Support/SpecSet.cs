using System.Collections.Immutable;
using Kiwoom.Generator.Spec;
using Kiwoom.Spec.Tool.Checking;

namespace Kiwoom.Spec.Tests.Support;

/// <summary>A set of spec files in memory, by path below the spec. Changing it makes a new set.</summary>
internal sealed class SpecSet(ImmutableSortedDictionary<string, string> files)
{
    /// <summary>What stands below it is not the library's, but of a project that uses it.</summary>
    private const string Project = "app/";

    private static readonly Lazy<SpecSet> LazyReal = new(static () => new SpecSet(SpecFolder.Read(Repository.Spec)
        .ToImmutableSortedDictionary(file => Path.GetRelativePath(Repository.Spec, file.Path).Replace('\\', '/'), file => file.Text, StringComparer.Ordinal)));

    /// <summary>The repository's spec.</summary>
    public static SpecSet Real => LazyReal.Value;

    /// <summary>The shared files with one descriptor of each kind.</summary>
    public static SpecSet Small { get; } = Real.Only(
        "market-conditions/ka10004.yaml", "charts/ka10081.yaml", "orders/kt10000.yaml", "realtime/0B.yaml", "condition-search/ka10173.yaml", "account/ka10075.yaml",
        "account/ka10076.yaml", "account/kt00007.yaml", "oauth/au10001.yaml");

    public IEnumerable<string> Paths => files.Keys;

    public string this[string path] => files[path];

    /// <summary>The files as the generator gets them.</summary>
    public IReadOnlyList<SpecFile> Files => [.. files.Select(file => file.Key.StartsWith(Project, StringComparison.Ordinal)
        ? new SpecFile("/" + file.Key, file.Value) { Role = SpecRole.Project }
        : new SpecFile("/spec/" + file.Key, file.Value) { Role = files.Keys.Any(path => path.StartsWith(Project, StringComparison.Ordinal)) ? SpecRole.BuiltIn : SpecRole.Library })];

    public SpecSet With(string path, string text) => new(files.SetItem(path, text));

    public SpecSet Without(string path) => new(files.Remove(path));

    /// <summary>Replaces what stands exactly once in a file.</summary>
    public SpecSet Edit(string path, string old, string replacement)
    {
        var parts = this[path].Split(old);
        Assert.That(parts, Has.Length.EqualTo(2), $"'{old}' must stand exactly once in {path}");
        return With(path, string.Join(replacement, parts));
    }

    /// <summary>The shared files and only those descriptors.</summary>
    public SpecSet Only(params string[] descriptors) =>
        new(files.Where(file => !file.Key.Contains('/', StringComparison.Ordinal) || descriptors.Contains(file.Key)).ToImmutableSortedDictionary(StringComparer.Ordinal));

    /// <summary>Writes the set to a folder.</summary>
    public void WriteTo(string folder)
    {
        foreach (var (path, text) in files)
        {
            var target = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.WriteAllText(target, text);
        }
    }
}
