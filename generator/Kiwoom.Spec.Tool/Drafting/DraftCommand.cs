using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Kiwoom.Generator.Spec;
using Kiwoom.Spec.Document;
using Kiwoom.Spec.Tool.Checking;

namespace Kiwoom.Spec.Tool.Drafting;

/// <summary><c>kiwoom-spec draft</c>: descriptors, examples and words of ids of the document.</summary>
internal static class DraftCommand
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <param name="folder">The spec.</param>
    /// <param name="documentPath">The document's text.</param>
    /// <param name="ids">The ids to draft.</param>
    /// <param name="outputFolder">Where the files go; null shows them.</param>
    /// <param name="format">Text or JSON.</param>
    /// <param name="output">Takes the drafts, or what was written.</param>
    public static ExitCode Run(string folder, string documentPath, IReadOnlyList<string> ids, string? outputFolder, OutputFormat format, TextWriter output)
    {
        var spec = SpecBinder.BindFaultless(folder);
        var document = DocumentFile.Read(documentPath, spec);
        var drafts = Write(spec, document, ids);
        IReadOnlyList<(string Path, string Text)> files = [.. drafts.SelectMany(Files), .. SharedFiles(drafts)];
        if (outputFolder is not null)
        {
            if (files.FirstOrDefault(file => File.Exists(Path.Combine(outputFolder, file.Path))) is { Path: { } present })
            {
                throw new UsageException($"{Path.Combine(outputFolder, present)} is there already; nothing was written");
            }

            foreach (var (path, text) in files)
            {
                WriteFile(Path.Combine(outputFolder, path), text);
            }
        }

        output.Write(format == OutputFormat.Json ? ToJson(drafts) : ToText(drafts, files, isWritten: outputFolder is not null));
        return drafts.Sum(draft => draft.Marks) == 0 ? ExitCode.Success : ExitCode.Found;
    }

    /// <summary>Drafts ids, whether the spec has them or not.</summary>
    public static IReadOnlyList<Draft> Write(BoundSpec spec, DocumentText document, IReadOnlyList<string> ids)
    {
        if (document.RepeatedIds.FirstOrDefault(repeated => ids.Contains(repeated.ApiId)) is { ApiId: { } repeatedId, Lines: var lines })
        {
            throw new UsageException($"{repeatedId} stands {lines.Count} times in the document (lines {string.Join(", ", lines)}): leave the one in it that holds");
        }

        var writer = new DraftWriter(new DraftContext(spec));
        return [.. ids.Select(id => writer.Write(
            document.Endpoints.FirstOrDefault(endpoint => endpoint.ApiId == id) ?? throw new UsageException($"the document has no {id}")))];
    }

    /// <summary>The lines of several drafts, each key once.</summary>
    public static string Merge(IEnumerable<string> lines) =>
        string.Concat(lines.SelectMany(text => text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            .DistinctBy(line => line[..line.IndexOf(':', StringComparison.Ordinal)], StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Select(line => line + "\n"));

    private static IEnumerable<(string Path, string Text)> Files(Draft draft) =>
        draft.Examples.Select(example => ("examples/" + example.Name, example.Json)).Prepend((draft.Path, draft.Descriptor));

    /// <summary>What several drafts need, each word and area once: the spec's file of that name takes it, or it stands in a project as it is.</summary>
    private static IEnumerable<(string Path, string Text)> SharedFiles(IReadOnlyList<Draft> drafts) =>
        new[] { (Path: SpecFile.Vocabulary, Text: Merge(drafts.Select(draft => draft.Words))), (Path: SpecFile.Areas, Text: Merge(drafts.Select(draft => draft.Areas))) }
            .Where(file => file.Text.Length > 0);

    private static string ToText(IReadOnlyList<Draft> drafts, IReadOnlyList<(string Path, string Text)> files, bool isWritten)
    {
        var text = new StringBuilder();
        foreach (var (path, content) in files)
        {
            text.Append(CultureInfo.InvariantCulture, $"{(isWritten ? $"{path}\n" : $"=== {path}\n{content}")}");
        }

        var marks = drafts.Sum(draft => draft.Marks);
        return text.Append(
            CultureInfo.InvariantCulture, $"{drafts.Count} draft{(drafts.Count == 1 ? "" : "s")}, {marks} place{(marks == 1 ? "" : "s")} to decide\n").ToString();
    }

    private static string ToJson(IReadOnlyList<Draft> drafts) => ToolJson.Write(new JsonArray([.. drafts.Select(draft => new JsonObject
    {
        ["id"] = draft.ApiId,
        ["marks"] = draft.Marks,
        ["vocabulary"] = draft.Words,
        ["areas"] = draft.Areas,
        ["files"] = new JsonObject(Files(draft).Select(file => KeyValuePair.Create(file.Path, (JsonNode?)file.Text))),
    })])) + "\n";

    private static void WriteFile(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text, Utf8);
    }
}
