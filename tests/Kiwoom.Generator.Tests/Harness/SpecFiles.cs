using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Kiwoom.Generator.Tests.Harness;

/// <summary>A set of spec files by path, such as <c>/spec/account/ka00001.yaml</c>. Changing it makes a new set.</summary>
internal sealed class SpecFiles
{
    private const string Root = "/spec/";

    private readonly ImmutableArray<AdditionalText> _texts;

    private SpecFiles(ImmutableArray<AdditionalText> texts) => _texts = texts;

    public static SpecFiles Empty { get; } = new([]);

    /// <summary>The repository's spec, as it is.</summary>
    public static SpecFiles Real { get; } = new([.. Repository.Files("*.yaml", "spec").Select(Read)]);

    /// <summary>
    /// The real shared files with one endpoint of each shape and those that hand-written code calls, so that a full compile stays quick
    /// however long the spec grows.
    /// </summary>
    public static SpecFiles Representative { get; } = new([.. Real._texts.Where(text => IsShared(text) || IsRepresentative(text))]);

    public ImmutableArray<AdditionalText> Texts => _texts;

    public IEnumerable<string> Paths => _texts.Select(text => text.Path[Root.Length..]);

    public string this[string path] => Find(path).GetText()!.ToString();

    public SpecFiles With(string path, string text)
    {
        var added = new SpecText(Root + path, text);
        var index = IndexOf(path);
        return new SpecFiles(index < 0 ? _texts.Add(added) : _texts.SetItem(index, added));
    }

    public SpecFiles With(AdditionalText text) => new(_texts.Add(text));

    /// <summary>Replaces what stands exactly once in a file.</summary>
    public SpecFiles Edit(string path, string old, string replacement)
    {
        var text = this[path];
        var position = text.IndexOf(old, StringComparison.Ordinal);
        if (position < 0 || text.IndexOf(old, position + 1, StringComparison.Ordinal) >= 0)
        {
            throw new ArgumentException($"'{old}' must stand exactly once in {path}.", nameof(old));
        }

        return With(path, text[..position] + replacement + text[(position + old.Length)..]);
    }

    public SpecFiles Append(string path, string text) => With(path, this[path] + text);

    public SpecFiles Without(string path) => new(_texts.RemoveAt(IndexOf(path)));

    public SpecFiles Reverse() => new([.. _texts.Reverse()]);

    /// <summary>The path of a descriptor, whatever its area.</summary>
    public string PathOf(string apiId) => Paths.Single(path => path.EndsWith($"/{apiId}.yaml", StringComparison.Ordinal));

    /// <summary>1-based line and column of what stands exactly once in a file.</summary>
    public (int Line, int Column) PositionOf(string path, string needle)
    {
        var text = this[path];
        var position = text.IndexOf(needle, StringComparison.Ordinal);
        Assert.That(position, Is.GreaterThanOrEqualTo(0), $"'{needle}' is not in {path}");
        Assert.That(text.IndexOf(needle, position + 1, StringComparison.Ordinal), Is.Negative, $"'{needle}' stands twice in {path}");
        var before = text[..position];
        return (before.Count(c => c == '\n') + 1, position - before.LastIndexOf('\n'));
    }

    private AdditionalText Find(string path) =>
        IndexOf(path) is >= 0 and var index ? _texts[index] : throw new ArgumentException($"There is no {path}.", nameof(path));

    private int IndexOf(string path)
    {
        for (var i = 0; i < _texts.Length; i++)
        {
            if (_texts[i].Path == Root + path)
            {
                return i;
            }
        }

        return -1;
    }

    private static AdditionalText Read(string file) =>
        new SpecText(Root + Path.GetRelativePath(Repository.PathOf("spec"), file).Replace('\\', '/'), File.ReadAllText(file));

    private static bool IsShared(AdditionalText text) => text.Path.LastIndexOf('/') == Root.Length - 1;

    private static bool IsRepresentative(AdditionalText text) =>
        Path.GetFileNameWithoutExtension(text.Path) is
            "au10001" or "au10002" or "ka00001" or "ka10004" or "ka10081" or "kt10000" or "kt10002";
}
