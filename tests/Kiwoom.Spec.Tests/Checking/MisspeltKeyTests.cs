using System.Text.RegularExpressions;
using Kiwoom.Spec.Tests.Support;
using Kiwoom.Spec.Tool.Checking;

namespace Kiwoom.Spec.Tests.Checking;

/// <summary>A key that is misspelt is told of once, where it stands, and nothing is told that follows from it.</summary>
[Parallelizable(ParallelScope.All)]
public sealed partial class MisspeltKeyTests
{
    private static readonly SpecSet Spec = SpecSet.Small;

    [TestCaseSource(nameof(Cases))]
    public void Misspelt_key_is_told_of_alone(string path, string key, int position)
    {
        var misspelt = Misspell(key);
        var text = Spec[path];
        var start = text.LastIndexOf('\n', position) + 1;
        var line = text.AsSpan(0, position).Count('\n') + 1;

        var found = SpecBinder.Bind(Spec.With(path, $"{text[..position]}{misspelt}{text[(position + key.Length)..]}").Files).Diagnostics.Select(CheckReport.ToLine);

        Assert.That(
            found, Is.EqualTo(new[] { $"/spec/{path}({line},{position - start + 1}): error KIW003: Unknown key '{misspelt}'; did you mean '{key}'?" }));
    }

    /// <summary>Each key once in each kind of file and place; the order book first, for it has most.</summary>
    private static IEnumerable<TestCaseData> Cases() => Spec.Paths.OrderByDescending(path => path, StringComparer.Ordinal)
        .SelectMany(path => KeyPattern().Matches(Spec[path]).Where(match => !IsName(path, match)).Select(match => (Path: path, Match: match)))
        .DistinctBy(found => (KindOf(found.Path), found.Match.Value, found.Match.Groups["indent"].Length, found.Match.Groups["inline"].Success))
        .Select(found => (found.Path, Key: found.Match.Groups["key"]))
        .Select(found => new TestCaseData(found.Path, found.Key.Value, found.Key.Index));

    /// <summary>Folders and wire names are free, and some are named like a key.</summary>
    private static bool IsName(string path, Match match) => path is "areas.yaml" or "vocabulary.yaml" && !match.Groups["inline"].Success;

    private static string KindOf(string path) => path.Split('/') switch
    {
        ["orders" or "realtime" or "condition-search", _] parts => parts[0],
        [_, _] => "query",
        _ => path,
    };

    private static string Misspell(string key) => key.Length < 4 ? key + key[^1] : key.Remove(key.Length / 2, 1);

    [GeneratedRegex(@"(?<=^(?<indent> *)(?<inline>[^#\n""]*[{,] *)?)(?<key>id|name|kind|area|method|summary|note|url|type|returns|pages|request|short|response|as|ko|required|length|decimals|separator|max|zero|value|role|verified|reason|enum|flag|scale|scaleByItem|signBy|magnitude|unit|origin|message|messageType|items|itemBy|lossless|values|category|meaning|repeat|orders|help|helpKo|socket|rows|item|implements|positional|members|of|codes|also|default|pricing|signs|code|levels|columns|wire|first|responses|interfaces|trnm|lookUp|notOnMock):(?= |$)", RegexOptions.Multiline)]
    private static partial Regex KeyPattern();
}
