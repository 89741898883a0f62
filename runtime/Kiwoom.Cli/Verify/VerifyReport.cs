using System.Globalization;
using System.Text;
using Kiwoom.Catalog;

namespace Kiwoom.Cli.Verify;

/// <summary>The report: one Markdown file without account, name or amount.</summary>
/// <param name="state">What was found.</param>
/// <param name="isSimulator">Whether the answers are the document's examples: what is known of them is told and not counted. On a server it is news.</param>
/// <param name="limits">What came of asking often; null where that was not tried.</param>
internal sealed class VerifyReport(VerifyState state, bool isSimulator, LimitsMet? limits)
{
    private readonly List<Difference> _all =
    [
        .. state.Done.Values.SelectMany(list => list)
            .OrderBy(item => item.ApiId, StringComparer.Ordinal).ThenBy(item => item.Kind, StringComparer.Ordinal).ThenBy(item => item.Path, StringComparer.Ordinal),
    ];

    public bool IsSimulator => isSimulator;

    /// <summary>What differs from the spec.</summary>
    public IReadOnlyList<Difference> Counted => isSimulator ? [.. _all.Where(item => KnownDifferences.ReasonOf(item) is null)] : _all;

    /// <summary>What differs where the document contradicts itself.</summary>
    public IReadOnlyList<Difference> Known => [.. _all.Where(item => KnownDifferences.ReasonOf(item) is not null)];

    /// <summary>Realtime types of which no message came: neither as the spec says nor otherwise.</summary>
    public IReadOnlyCollection<string> Silent => state.Silent;

    public string Write(DateOnly day)
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"# Spec verified against {state.Server}, {day:yyyy-MM-dd}\n\n");
        page.Append(CultureInfo.InvariantCulture, $"{state.Done.Count} ids and types, {Counted.Count} differences; calls refused as too many and repeated: {state.TooMany}.\n");
        page.Append("Values are shown by their shape alone (9 for a digit, a for a letter, 가 for a syllable).\n");
        WriteLimits(page);
        if (Counted.Count > 0)
        {
            page.Append("\n| id | name | difference | where | looks like | times |\n|---|---|---|---|---|---|\n");
            foreach (var difference in Counted)
            {
                page.Append(CultureInfo.InvariantCulture, $"| {difference.ApiId} | {NameOf(difference)} | {difference.Kind} | {Cell(difference.Path)} | {Cell(difference.Shape)} | {difference.Count} |\n");
            }
        }

        WriteKnown(page);
        WriteDrafts(page, Counted);
        var same = state.Done.Where(pair => pair.Value.Count == 0).Select(pair => pair.Key).ToList();
        page.Append(CultureInfo.InvariantCulture, $"\n## As the spec says ({same.Count})\n{string.Join(", ", same)}\n");
        if (Silent.Count > 0)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## No message came ({Silent.Count})\nFollowed, and neither as the spec says nor otherwise: nothing is known of them.\n\n{string.Join(", ", Silent)}\n");
        }

        return page.ToString();
    }

    private void WriteLimits(StringBuilder page)
    {
        if (limits is { } met)
        {
            page.Append("\n## Limits as met\n");
            page.Append(CultureInfo.InvariantCulture, $"{met.ApiId} asked for {met.Asked} times at once: {met.Answered} answered in {met.Seconds:0.0} s ({met.Rate:0.0} a second), ");
            page.Append(CultureInfo.InvariantCulture, $"at most {met.Burst} within one second; refused as too many: {met.Refused}.\n");
        }
    }

    private void WriteKnown(StringBuilder page)
    {
        if (Known.Count == 0)
        {
            return;
        }

        page.Append(isSimulator
            ? "\n## Known, and not counted\nA simulator answers with the document's examples, which differ from its tables here.\n"
            : "\n## Open in the document\nOf the differences above, those that the document leaves open: what this server does decides them.\n");
        page.Append("\n| id | name | difference | where | why |\n|---|---|---|---|---|\n");
        foreach (var difference in Known)
        {
            page.Append(CultureInfo.InvariantCulture, $"| {difference.ApiId} | {NameOf(difference)} | {difference.Kind} | {Cell(difference.Path)} | {KnownDifferences.ReasonOf(difference)} |\n");
        }
    }

    private static string NameOf(Difference difference) => KiwoomCatalog.Find(difference.ApiId)?.KoreanName ?? "";

    /// <summary>Lines for the descriptors, for whoever adds what is new.</summary>
    private static void WriteDrafts(StringBuilder page, IReadOnlyList<Difference> all)
    {
        var unknown = all.Where(item => item.Kind == "element unknown").ToList();
        if (unknown.Count == 0)
        {
            return;
        }

        page.Append("\n## Drafts for the descriptors\n```yaml\n");
        foreach (var group in unknown.GroupBy(item => item.ApiId, StringComparer.Ordinal))
        {
            page.Append(CultureInfo.InvariantCulture, $"# {group.Key}\n");
            foreach (var item in group)
            {
                var element = item.Path[(item.Path.LastIndexOf('.') + 1)..];
                page.Append(CultureInfo.InvariantCulture, $"{element}: {{ ko: \"?\", as: \"?\", type: text, verified: false, reason: \"Seen on the server, looks like {item.Shape.Replace("\"", "'", StringComparison.Ordinal)}.\" }}\n");
            }
        }

        page.Append("```\n");
    }

    private static string Cell(string text) => text.Length == 0 ? "" : $"`{text.Replace("|", "\\|", StringComparison.Ordinal).Replace("`", "'", StringComparison.Ordinal)}`";
}
