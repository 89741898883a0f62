using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace Kiwoom.Generator.Tests.Harness;

/// <summary>A set of spec files by path, such as <c>/spec/account/ka00001.yaml</c>. Changing it makes a new set.</summary>
internal sealed partial class SpecFiles
{
    private const string Root = "/spec/";

    private static readonly string[] TablesOfTests = ["ChangeSign", "Exchange", "ExchangeScope", "OrderExchange", "OrderExchangeFilter", "OrderType"];

    private readonly ImmutableArray<AdditionalText> _texts;

    private SpecFiles(ImmutableArray<AdditionalText> texts) => _texts = texts;

    public static SpecFiles Empty { get; } = new([]);

    /// <summary>The repository's spec, as it is.</summary>
    public static SpecFiles Real { get; } = new([.. Repository.Files("*.yaml", "spec").Select(Read)]);

    /// <summary>
    /// The real shared files with one endpoint of each shape and those that hand-written code calls, without the code tables that nothing
    /// of it uses, so that a full compile stays quick however long the spec grows.
    /// </summary>
    public static SpecFiles Representative { get; } =
        WithoutUnusedTables(new SpecFiles([.. Real._texts.Where(text => IsShared(text) || IsRepresentative(text))]));

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

    /// <summary>
    /// Each table becomes a file, and most of the time of a compile went into those. What stays: tables that shapes, descriptors or their
    /// words name, and those that tests name. The words of a table that goes go with it.
    /// </summary>
    private static SpecFiles WithoutUnusedTables(SpecFiles spec)
    {
        var tables = Entries(spec["enums.yaml"]);
        var words = Entries(spec["vocabulary.yaml"]);
        var users = string.Concat(spec.Paths.Where(path => path.Contains('/', StringComparison.Ordinal) || path == "shapes.yaml").Select(path => spec[path]));
        var used = new HashSet<string>(Names(users).Concat(TablesOfTests), StringComparer.Ordinal);
        used.UnionWith(words.Where(word => used.Contains(word.Key)).SelectMany(word => Names(word.Text)).ToArray());
        var unused = tables.Select(table => table.Key).Except(used).ToHashSet(StringComparer.Ordinal);
        Assert.That(unused, Has.Count.GreaterThan(50), "enums.yaml looks otherwise than before");
        return spec
            .With("enums.yaml", string.Concat(tables.Where(table => !unused.Contains(table.Key)).Select(table => table.Text)))
            .With("vocabulary.yaml", string.Concat(words.Where(word => !Names(word.Text).Any(unused.Contains)).Select(word => word.Text)));
    }

    /// <summary>The entries of a shared file: the key, and the text from it to the next one.</summary>
    private static List<(string Key, string Text)> Entries(string text) =>
        [.. EntryStart().Split(text).Where(entry => entry.Length > 0).Select(entry => (entry[..(entry.IndexOf(':', StringComparison.Ordinal) is >= 0 and var end ? end : 0)], entry))];

    private static IEnumerable<string> Names(string text) => Name().Matches(text).Select(match => match.Value);

    [GeneratedRegex("^(?=[A-Za-z0-9_\"'])", RegexOptions.Multiline)]
    private static partial Regex EntryStart();

    [GeneratedRegex("[A-Za-z0-9_]+")]
    private static partial Regex Name();

    private static bool IsShared(AdditionalText text) => text.Path.LastIndexOf('/') == Root.Length - 1;

    private static bool IsRepresentative(AdditionalText text) =>
        Path.GetFileNameWithoutExtension(text.Path) is
            "au10001" or "au10002" or "ka00001" or "ka10004" or "ka10081" or "kt10000" or "kt10002" or "ka10171" or "ka10172" or "ka10173" or "ka10174" or "00" or "0B" or "ka10075" or "ka10076" or "kt00007";
}
