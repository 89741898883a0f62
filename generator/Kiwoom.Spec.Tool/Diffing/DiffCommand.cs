using Kiwoom.Spec.Tool.Checking;

namespace Kiwoom.Spec.Tool.Diffing;

/// <summary><c>kiwoom-spec diff</c>: what a newer document has otherwise than the spec.</summary>
internal static class DiffCommand
{
    /// <param name="folder">The spec.</param>
    /// <param name="documentPath">The document's text.</param>
    /// <param name="format">Text, JSON or Markdown.</param>
    /// <param name="accept">Whether what is found is written down as known.</param>
    /// <param name="output">Takes the changes.</param>
    public static ExitCode Run(string folder, string documentPath, OutputFormat format, bool accept, TextWriter output)
    {
        var spec = SpecBinder.BindFaultless(folder);
        var document = DocumentFile.Read(documentPath, spec);
        var all = DocumentComparer.Compare(spec, document);
        if (accept)
        {
            KnownDifferences.Write(folder, all.Where(change => change.Effect != ChangeEffect.InDoubt));
        }

        var known = KnownDifferences.Read(folder);
        var found = all.Where(change => !known.Contains(change.Key)).ToList();
        var report = new DiffReport(found, all.Count - found.Count, document.Endpoints.Count);
        output.Write(format switch
        {
            OutputFormat.Json => report.ToJson(),
            OutputFormat.Markdown => report.ToMarkdown(),
            _ => report.ToText(),
        });
        return found.Count == 0 ? ExitCode.Success : ExitCode.Found;
    }
}
