using System.Globalization;
using System.Text;

namespace Kiwoom.Spec.Tool.Drafting;

/// <summary>How drafts compare with the descriptors that were hidden from them.</summary>
/// <param name="ids">The ids.</param>
/// <param name="marks">The marks in all drafts.</param>
internal sealed class DraftFigures(IReadOnlyList<string> ids, int marks)
{
    private const double WantedNames = 0.95;

    private readonly Dictionary<string, (int All, int Same, int Explained)> _counts = new(StringComparer.Ordinal);
    private readonly List<string> _diagnostics = [];
    private readonly List<string> _differences = [];
    private readonly List<string> _explained = [];

    /// <summary>What differs and is not explained.</summary>
    public IReadOnlyList<string> Differences => _differences;

    /// <summary>What the drafts do not compile for.</summary>
    public IReadOnlyList<string> Diagnostics => _diagnostics;

    /// <summary>Whether all but names is as in the descriptors, or explained, names are in nineteen of twenty, and everything compiles.</summary>
    public bool IsGood => _diagnostics.Count == 0 && _counts.All(count => count.Key == "C# name"
        ? count.Value.Same + count.Value.Explained >= WantedNames * count.Value.All
        : count.Value.Same + count.Value.Explained == count.Value.All);

    /// <summary>How many of one kind are the same, and how many differ for a reason.</summary>
    public (int All, int Same, int Explained) Of(string what) => _counts.GetValueOrDefault(what);

    public void AddDiagnostics(IEnumerable<string> diagnostics) => _diagnostics.AddRange(diagnostics);

    /// <param name="what">What is compared.</param>
    /// <param name="isSame">Whether both have the same.</param>
    /// <param name="text">What they have.</param>
    /// <param name="reason">Why the descriptor has another; null for no reason.</param>
    public void Count(string what, bool isSame, string text, string? reason)
    {
        var (all, same, explained) = _counts.GetValueOrDefault(what);
        _counts[what] = (all + 1, same + (isSame ? 1 : 0), explained + (!isSame && reason is not null ? 1 : 0));
        if (!isSame)
        {
            (reason is null ? _differences : _explained).Add($"{what}: {text}{(reason is null ? "" : $" ({reason})")}");
        }
    }

    public string ToText()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{ids.Count} ids: {string.Join(" ", ids)}\n");
        foreach (var (what, (all, same, explained)) in _counts)
        {
            text.Append(CultureInfo.InvariantCulture, $"{what}: {same} of {all} as in ours, {explained} explained, {all - same - explained} not ({100.0 * (same + explained) / all:0.0} %)\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"marks: {marks}; mistakes when compiled: {_diagnostics.Count}\n");
        Append(text, "MISTAKE ", _diagnostics);
        Append(text, "DIFFERENCE ", _differences);
        Append(text, "EXPLAINED ", _explained);
        return text.ToString();
    }

    private static void Append(StringBuilder text, string head, List<string> lines)
    {
        foreach (var line in lines)
        {
            text.Append(head).Append(line).Append('\n');
        }
    }
}
