using System.Text;

namespace Kiwoom.Spec.Tool.Diffing;

/// <summary>
/// The differences between the spec and the document that it was written from, each looked at once: what the spec has otherwise with a
/// reason. They stand in a file beside the spec, so that a newer document shows what is new in it and no more, and nothing is kept
/// silent by an element's reason that was given for something else.
/// </summary>
internal static class KnownDifferences
{
    public const string FileName = "document-differences.txt";

    private const string Head = """
        # How the spec differs from the document that it was written from, each with a reason in its descriptor (ERRATA.md).
        # `kiwoom-spec diff DOCUMENT --accept` writes this file; `kiwoom-spec diff` tells what is not in it.

        """;

    public static IReadOnlySet<string> Read(string specFolder)
    {
        var path = Path.Combine(specFolder, FileName);
        return File.Exists(path)
            ? File.ReadLines(path).Where(line => line.Length > 0 && line[0] != '#').ToHashSet(StringComparer.Ordinal)
            : new HashSet<string>();
    }

    public static void Write(string specFolder, IEnumerable<SpecChange> changes) =>
        File.WriteAllText(
            Path.Combine(specFolder, FileName),
            Head.ReplaceLineEndings("\n") + string.Concat(changes.Select(change => change.Key + "\n")),
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
}
