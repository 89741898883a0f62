using System.Text.Json;
using Kiwoom.Cli.Application;
using Kiwoom.Spec.Tests.Checking;

namespace Kiwoom.Cli.Tests;

/// <summary><c>kiwoom spec check|diff|draft</c>: the checker's own code, with the tool's exit codes, and the spec that the tool brings.</summary>
internal sealed class SpecFileTests
{
    [Test]
    public async Task Files_of_one_s_own_are_checked_at_their_place()
    {
        using var run = new CliRun();
        var file = Path.Combine(run.Folder, "ka99999.yaml");
        File.WriteAllText(file, ProjectDescriptor.Mistaken);

        Assert.That(await run.RunAsync("spec", "check", file), Is.EqualTo(ExitCodes.Found));
        Assert.That(run.Output.Split('\n')[0], Does.EndWith("ka99999.yaml(9,39): error KIW003: Unknown key 'lenth'; did you mean 'length'?"));

        Assert.That(await run.RunAsync("spec", "check", file, "--format", "json"), Is.EqualTo(ExitCodes.Found));
        Assert.That(JsonDocument.Parse(run.Output).RootElement.GetProperty("mistakes").GetInt32(), Is.EqualTo(1));

        File.WriteAllText(file, ProjectDescriptor.Mistaken.Replace("lenth", "length", StringComparison.Ordinal));
        Assert.That(await run.RunAsync("spec", "check", file), Is.EqualTo(ExitCodes.Success), run.Output);
    }

    [Test]
    public async Task Newer_document_is_compared_and_drafted()
    {
        using var run = new CliRun();
        var document = Path.Combine(run.Folder, "newer.txt");
        File.WriteAllText(document, """
            API 정보

            메뉴 위치 국내주식 > 종목정보 > 견본요청(ka99999)

            API 명 견본요청

            API ID ka99999

            기본정보

            Method POST

            URL /api/dostk/stkinfo

            Format JSON

            개요

            Request

            구분 Element 한글명 Type Require
            d Length Description

            Header api-id TR명 String Y 10

            Body stk_cd 종목코드 String Y 6

            Response

            구분 Element 한글명 Type Require
            d Length Description

            Header api-id TR명 String Y 10

            Body cur_prc 현재가 String N 20

            Request Example

            {

            "stk_cd": "005930"

            }

            Response Example

            {

            "cur_prc": "+60200"

            }

            """);

        Assert.That(await run.RunAsync("spec", "diff", document), Is.EqualTo(ExitCodes.Found), run.Error);
        Assert.That(run.Output, Does.Contain("ka99999"));
        Assert.That(await run.RunAsync("spec", "draft", document, "ka99999"), Is.EqualTo(ExitCodes.Found), run.Error);
        Assert.That(run.Output, Does.Contain("id: ka99999").And.Contain("stk_cd: { ko: 종목코드, required: true, length: 6 }"));
    }

    [TestCase("error: there is no /no/such/file.yaml", "check", "/no/such/file.yaml")]
    [TestCase("error: check writes text or json", "check", "--format", "markdown")]
    [TestCase("error: there is no format 'xml'", "diff", "newer.txt", "--format", "xml")]
    [TestCase("error: there is no /no/such/document.txt", "draft", "/no/such/document.txt", "ka99999")]
    [TestCase("error: Required argument 'DOCUMENT' missing", "diff")]
    public async Task What_cannot_be_used_exits_with_2_and_one_line(string expected, params string[] args)
    {
        using var run = new CliRun();

        Assert.That(await run.RunAsync(["spec", .. args]), Is.EqualTo(ExitCodes.BadArguments));
        Assert.That(run.Error.Trim(), Does.StartWith(expected).And.Not.Contain("\n"));
    }
}
