using System.Globalization;
using System.Text.RegularExpressions;
using Kiwoom.Generator.Model;
using Kiwoom.Generator.Spec;
using Kiwoom.Spec.Document;
using Kiwoom.Spec.Tool.Checking;
using Kiwoom.Spec.Tool.Diffing;

namespace Kiwoom.Spec.Tool.Drafting;

/// <summary>Drafts ids that the spec has, with their descriptors hidden, and compares what comes out with what people wrote.</summary>
internal static partial class DraftMeasure
{
    /// <summary>How a mark begins that repeats what the document says in words.</summary>
    public const string Prose = "the document says: ";

    /// <param name="folder">The spec.</param>
    /// <param name="documentPath">The document's text.</param>
    /// <param name="count">How many ids.</param>
    /// <param name="seed">Decides which.</param>
    /// <param name="hideWords">Whether the words that only they use are hidden too.</param>
    /// <param name="output">Takes the figures.</param>
    public static ExitCode Run(string folder, string documentPath, int count, int seed, bool hideWords, TextWriter output)
    {
        var files = SpecFolder.Read(folder);
        var spec = SpecBinder.BindFaultless(folder);
        var document = DocumentFile.Read(documentPath, spec);
        var known = KnownDifferences.Read(folder);
        var figures = Measure(files, document, known, Choose(spec, document, count, seed), hideWords);
        output.Write(figures.ToText());
        return figures.IsGood ? ExitCode.Success : ExitCode.Found;
    }

    /// <summary>Ids that spec and document have, chosen by seed.</summary>
    public static IReadOnlyList<string> Choose(BoundSpec spec, DocumentText document, int count, int seed)
    {
        var ids = document.Endpoints.Select(endpoint => endpoint.ApiId).Where(id => spec.Find(id) is not null).Order(StringComparer.Ordinal).ToArray();
        new Random(seed).Shuffle(ids);
        return [.. ids.Take(count)];
    }

    /// <param name="files">The spec's files.</param>
    /// <param name="document">The document.</param>
    /// <param name="known">The differences between both that are known.</param>
    /// <param name="ids">The ids whose descriptors are hidden, all at once.</param>
    /// <param name="hideWords">Whether the words that only those descriptors use are hidden too, so that their names are guesses.</param>
    public static DraftFigures Measure(IReadOnlyList<SpecFile> files, DocumentText document, IReadOnlySet<string> known, IReadOnlyList<string> ids, bool hideWords = false)
    {
        var spec = SpecBinder.Bind(files);
        var hiddenPaths = spec.Descriptors.Where(descriptor => descriptor.Model is { } model && ids.Contains(model.ApiId)).Select(descriptor => descriptor.Path).ToHashSet(StringComparer.Ordinal);
        var rest = files.Where(file => !hiddenPaths.Contains(file.Path)).ToList();
        rest = hideWords ? HideWords(rest) : rest;
        var hidden = SpecBinder.Bind(rest);
        var drafts = DraftCommand.Write(hidden, document, ids);
        var drafted = SpecBinder.Bind(With(rest, drafts));

        var figures = new DraftFigures(ids, drafts.Sum(draft => draft.Marks));

        // Orders are looked up in lists: those may be hidden as well, which is no mistake of a draft.
        figures.AddDiagnostics(drafted.Diagnostics.Where(diagnostic => !hidden.Diagnostics.Contains(diagnostic)).Select(CheckReport.ToLine));
        foreach (var id in ids)
        {
            if (drafted.Find(id) is { } draft)
            {
                Compare(figures, drafts.First(other => other.ApiId == id), known, DraftElement.Of(spec.Find(id)!, spec), DraftElement.Of(draft, drafted));
            }
        }

        return figures;
    }

    /// <summary>The spec with drafts in it, their words and their areas.</summary>
    public static IReadOnlyList<SpecFile> With(IReadOnlyList<SpecFile> files, IReadOnlyList<Draft> drafts)
    {
        var root = Path.GetDirectoryName(files.First(file => SpecFile.IsNamed(file.Path, SpecFile.Areas)).Path)!;
        var words = DraftCommand.Merge(drafts.Select(draft => draft.Words));
        var areas = DraftCommand.Merge(drafts.Select(draft => draft.Areas));
        return
        [
            .. files.Select(file =>
                SpecFile.IsNamed(file.Path, SpecFile.Vocabulary) ? new SpecFile(file.Path, file.Text.TrimEnd('\n') + "\n" + words) :
                SpecFile.IsNamed(file.Path, SpecFile.Areas) ? new SpecFile(file.Path, file.Text.TrimEnd('\n') + "\n" + areas) : file),
            .. drafts.Select(draft => new SpecFile(Path.Combine(root, draft.Path), draft.Descriptor)),
        ];
    }

