using System.Text.Json.Nodes;
using Kiwoom.Spec.Tests.Support;
using Kiwoom.Spec.Tool;

namespace Kiwoom.Spec.Tests.Checking;

/// <summary><c>kiwoom-spec check</c> as it is called.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class CheckCommandTests
{
    private const string Open = "account/ka10075.yaml";

    private static readonly SpecSet Small = SpecSet.Real.Only(Open, "market-conditions/ka10004.yaml");

    [Test]
    public void Spec_of_the_repository_has_no_mistake()
    {
        var (code, output, errors) = Run("check", "--spec", Repository.Spec);

        Assert.That((code, errors), Is.EqualTo((ExitCode.Success, "")));
        Assert.That(output, Does.Match("^[0-9]+ files, 0 mistakes, [0-9.]+ s\n$"));
    }

    [Test]
    public void All_mistakes_of_all_files_are_lines_that_editors_read_and_the_exit_code_is_1()
    {
        using var folder = new TemporaryFolder();
        Small.Edit(Open, "kind: query", "kind: quary").Edit(Open, "stk_nm: 종목명", "stk_name: 종목명").With("charts/ka10004.yaml", Small["market-conditions/ka10004.yaml"]).WriteTo(folder.Path);

        var (code, output, _) = Run("check", "--spec", folder.Path);

        Assert.That(code, Is.EqualTo(ExitCode.Found));
        Assert.That(
            output.Split('\n').Select(line => line.Replace(folder.Path + Path.DirectorySeparatorChar, "", StringComparison.Ordinal)),
            Has.Some.StartsWith("account/ka10075.yaml(4,7): error KIW005: 'quary' is not a valid kind")
                .And.Some.StartsWith("market-conditions/ka10004.yaml(2,5): error KIW012: The id 'ka10004' is already described by charts/ka10004.yaml")
                .And.Some.Contains(" files, 3 mistakes, "));
    }

    [Test]
    public void Files_that_are_named_are_told_of_and_the_others_counted()
    {
        using var folder = new TemporaryFolder();
        Small.Edit(Open, "kind: query", "kind: quary").Edit("market-conditions/ka10004.yaml", "kind: query", "kind: quarry").WriteTo(folder.Path);

        var (code, output, _) = Run("check", Path.Combine(folder.Path, Open));

        Assert.That(code, Is.EqualTo(ExitCode.Found));
        Assert.That(output, Does.Contain("'quary'").And.Not.Contain("'quarry'").And.Contain("1 mistake here and 1 in other files"));
        Assert.That(Run("check", Path.Combine(folder.Path, "charts", "..", "account")).Output, Does.Contain("'quary'"));
    }

    [Test]
    public void Folder_without_spec_files_is_not_told_to_be_without_mistakes()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(Path.Combine(folder.Path, "ka10199.yaml.txt"), "a: [");

        var (code, output, errors) = Run("check", folder.Path, "--spec", Repository.Spec);

        Assert.That((code, output), Is.EqualTo((ExitCode.BadArguments, "")));
        Assert.That(errors, Does.Contain("has no .yaml or .yml: nothing would be checked"));
    }

    [Test]
    public void Json_has_id_message_file_and_place()
    {
        using var folder = new TemporaryFolder();
        Small.Edit(Open, "kind: query", "kind: quary").WriteTo(folder.Path);

        var (code, output, _) = Run("check", "--spec", folder.Path, "--format", "json");

        var found = JsonNode.Parse(output)!["diagnostics"]![0]!;
        Assert.That(code, Is.EqualTo(ExitCode.Found));
        Assert.That((string?)found["id"], Is.EqualTo("KIW005"));
        Assert.That((string?)found["message"], Does.StartWith("'quary' is not a valid kind"));
        Assert.That((string?)found["file"], Does.EndWith("ka10075.yaml"));
        Assert.That(((int)found["line"]!, (int)found["column"]!, (int)found["endLine"]!, (int)found["endColumn"]!), Is.EqualTo((4, 7, 4, 12)));
    }

    [TestCase("")]
    [TestCase("app")]
    public void Folder_around_a_spec_means_the_spec(string below)
    {
        using var folder = new TemporaryFolder();
        var root = Path.Combine(folder.Path, below);
        Small.WriteTo(Path.Combine(root, "spec"));
        Write(root, "compose.yaml", "services: {}\n");
        Write(root, "tests/ka10004.yaml", Small["market-conditions/ka10004.yaml"]);

        var (code, output, errors) = Run("check", root);

        Assert.That((code, errors), Is.EqualTo((ExitCode.Success, "")));
        Assert.That(output, Does.Contain($": the spec in it is taken, {Path.Combine(root, "spec")} (8 files), and nothing else\n").And.Contain(" files, 0 mistakes, "));
    }

    [Test]
    public void Root_of_the_repository_has_no_mistake() => Assert.That(Run("check", Repository.Root).Code, Is.EqualTo(ExitCode.Success));

    [Test]
    public void Folder_of_a_project_is_read_for_descriptors_alone_and_says_what_it_left_out()
    {
        using var folder = new TemporaryFolder();
        Write(folder.Path, "kiwoom/ka99999.yaml", ProjectDescriptor.Mistaken);
        Write(folder.Path, "kiwoom/vocabulary.yml", "{}\n");
        Write(folder.Path, "compose.yaml", "services: {}\n");
        foreach (var place in new[] { "bin/Debug", "obj", "node_modules/x", ".github/workflows", ".git" })
        {
            Write(folder.Path, place + "/ka99999.yaml", ProjectDescriptor.Mistaken);
        }

        var (code, output, _) = Run("check", folder.Path);
        var json = JsonNode.Parse(Run("check", folder.Path, "--format", "json").Output)!;

        Assert.That(code, Is.EqualTo(ExitCode.Found));
        Assert.That(output, Does.Contain($"{folder.Path}: 2 files taken\n").And.Contain($"{Path.Combine(folder.Path, "compose.yaml")}: left out, it is no descriptor").And.Contain(" 1 mistake, "));
        Assert.That(json["leftOut"]!.AsArray().Select(file => (string?)file), Is.EqualTo(new[] { Path.Combine(folder.Path, "compose.yaml") }));
    }

    [Test]
    public void Folder_without_a_descriptor_is_not_told_to_be_without_mistakes()
    {
        using var folder = new TemporaryFolder();
        Write(folder.Path, "compose.yaml", "services: {}\n");

        Assert.That(Run("check", folder.Path).Errors, Does.Contain("has no descriptor among its YAML files: nothing would be checked"));
    }

    /// <summary>A file that is named is checked, whatever it looks like.</summary>
    [Test]
    public void File_that_is_named_is_never_left_out()
    {
        using var folder = new TemporaryFolder();
        Write(folder.Path, "compose.yaml", "services: {}\n");

        Assert.That(Run("check", Path.Combine(folder.Path, "compose.yaml")).Output, Does.Contain("KIW00"));
    }

    [Test]
    public void File_in_the_encoding_of_Korean_Windows_is_told_to_be_so()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "ka99999.yaml");
        File.WriteAllBytes(file, System.Text.CodePagesEncodingProvider.Instance.GetEncoding(949)!.GetBytes(ProjectDescriptor.Right));

        var (code, output, _) = Run("check", file);

        Assert.That(code, Is.EqualTo(ExitCode.Found));
        Assert.That(output, Does.Contain("ka99999.yaml(1,1): error KIW033: 'ka99999.yaml' is not saved as UTF-8").And.Contain(" 1 mistake, "));
    }

    /// <summary>A project that uses the package describes endpoints of its own: they are checked with the library's words, and against its ids and names.</summary>
    [Test]
    public void Files_of_a_project_are_checked_against_the_library_s_spec_that_the_tool_brings()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(Path.Combine(folder.Path, "ka99999.yaml"), ProjectDescriptor.Mistaken);

        var (code, output, _) = Run("check", folder.Path);

        Assert.That(code, Is.EqualTo(ExitCode.Found));
        Assert.That(output.Split('\n')[0], Does.EndWith("ka99999.yaml(9,39): error KIW003: Unknown key 'lenth'; did you mean 'length'?"));
        Assert.That(output, Does.Contain(" 1 mistake, "));
    }

    [TestCase("error: no command is given (--help tells the rest)")]
    [TestCase("error: there is no command 'chek' (--help tells the rest)", "chek")]
    [TestCase("error: there is no option --al (--help tells the rest)", "check", "--al")]
    [TestCase("error: --spec needs a value (--help tells the rest)", "check", "--spec")]
    [TestCase("error: there is no format 'xml': text, json or markdown (--help tells the rest)", "check", "--format", "xml")]
    [TestCase("error: check writes text or json (--help tells the rest)", "check", "--format", "markdown")]
    [TestCase("error: there is no /no/such/file.yaml", "check", "/no/such/file.yaml")]
    [TestCase("error: diff takes one document (--help tells the rest)", "diff")]
    [TestCase("error: draft takes a document and ids (--help tells the rest)", "draft", "document.txt")]
    [TestCase("error: --seed takes a whole number of at least 0 (--help tells the rest)", "draft", "document.txt", "--measure", "3", "--seed", "x")]
    public void Arguments_that_cannot_be_used_say_why(string expected, params string[] args)
    {
        var (code, output, errors) = Run(args);

        Assert.That((code, output, errors.TrimEnd()), Is.EqualTo((ExitCode.BadArguments, "", expected)));
    }

    [Test]
    public void Folder_without_a_spec_says_so()
    {
        using var folder = new TemporaryFolder();

        Assert.That(Run("check", "--spec", folder.Path).Errors, Does.StartWith("error: no spec (a folder with areas.yaml and return-codes.yaml) is at "));
    }

    [Test]
    public void Help_names_every_command() =>
        Assert.That(Run("--help").Output, Does.Contain("check").And.Contain("diff").And.Contain("draft").And.Contain("exit code"));

    private static void Write(string folder, string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, path))!);
        File.WriteAllText(Path.Combine(folder, path), text);
    }

    private static (ExitCode Code, string Output, string Errors) Run(params string[] args) => ToolRun.Run(args);
}
