using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
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
        if (outputFolder is not null)
        {
            foreach (var (path, text) in drafts.SelectMany(Files))
            {
                WriteFile(Path.Combine(outputFolder, path), text);
            }

            // Words of several drafts stand in one file, each once.
            WriteLines(Path.Combine(outputFolder, "vocabulary.additions.yaml"), drafts.Select(draft => draft.Words));
            WriteLines(Path.Combine(outputFolder, "areas.additions.yaml"), drafts.Select(draft => draft.Areas));
        }

        output.Write(format == OutputFormat.Json ? ToJson(drafts) : ToText(drafts, outputFolder));
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

    private static string ToText(IReadOnlyList<Draft> drafts, string? outputFolder)
    {
        var text = new StringBuilder();
        foreach (var draft in drafts)
        {
            foreach (var (path, content) in Files(draft))
            {
                text.Append(CultureInfo.InvariantCulture, $"{(outputFolder is null ? $"=== {path}\n{content}" : $"{path}\n")}");
            }
        }

        if (outputFolder is null)
        {
            Append(text, "vocabulary.yaml", drafts.Select(draft => draft.Words));
            Append(text, "areas.yaml", drafts.Select(draft => draft.Areas));
        }

        return text.Append(CultureInfo.InvariantCulture, $"{drafts.Count} drafts, {drafts.Sum(draft => draft.Marks)} places to decide\n").ToString();
    }

    private static void Append(StringBuilder text, string file, IEnumerable<string> lines)
    {
        if (Merge(lines) is { Length: > 0 } merged)
        {
            text.Append(CultureInfo.InvariantCulture, $"=== for {file}\n{merged}");
        }
    }

    private static string ToJson(IReadOnlyList<Draft> drafts) => ToolJson.Write(new JsonArray([.. drafts.Select(draft => new JsonObject
    {
        ["id"] = draft.ApiId,
        ["marks"] = draft.Marks,
        ["vocabulary"] = draft.Words,
        ["areas"] = draft.Areas,
        ["files"] = new JsonObject(Files(draft).Select(file => KeyValuePair.Create(file.Path, (JsonNode?)file.Text))),
    })])) + "\n";

    private static void WriteLines(string path, IEnumerable<string> lines)
    {
        if (Merge(lines) is { Length: > 0 } merged)
        {
            WriteFile(path, merged);
        }
    }

    private static void WriteFile(string path, string text)
    {
        if (File.Exists(path))
        {
            throw new UsageException($"{path} is there already");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text, Utf8);
    }
}
