using Kiwoom.Generator.Common;
using Kiwoom.Generator.Diagnostics;
using Kiwoom.Generator.Yaml;

namespace Kiwoom.Generator.Spec;

/// <summary>One YAML file of the spec. It is parsed once, whoever reads it; two with the same text are equal.</summary>
internal sealed class SpecFile : IEquatable<SpecFile>
{
    public const string Areas = "areas.yaml";
    public const string Vocabulary = "vocabulary.yaml";
    public const string Enums = "enums.yaml";
    public const string Shapes = "shapes.yaml";
    public const string Errors = "errors.yaml";
    public const string ReturnCodes = "return-codes.yaml";

    private static readonly string[] SharedNames = [Areas, Vocabulary, Enums, Shapes, Errors, ReturnCodes];
    private static readonly string[] Extensions = [".yaml", ".yml"];

    private readonly Lazy<Result<YamlMapping>> _document;

    public SpecFile(string path, string text)
    {
        Path = path;
        Text = text;
        _document = new(Parse);
    }

    private SpecFile(string path, string text, Lazy<Result<YamlMapping>> document)
    {
        Path = path;
        Text = text;
        _document = document;
    }

    private SpecFile(string path, EquatableArray<DiagnosticInfo> mistakes)
        : this(path, "", new(() => new Result<YamlMapping>(null, mistakes)))
    {
    }

    public string Path { get; }

    public string Text { get; }

    /// <summary>Whose spec it belongs to.</summary>
    public SpecRole Role { get; init; } = SpecRole.Library;

    /// <summary>The folder, which is the client's area.</summary>
    public string Folder => NameOf(System.IO.Path.GetDirectoryName(Path) ?? "");

    /// <summary>The file's name without its extension.</summary>
    public string Stem => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>A file that could not be read at all.</summary>
    public static SpecFile Unreadable(string path, SpecRole role, EquatableArray<DiagnosticInfo> mistakes) => new(path, mistakes) { Role = role };

    /// <summary>A file that is not saved as UTF-8. Its text is not looked at: what another encoding makes of Korean may be read without a mistake.</summary>
    public static SpecFile InAnotherEncoding(string path, SpecRole role)
    {
        var diagnostics = new DiagnosticBag();
        diagnostics.Add(SpecDiagnostics.NotUtf8, LocationInfo.StartOf(path), NameOf(path));
        return Unreadable(path, role, diagnostics.ToArray());
    }

    /// <summary>The same file as another's.</summary>
    public SpecFile As(SpecRole role) => new(Path, Text, _document) { Role = role };

    /// <summary>Whether a path is a spec file at all.</summary>
    public static bool IsSpec(string path) => Extensions.Any(extension => path.EndsWith(extension, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a path is a descriptor, not one of the shared files.</summary>
    public static bool IsDescriptor(string path) => IsSpec(path) && !SharedNames.Any(name => IsNamed(path, name));

    /// <summary>Whether a path is one of the shared files, whichever way its extension is written.</summary>
    public static bool IsNamed(string path, string name) =>
        IsSpec(path) && System.IO.Path.GetFileNameWithoutExtension(path) == System.IO.Path.GetFileNameWithoutExtension(name);

    /// <summary>The document's mapping; null, with its mistakes, where it has none that can be read.</summary>
    public YamlMapping? Read(DiagnosticBag diagnostics)
    {
        var document = _document.Value;
        diagnostics.AddRange(document.Diagnostics);
        return document.Value;
    }

    public bool Equals(SpecFile? other) => other is not null && other.Path == Path && other.Role == Role && other.Text == Text;

    public override bool Equals(object? obj) => Equals(obj as SpecFile);

    public override int GetHashCode() => Path.GetHashCode() ^ Text.Length;

    /// <summary>The file with its folder, as messages name it: the same on every machine.</summary>
    public static string FolderAndName(string path)
    {
        var folder = NameOf(System.IO.Path.GetDirectoryName(path) ?? "");
        return folder.Length == 0 ? NameOf(path) : folder + "/" + NameOf(path);
    }

    public static string NameOf(string path) => System.IO.Path.GetFileName(path);

    private Result<YamlMapping> Parse()
    {
        var diagnostics = new DiagnosticBag();
        var root = YamlReader.Read(Path, Text, diagnostics);
        return new Result<YamlMapping>(root, diagnostics.ToArray());
    }
}
