using System.Globalization;
using System.Text;
using Kiwoom.Catalog;

namespace Kiwoom.Cli.Verify;

/// <summary>The report: one Markdown file without account, name or amount.</summary>
internal static class VerifyReport
{
    public static string Write(VerifyState state, DateOnly day)
    {
        var all = state.Done.Values.SelectMany(list => list).ToList();
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"# Spec verified against {state.Server}, {day:yyyy-MM-dd}\n\n");
        page.Append(CultureInfo.InvariantCulture, $"{state.Done.Count} ids and types, {all.Count} differences; calls refused as too many and repeated: {state.TooMany}.\n");
        page.Append("Values are shown by their shape alone (9 for a digit, a for a letter, 가 for a syllable).\n");
        if (all.Count > 0)
        {
            page.Append("\n| id | name | difference | where | looks like | times |\n|---|---|---|---|---|---|\n");
            foreach (var difference in all.OrderBy(item => item.ApiId, StringComparer.Ordinal).ThenBy(item => item.Kind, StringComparer.Ordinal).ThenBy(item => item.Path, StringComparer.Ordinal))
            {
                var name = KiwoomCatalog.Find(difference.ApiId)?.KoreanName ?? "";
                page.Append(CultureInfo.InvariantCulture, $"| {difference.ApiId} | {name} | {difference.Kind} | {Cell(difference.Path)} | {Cell(difference.Shape)} | {difference.Count} |\n");
            }
        }

        WriteDrafts(page, all);
        var same = state.Done.Where(pair => pair.Value.Count == 0).Select(pair => pair.Key).ToList();
        page.Append(CultureInfo.InvariantCulture, $"\n## As the spec says ({same.Count})\n{string.Join(", ", same)}\n");
        return page.ToString();
    }

    /// <summary>Lines for the descriptors, for whoever adds what is new.</summary>
    private static void WriteDrafts(StringBuilder page, List<Difference> all)
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
