using System.Text.Json.Nodes;
using Kiwoom.Spec.Document;
using Kiwoom.Spec.Tests.Support;
using Kiwoom.Spec.Tool;
using Kiwoom.Spec.Tool.Checking;
using Kiwoom.Spec.Tool.Diffing;

namespace Kiwoom.Spec.Tests.Diffing;

/// <summary>A newer document: what is found is what is new in it, and nothing else.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class DiffTests
{
    private const int Changes = 40;

    private static readonly BoundSpec Small = SpecBinder.Bind(SpecSet.Small.Files);

    private static readonly BoundSpec Spec = SpecBinder.Bind(SpecSet.Real.Files);

    [Test]
    public void Document_that_says_what_the_spec_says_has_no_change() => Assert.That(Compare(PlainDocument.Of(Spec)), Is.Empty);

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    [TestCase(4)]
    [TestCase(5)]
    public void Document_with_40_changes_has_these_40_and_no_other(int seed)
    {
        var document = PlainDocument.Of(Spec);
        var planted = Plant(document, new Random(seed));

        var found = Compare(document).Select(change => (change.ApiId, change.Kind, change.Effect, change.Where, change.Element));

        Assert.That(planted, Has.Count.EqualTo(Changes));
        Assert.That(planted.Select(change => change.Kind).Distinct().Count(), Is.GreaterThanOrEqualTo(Enum.GetValues<ChangeKind>().Length - 4), "each kind, but those of error codes and of ids that stand twice");
        Assert.That(found, Is.EquivalentTo(planted));
    }

    [Test]
    public void Document_that_holds_its_text_twice_says_so_of_each_id_and_of_nothing_else()
    {
        var text = DocumentSetter.Set(PlainDocument.Of(Spec));

        var found = DocumentComparer.Compare(Spec, DocumentText.Read(text + text)!);

        Assert.That(found.Select(change => (change.Kind, change.Effect)).Distinct(), Is.EqualTo(new[] { (ChangeKind.RepeatedId, ChangeEffect.InDoubt) }));
        Assert.That(found, Has.Count.EqualTo(DocumentText.Read(text)!.Endpoints.Count));
    }

    [Test]
    public void Id_that_stands_twice_is_told_with_its_lines_is_never_known_and_is_not_drafted()
    {
        using var folder = new TemporaryFolder();
        SpecSet.Small.WriteTo(Path.Combine(folder.Path, "spec"));
        var document = PlainDocument.Of(Small);
        document.Endpoints.Add(document.Find("ka10004"));

        Run(folder, document, "--accept");
        var (code, output, _) = Run(folder, document);
        var draft = ToolRun.Run("draft", Path.Combine(folder.Path, "document.txt"), "ka10004", "--spec", Path.Combine(folder.Path, "spec"));

        Assert.That(code, Is.EqualTo(ExitCode.Found));
        Assert.That(output, Does.Match(@"In doubt: [^\n]+ \(1\)\n  ka10004: stands 2 times in the document \(lines \d+, \d+\) \(line LINE\)\n").And.Contain("1 change,"));
        Assert.That((draft.Code, draft.Output), Is.EqualTo((ExitCode.BadArguments, "")));
        Assert.That(draft.Errors, Does.Match(@"^error: ka10004 stands 2 times in the document \(lines \d+, \d+\): leave the one in it that holds\n$"));
    }

    [Test]
    public void Error_codes_that_are_new_gone_or_reworded_are_told()
    {
        var document = PlainDocument.Of(Spec);
        document.Errors.Remove(1501);
        document.Errors[1504] = "다른 말입니다";
        document.Errors.Add(9999, "새로운 오류입니다");

        Assert.That(
            Compare(document).Select(change => (change.ApiId, change.Kind, change.Element)),
            Is.EquivalentTo(new[] { ("errors", ChangeKind.GoneErrorCode, "1501"), ("errors", ChangeKind.NewErrorMessage, "1504"), ("errors", ChangeKind.NewErrorCode, "9999") }));
    }

    [Test]
    public void New_value_of_a_realtime_type_and_a_new_part_of_its_frame_are_told()
    {
        var document = PlainDocument.Of(Spec);
        document.Find("0B").Response.Add(new PlainRow(2, "9999", "신규값"));
        document.Find("0D").Response.Insert(1, new PlainRow(1, "seq", "순번"));

        Assert.That(
            Compare(document).Select(change => (change.ApiId, change.Kind, change.Where, change.Element)),
            Is.EquivalentTo(new[] { ("0B", ChangeKind.NewElement, "values", "9999"), ("0D", ChangeKind.NewElement, "frame", "seq") }));
    }

    /// <summary>What is known stands in a file, line by line: an element with one known difference still shows another.</summary>
    [Test]
    public void Known_differences_are_not_told_again_but_new_ones_of_the_same_element_are()
    {
        using var folder = new TemporaryFolder();
        SpecSet.Small.WriteTo(Path.Combine(folder.Path, "spec"));
        var document = PlainDocument.Of(Small);
        document.Find("ka10004").ChangeRequest("stk_cd", row => row with { Length = 6 });
        var (code, output, _) = Run(folder, document);
        Assert.That((code, output.TrimEnd()), Is.EqualTo((ExitCode.Found, """
            Breaks calls: as they are made today they may be refused (1)
              ka10004 request: 'stk_cd' has the length 6, no longer 20 (line LINE)
            9 ids in the document, 1 change, 0 differences known before
            """.ReplaceLineEndings("\n"))));

        Run(folder, document, "--accept");
        Assert.That(Run(folder, document).Code, Is.EqualTo(ExitCode.Success));

        document.Find("ka10004").ChangeRequest("stk_cd", row => row with { Length = 5 });
        Assert.That(Run(folder, document).Output, Does.Contain("'stk_cd' has the length 5, no longer 20"));
    }

    [Test]
    public void Json_and_Markdown_say_the_same()
    {
        using var folder = new TemporaryFolder();
        SpecSet.Small.WriteTo(Path.Combine(folder.Path, "spec"));
        var document = PlainDocument.Of(Small);
        document.Endpoints.Remove(document.Find("ka10004"));
        document.Find("ka10081").Name = "주식일봉차트조회요청|신";

        var json = JsonNode.Parse(Run(folder, document, "--format", "json").Output)!;
        var markdown = Run(folder, document, "--format", "markdown").Output;

        Assert.That(json["changes"]!.AsArray().Select(change => ((string?)change!["id"], (string?)change["kind"], (string?)change["effect"])), Is.EqualTo(new[] { ("ka10004", "goneId", "breaksCalls"), ("ka10081", "newName", "wording") }));
        Assert.That(markdown, Does.Contain("| ka10004 |  | gone id | '주식호가요청' is not in the document any more |").And.Contain("주식일봉차트조회요청\\|신"));
    }

    [Test]
    public void Text_that_is_no_document_is_refused()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "document.txt");
        File.WriteAllText(file, "Hello");

        Assert.That(ToolRun.Run("diff", file, "--spec", Repository.Spec).Errors, Does.Contain("is no text of the API document"));
        Assert.That(ToolRun.Run("diff", file + "x", "--spec", Repository.Spec).Errors, Does.StartWith("error: there is no "));
    }

    private static IReadOnlyList<SpecChange> Compare(PlainDocument document) => DocumentComparer.Compare(Spec, DocumentText.Read(DocumentSetter.Set(document))!);

    private static (ExitCode Code, string Output, string Errors) Run(TemporaryFolder folder, PlainDocument document, params string[] options)
    {
        var file = Path.Combine(folder.Path, "document.txt");
        File.WriteAllText(file, DocumentSetter.Set(document));
        var (code, output, errors) = ToolRun.Run(["diff", file, "--spec", Path.Combine(folder.Path, "spec"), .. options]);
        return (code, System.Text.RegularExpressions.Regex.Replace(output, "line [0-9]+", "line LINE"), errors);
    }

    /// <summary>Each change in an endpoint of its own, so that none hides another.</summary>
    private static List<(string ApiId, ChangeKind Kind, ChangeEffect Effect, string Where, string Element)> Plant(PlainDocument document, Random random)
    {
        var endpoints = document.Endpoints.Where(endpoint => endpoint.ApiId.Length > 2 && !endpoint.Path.EndsWith("websocket", StringComparison.Ordinal)).ToArray();
        random.Shuffle(endpoints);
        var planted = new List<(string, ChangeKind, ChangeEffect, string, string)>();
        var left = new Queue<PlainEndpoint>(endpoints);
        for (var i = 0; planted.Count < Changes; i++)
        {
            var change = PlantedChange.All[i % PlantedChange.All.Count];
            while (left.TryDequeue(out var endpoint))
            {
                if (change.Plant(document, endpoint) is { } place)
                {
                    planted.Add((place.ApiId, change.Kind, change.Effect, place.Where, place.Element));
                    break;
                }
            }
        }

        return planted;
    }
}
