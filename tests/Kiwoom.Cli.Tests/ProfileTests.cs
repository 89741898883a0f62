using Kiwoom.Cli.Application;

namespace Kiwoom.Cli.Tests;

/// <summary>Which keys a profile has.</summary>
internal sealed class ProfileTests
{
    [TestCase("a-b", "a_b")]
    [TestCase("a_b", "a-b")]
    [TestCase("a_b", "A_B")]
    public async Task Keys_of_a_variable_that_two_profiles_share_are_those_of_neither(string asked, string other)
    {
        using var run = new CliRun();
        run.WriteProfiles($$"""{ "{{asked}}": { "environment": "mock" }, "{{other}}": { "environment": "real" } }""");
        (run["KIWOOM_A_B_APP_KEY"], run["KIWOOM_A_B_SECRET_KEY"]) = ("an", "account's");

        Assert.That(await run.RunAsync("keys", "show", "--profile", asked), Is.EqualTo(ExitCodes.Authentication));
        Assert.That(run.Error, Does.Contain("KIWOOM_A_B_APP_KEY").And.Contain($"'{asked}'").And.Contain($"'{other}'"));
        Assert.That(run.Output, Is.Empty);
    }

    [Test]
    public async Task Keys_of_a_variable_are_those_of_the_profile_that_has_it_alone()
    {
        using var run = new CliRun();
        run.WriteProfiles("""{ "default": { "environment": "mock" }, "a-b": { "environment": "mock" }, "a-c": {} }""");
        (run["KIWOOM_A_B_APP_KEY"], run["KIWOOM_A_B_SECRET_KEY"]) = ("an", "account's");

        Assert.That(await run.RunAsync("keys", "show", "--profile", "a-b"), Is.EqualTo(ExitCodes.Success), run.Error);
        Assert.That(run.Output.Trim(), Is.EqualTo("KIWOOM_A_B_APP_KEY, KIWOOM_A_B_SECRET_KEY"));
    }
}
