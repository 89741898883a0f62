namespace Kiwoom.Generator.Spec;

/// <summary>The text of one YAML file of the spec.</summary>
internal sealed record SpecFile(string Path, string Text)
{
    public const string Areas = "areas.yaml";
    public const string Vocabulary = "vocabulary.yaml";
    public const string Enums = "enums.yaml";
    public const string Shapes = "shapes.yaml";
    public const string Errors = "errors.yaml";
    public const string ReturnCodes = "return-codes.yaml";

    private static readonly string[] SharedNames = [Areas, Vocabulary, Enums, Shapes, Errors, ReturnCodes];

    /// <summary>The folder, which is the client's area.</summary>
    public string Folder => NameOf(System.IO.Path.GetDirectoryName(Path) ?? "");

    /// <summary>The file's name without <c>.yaml</c>.</summary>
    public string Stem => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>Whether a path is a spec file at all.</summary>
    public static bool IsSpec(string path) => path.EndsWith(".yaml", StringComparison.Ordinal);

    /// <summary>Whether a path is a descriptor, not one of the shared files.</summary>
    public static bool IsDescriptor(string path) => IsSpec(path) && !SharedNames.Contains(NameOf(path));

    public static bool IsNamed(string path, string name) => NameOf(path) == name;

    /// <summary>The file with its folder, as messages name it: the same on every machine.</summary>
    public static string FolderAndName(string path)
    {
        var folder = NameOf(System.IO.Path.GetDirectoryName(path) ?? "");
        return folder.Length == 0 ? NameOf(path) : folder + "/" + NameOf(path);
    }

    public static string NameOf(string path) => System.IO.Path.GetFileName(path);
}
