using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Kiwoom.Spec.Tool.Diffing;

/// <summary>Writes changes, the worst first.</summary>
/// <param name="changes">What is new.</param>
/// <param name="known">How many differences are known.</param>
/// <param name="ids">How many ids the document has.</param>
internal sealed class DiffReport(IReadOnlyList<SpecChange> changes, int known, int ids)
{
    private string Summary => string.Create(CultureInfo.InvariantCulture, $"{ids} id{(ids == 1 ? "" : "s")} in the document, {changes.Count} change{(changes.Count == 1 ? "" : "s")}, {known} difference{(known == 1 ? "" : "s")} known before");

    public string ToText()
    {
        var text = new StringBuilder();
        foreach (var group in ByEffect())
        {
            text.Append(CultureInfo.InvariantCulture, $"{Heading(group.Key)} ({group.Count()})\n");
            foreach (var change in group)
            {
                text.Append(CultureInfo.InvariantCulture, $"  {change.ApiId}{(change.Where.Length > 0 ? " " + change.Where : "")}: {change.Text}{(change.Line > 0 ? $" (line {change.Line})" : "")}\n");
            }
        }

        return text.Append(Summary).Append('\n').ToString();
    }

    public string ToMarkdown()
    {
        var text = new StringBuilder("# Changes of the document\n\n").Append(Summary).Append(".\n");
        foreach (var group in ByEffect())
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {Heading(group.Key)}\n| id | where | what | change |\n|---|---|---|---|\n");
            foreach (var change in group)
            {
                text.Append(CultureInfo.InvariantCulture, $"| {change.ApiId} | {change.Where} | {Words(change.Kind)} | {change.Text.Replace("|", "\\|", StringComparison.Ordinal)} |\n");
            }
        }

        return text.ToString();
    }

    public string ToJson() => ToolJson.Write(new JsonObject
    {
        ["ids"] = ids,
        ["known"] = known,
        ["changes"] = new JsonArray([.. ByEffect().SelectMany(group => group).Select(change => new JsonObject
        {
            ["id"] = change.ApiId,
            ["kind"] = Camel(change.Kind.ToString()),
            ["effect"] = Camel(change.Effect.ToString()),
            ["where"] = change.Where,
            ["element"] = change.Element,
            ["text"] = change.Text,
            ["line"] = change.Line,
        })]),
    }) + "\n";

    private IEnumerable<IGrouping<ChangeEffect, SpecChange>> ByEffect() => changes.GroupBy(change => change.Effect).OrderBy(group => group.Key);

    private static string Heading(ChangeEffect effect) => effect switch
    {
        ChangeEffect.InDoubt => "In doubt: the document has an id more than once, and each was compared",
        ChangeEffect.BreaksCalls => "Breaks calls: as they are made today they may be refused",
        ChangeEffect.BreaksAnswers => "Breaks answers: a value that is read today is missing, elsewhere or another",
        ChangeEffect.Adds => "Adds: more can be asked or read",
        _ => "Wording: words alone",
    };

    private static string Words(ChangeKind kind) =>
        string.Concat(kind.ToString().Select((c, i) => char.IsUpper(c) && i > 0 ? " " + char.ToLowerInvariant(c) : i == 0 ? char.ToLowerInvariant(c).ToString() : c.ToString()));

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
