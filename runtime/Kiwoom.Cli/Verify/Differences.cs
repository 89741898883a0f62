using Kiwoom.Catalog;

namespace Kiwoom.Cli.Verify;

/// <summary>Makes differences of what an answer shows.</summary>
internal static class Differences
{
    public const string NotServed = "not served";
    public const string Failed = "failed";
    public const string Order = "message before the registration's answer";
    public const string UnitKind = "unit does not fit";

    public static IEnumerable<Difference> Of(CatalogAnswer answer)
    {
        var apiId = answer.Endpoint.ApiId;
        var hasRows = answer.Content.Values.Any(value => value.Value is not (null or "") || value.Rows.Count > 0);
        foreach (var finding in answer.Findings)
        {
            // An answer without content lacks everything, which is no news.
            if (finding.Kind != AnswerFindingKind.MissingElement || hasRows)
            {
                yield return new Difference(apiId, Words(finding.Kind), Shape.OfName(finding.Path), Text(finding), finding.Count);
            }
        }

        var isIndex = answer.Endpoint.Method.Contains("Sector", StringComparison.Ordinal) || answer.Endpoint.Method.Contains("Index", StringComparison.Ordinal);
        foreach (var (path, text) in isIndex ? [] : UnitCheck.Find(answer.Content))
        {
            yield return new Difference(apiId, UnitKind, path, Shape.Of(text), 1);
        }
    }

    private static string Words(AnswerFindingKind kind) => kind switch
    {
        AnswerFindingKind.UnknownElement => "element unknown",
        AnswerFindingKind.MissingElement => "element missing",
        AnswerFindingKind.Unreadable => "value unread",
        AnswerFindingKind.UnknownCode => "code outside its table",
        AnswerFindingKind.ContradictingSign => "sign against its code",
        _ => "element twice",
    };

    // A code has to be seen to be added, and is short; a long one is perhaps none.
    private static string Text(AnswerFinding finding) => finding.Kind == AnswerFindingKind.UnknownCode && finding.Text.Length <= 3 ? Application.CommandLineRunner.OneLine(finding.Text) : Shape.Of(finding.Text);
}