    private static List<SpecFile> HideWords(List<SpecFile> rest)
    {
        var used = SpecBinder.Bind(rest).Endpoints
            .SelectMany(endpoint => endpoint.Request.Concat(endpoint.Records.SelectMany(record => record.Members.OfType<ScalarMember>().Select(member => member.Field))))
            .Select(field => field.Wire)
            .ToHashSet(StringComparer.Ordinal);
        return [.. rest.Select(file => SpecFile.IsNamed(file.Path, SpecFile.Vocabulary)
            ? new SpecFile(file.Path, string.Concat(EntryStart().Split(file.Text).Where(entry => entry.StartsWith('#') || used.Contains(entry.Split(':')[0].Trim('"')))))
            : file)];
    }

    private static void Compare(DraftFigures figures, Draft draft, IReadOnlySet<string> known, IReadOnlyList<DraftElement> ours, IReadOnlyList<DraftElement> drafted)
    {
        var id = draft.ApiId;
        var explained = known.Select(line => line.Split('\t')).Where(parts => parts[0] == id).Select(parts => (Table: parts[2].Split('.')[0], Element: parts[3])).ToHashSet();
        var left = drafted.ToList();
        var order = 0;
        foreach (var element in ours)
        {
            var at = left.FindIndex(other => other.Key == element.Key && RowName.WithoutSpace(other.Node.Korean) == RowName.WithoutSpace(element.Node.Korean));
            at = at >= 0 ? at : left.FindIndex(other => other.Key == element.Key);
            var why = element.Reason ?? (explained.Contains((element.Table, element.Node.Wire)) ? "a known difference of the document" : null);
            void Count(string what, bool isSame, string text, string? reason = null) => figures.Count(what, isSame, $"{id} {element.Key}: {text}", reason ?? why);

            Count("wire name and depth", at >= 0, "is not in the draft");
            if (at < 0)
            {
                continue;
            }

            var other = left[at];
            left.RemoveAt(at);
            order = CountOrder(Count, order, drafted.ToList().IndexOf(other), element.IsColumn);
            Count("Korean name", RowName.WithoutSpace(element.Node.Korean) == RowName.WithoutSpace(other.Node.Korean), $"'{other.Node.Korean}', ours '{element.Node.Korean}'");
            Count("list or value", element.Node.IsList == other.Node.IsList, "list or value");
            if (element.Node.IsList || other.Node.IsList)
            {
                continue;
            }

            if (element.Table == "request")
            {
                Count("required", element.Node.Field!.Required == other.Node.Field!.Required, $"required: {other.Node.Field.Required}");
                Count("length", element.Node.Field.Length == other.Node.Field.Length, string.Create(CultureInfo.InvariantCulture, $"length {other.Node.Field.Length}, ours {element.Node.Field.Length}"));
            }

            CountCodes(Count, element, other, draft);
            Count("C# name", element.Node.Field!.Name == other.Node.Field!.Name, $"{other.Node.Field.Name}, ours {element.Node.Field.Name}", element.IsColumn ? "a numbered column" : null);
        }

        foreach (var other in left)
        {
            var isExplained = explained.Contains((other.Table, other.Node.Wire));
            figures.Count("wire name and depth", false, $"{id} {other.Key}: is not in ours", isExplained ? "a known difference of the document" : null);
        }
    }

    private static int CountOrder(Action<string, bool, string, string?> count, int before, int now, bool isColumn)
    {
        count("order", now >= before, "stands earlier in the draft", isColumn ? "numbered columns are grouped" : null);
        return isColumn ? before : Math.Max(before, now);
    }

    private static void CountCodes(Action<string, bool, string, string?> count, DraftElement ours, DraftElement drafted, Draft draft)
    {
        var (expected, found) = (Codes(ours.Node), Codes(drafted.Node));
        if (expected.Count == 0 && found.Count == 0)
        {
            return;
        }

        count("code table", expected.SetEquals(found), $"{string.Join(" ", found)}, ours {string.Join(" ", expected)}", found.Count == 0 && SaysProse(draft, ours) ? "in prose, which the draft repeats" : null);
    }

    private static bool SaysProse(Draft draft, DraftElement element) =>
        draft.Descriptor.Split('\n').Any(line => line.TrimStart().StartsWith(element.Node.Wire + ":", StringComparison.Ordinal) && line.Contains(Prose, StringComparison.Ordinal));

    [GeneratedRegex("^(?=[A-Za-z0-9_\"])", RegexOptions.Multiline)]
    private static partial Regex EntryStart();

    private static HashSet<string> Codes(SpecNode node) =>
        node.Codes.Where(code => code is { IsAlias: false, Origin: null }).Select(code => code.Wire).ToHashSet(StringComparer.Ordinal);
}
