using System.Globalization;
using System.Text.Json.Nodes;
using Kiwoom.Generator.Diagnostics;

namespace Kiwoom.Spec.Tool.Checking;

/// <summary>Writes diagnostics: as the compiler does, so that editors find the place, or as JSON.</summary>
internal static class CheckReport
{
    /// <summary><c>path(line,column): error KIW007: message</c>.</summary>
    public static string ToLine(DiagnosticInfo diagnostic)
    {
        var (path, line, column) = PlaceOf(diagnostic);
        return string.Create(CultureInfo.InvariantCulture, $"{path}({line},{column}): error {diagnostic.Descriptor.Id}: {MessageOf(diagnostic)}");
    }

    /// <summary>The message with its arguments.</summary>
    public static string MessageOf(DiagnosticInfo diagnostic) =>
        string.Format(CultureInfo.InvariantCulture, diagnostic.Descriptor.MessageFormat.ToString(CultureInfo.InvariantCulture), [.. diagnostic.Arguments]);

    /// <summary>What was taken of folders, and what was not: nothing that is left out looks as if it were right.</summary>
    public static IEnumerable<string> LinesOf(CheckedFiles files) => files.Taken
        .Select(taken => taken.Named == taken.Checked
            ? string.Create(CultureInfo.InvariantCulture, $"{ShortPath(taken.Named)}: {taken.Files} files taken")
            : string.Create(CultureInfo.InvariantCulture, $"{ShortPath(taken.Named)}: the spec in it is taken, {ShortPath(taken.Checked)} ({taken.Files} files), and nothing else"))
        .Concat(files.LeftOut.Select(file => $"{ShortPath(file)}: left out, it is no descriptor (no id, method or url)"));

    public static string ToJson(IReadOnlyList<DiagnosticInfo> diagnostics, CheckedFiles files) =>
        ToolJson.Write(new JsonObject
        {
            ["files"] = files.Files.Count,
            ["leftOut"] = new JsonArray([.. files.LeftOut.Select(file => JsonValue.Create(ShortPath(file)))]),
            ["mistakes"] = diagnostics.Count,
            ["diagnostics"] = new JsonArray([.. diagnostics.Select(ToJson)]),
        });

    private static JsonObject ToJson(DiagnosticInfo diagnostic)
    {
        var (path, line, column) = PlaceOf(diagnostic);
        var end = diagnostic.Location?.LineSpan.End ?? default;
        return new JsonObject
        {
            ["id"] = diagnostic.Descriptor.Id,
            ["message"] = MessageOf(diagnostic),
            ["file"] = path,
            ["line"] = line,
            ["column"] = column,
            ["endLine"] = end.Line + 1,
            ["endColumn"] = end.Character + 1,
        };
    }

    private static (string Path, int Line, int Column) PlaceOf(DiagnosticInfo diagnostic)
    {
        var start = diagnostic.Location?.LineSpan.Start ?? default;
        return (ShortPath(diagnostic.Location?.Path ?? ""), start.Line + 1, start.Character + 1);
    }

    /// <summary>From the current folder where the file is below it, so that a line is short; whole elsewhere.</summary>
    private static string ShortPath(string path)
    {
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }
}
