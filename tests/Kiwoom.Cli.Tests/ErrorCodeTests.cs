using Kiwoom.Cli.Application;

namespace Kiwoom.Cli.Tests;

/// <summary>Whatever code a refusal prints can be asked for.</summary>
internal sealed class ErrorCodeTests
{
    [TestCase("RC4033", "in no published list")]
    [TestCase("[RC4032]", "does not exist")]
    [TestCase("2000", "the code in round brackets behind it tells why")]
    [TestCase("20", "an order was rejected")]
    [TestCase("RC4003", "steps of 100 won from 50,000")]
    [TestCase("8005", "token")]
    public async Task Code_of_a_refusal_is_explained(string code, string words)
    {
        using var run = new CliRun();

        Assert.That(await run.RunAsync("errors", code), Is.EqualTo(ExitCodes.Success), run.Error);
        Assert.That(run.Output, Does.Contain(words));
    }

    [Test]
    public async Task Every_return_code_of_the_spec_is_explained([Values] bool isKorean)
    {
        using var run = new CliRun { IsKorean = isKorean };
        var codes = File.ReadLines(Repository.Path("spec", "return-codes.yaml")).Where(line => line.Length > 0 && char.IsAsciiDigit(line[0])).Select(line => line[..line.IndexOf(':', StringComparison.Ordinal)]).ToList();

        Assert.That(codes, Is.Not.Empty);
        foreach (var code in codes)
        {
            Assert.That(await run.RunAsync("errors", code), Is.EqualTo(ExitCodes.Success), code);
            Assert.That(run.Output, Does.StartWith($"return_code {code} "));
        }
    }

    [TestCase("RC")]
    [TestCase("RC40X3")]
    [TestCase("77")]
    public async Task What_is_no_code_is_said_to_be_none(string code)
    {
        using var run = new CliRun();

        Assert.That(await run.RunAsync("errors", code), Is.EqualTo(ExitCodes.BadArguments));
        Assert.That(run.Error.Trim(), Does.StartWith("error: no error code ").And.Not.Contain("\n"));
    }
}
