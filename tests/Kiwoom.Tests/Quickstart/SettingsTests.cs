using Kiwoom.Quickstart.Application;

namespace Kiwoom.Tests.Quickstart;

public sealed class SettingsTests
{
    private const string BothKeys = "KIWOOM_APP_KEY=app;KIWOOM_SECRET_KEY=secret";

    [Test]
    public void Nothing_set_is_the_simulator() => Assert.That(Read("").Settings, Is.EqualTo(new Settings { PlacesOrder = true }));

    [Test]
    public void Keys_lead_to_the_mock_server() =>
        Assert.That(Read(BothKeys).Settings, Is.EqualTo(new Settings { Target = Target.Mock, AppKey = "app", SecretKey = "secret", PlacesOrder = true }));

    [Test]
    public void Real_server_needs_the_variable_and_the_argument()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Read(BothKeys + ";KIWOOM_ENVIRONMENT=real", "--real").Settings?.Target, Is.EqualTo(Target.Real));
            Assert.That(Read(BothKeys + ";KIWOOM_ENVIRONMENT=real").Problem, Does.Contain("--real"));
            Assert.That(Read(BothKeys, "--real").Problem, Does.Contain("KIWOOM_ENVIRONMENT=real"));
            Assert.That(Read(BothKeys + ";KIWOOM_ENVIRONMENT=mock", "--real").Problem, Does.Contain("KIWOOM_ENVIRONMENT=real"));
            Assert.That(Read(BothKeys + ";KIWOOM_ENVIRONMENT=REAL", "--real").Settings, Is.Null);
            Assert.That(Read("KIWOOM_ENVIRONMENT=real", "--real").Problem, Does.Contain("KIWOOM_APP_KEY"));
        });
    }

    [Test]
    public void Real_server_gets_an_order_only_by_name()
    {
        var environment = BothKeys + ";KIWOOM_ENVIRONMENT=real";
        Assert.Multiple(() =>
        {
            Assert.That(Read(environment, "--real").Settings?.PlacesOrder, Is.False);
            Assert.That(Read(environment, "--real", "--place-order").Settings?.PlacesOrder, Is.True);
        });
    }

    [Test]
    public void Simulator_can_be_asked_for_in_spite_of_keys() =>
        Assert.That(Read(BothKeys + ";KIWOOM_ENVIRONMENT=simulator").Settings?.Target, Is.EqualTo(Target.Simulator));

    [TestCase("KIWOOM_APP_KEY=app", "KIWOOM_SECRET_KEY")]
    [TestCase("KIWOOM_SECRET_KEY=secret", "KIWOOM_APP_KEY")]
    [TestCase("KIWOOM_ENVIRONMENT=mock", "KIWOOM_APP_KEY")]
    [TestCase("KIWOOM_ENVIRONMENT=production", "production")]
    public void Half_an_environment_is_refused(string environment, string named) =>
        Assert.That(Read(environment).Problem, Does.Contain(named));

    [TestCase("--code", "000660")]
    [TestCase("--code=000660")]
    [TestCase("--code", "A000660")]
    public void Code_is_read(params string[] args) => Assert.That(Read("", args).Settings?.Code, Is.EqualTo((StockCode)"000660"));

    [TestCase("--code", "12345")]
    [TestCase("--code", "00593a")]
    [TestCase("--code", "005930_NX")]
    [TestCase("--code")]
    [TestCase("--bars", "0")]
    [TestCase("--bars", "2001")]
    [TestCase("--bars", "1e2")]
    [TestCase("--help=yes")]
    [TestCase("005930")]
    public void Bad_arguments_are_named_in_one_line(params string[] args)
    {
        var (settings, problem) = Read("", args);
        Assert.That(settings, Is.Null);
        Assert.That(problem, Does.Contain(args[^1]).And.Not.Contain("\n"));
    }

    [Test]
    public void Help_needs_no_sound_environment() => Assert.That(Read("KIWOOM_APP_KEY=app", "--help").Settings?.ShowHelp, Is.True);

    [Test]
    public void Settings_print_no_keys() => Assert.That(Read(BothKeys).Settings?.ToString(), Does.Not.Contain("app,").And.Not.Contain("= secret"));

    private static (Settings? Settings, string Problem) Read(string environment, params string[] args)
    {
        var variables = environment.Split(';', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('='))
            .ToDictionary(pair => pair[0], pair => pair[1]);
        return new SettingsReader(variables.GetValueOrDefault).Read(args);
    }
}
