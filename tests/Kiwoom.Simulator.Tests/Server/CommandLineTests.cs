using Kiwoom.Simulator;

namespace Kiwoom.Tests.Simulator.Server;

internal sealed class CommandLineTests
{
    [Test]
    public void Arguments_become_options()
    {
        var isRead = CommandLine.TryParse(
            ["--port", "8080", "--app-key", "a", "--secret-key", "s", "--requests-per-second", "5", "--messages-per-second", "0", "--ping-seconds", "3"],
            out var commandLine,
            out _);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(isRead, Is.True);
            Assert.That(commandLine!.Options.Port, Is.EqualTo(8080));
            Assert.That(commandLine.Options.AppKey, Is.EqualTo("a"));
            Assert.That(commandLine.Options.SecretKey, Is.EqualTo("s"));
            Assert.That(commandLine.Options.RequestsPerSecond, Is.EqualTo(5));
            Assert.That(commandLine.Options.Realtime.MessagesPerSecond, Is.Zero);
            Assert.That(commandLine.Options.Realtime.PingInterval, Is.EqualTo(TimeSpan.FromSeconds(3)));
            Assert.That(commandLine.ShowHelp, Is.False);
        }
    }

    [Test]
    public void No_arguments_are_the_defaults()
    {
        Assert.That(CommandLine.TryParse([], out var commandLine, out _), Is.True);
        Assert.That(commandLine!.Options.Port, Is.Zero);
        Assert.That(commandLine.Options.RequestsPerSecond, Is.Null);
        Assert.That(commandLine.Options.Realtime.MessagesPerSecond, Is.EqualTo(20));
    }

    [TestCase("2026-09-14 10:00")]
    [TestCase("2026-09-14T10:00")]
    [TestCase("2026-09-14T10:00:00")]
    public void An_exchange_has_its_time_speed_and_seed(string start)
    {
        Assert.That(CommandLine.TryParse(["--exchange", "--start", start, "--speed", "60", "--seed", "7"], out var commandLine, out _), Is.True);

        var exchange = commandLine!.Options.Exchange!;
        Assert.That((exchange.Start, exchange.Speed, exchange.Seed), Is.EqualTo((new DateTime(2026, 9, 14, 10, 0, 0), 60, 7)));
    }

    [Test]
    public void A_program_has_an_exchange_unless_told_otherwise()
    {
        Assert.That(CommandLine.TryParse([], out var usual, out _) ? usual.Options.Exchange : null, Is.Not.Null);
        Assert.That(CommandLine.TryParse(["--still"], out var still, out _) ? still.Options.Exchange : new SimulatorExchangeOptions(), Is.Null);
    }

    [TestCase("2026-09-14 11:30:00", "auto", null)]
    [TestCase("2026-09-14 03:00:00", "auto", "2026-09-14 10:00")]
    [TestCase("2026-09-13 11:30:00", "auto", "2026-09-11 10:00")]
    [TestCase("2026-09-13 11:30:00", "now", null)]
    [TestCase("2026-09-14 11:30:00", "closing", "2026-09-14 15:22")]
    [TestCase("2026-09-14 11:30:00", "pre", "2026-09-14 08:10")]
    public void A_session_says_when_the_market_begins(string now, string session, string? expected)
    {
        Assert.That(CommandLine.TryParse(["--session", session], new ManualClock(now), null, out var commandLine, out _), Is.True);
        Assert.That(commandLine!.Options.Exchange!.Start?.ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture), Is.EqualTo(expected));
    }

    [Test]
    public void Server_and_limits_are_chosen_by_name()
    {
        Assert.That(CommandLine.TryParse(["--server", "real", "--limits", "measured", "--cash", "500"], out var commandLine, out _), Is.True);

        var options = commandLine!.Options;
        Assert.That((options.Server, options.Limits), Is.EqualTo((SimulatedServer.Real, SimulatorLimits.Measured)));
        Assert.That((options.Exchange!.UsesRealFees, options.Exchange.Cash), Is.EqualTo((true, 5_000_000)));
    }

    [TestCase("--exchange --start tomorrow", "--start takes a time such as \"2026-09-14 10:00\", not 'tomorrow'")]
    [TestCase("--speed 10 --still", "--speed has no meaning with --still")]
    [TestCase("--limits some", "--limits takes none, documented, measured, not 'some'")]
    [TestCase("--limits measured --requests-per-second 3", "--limits and --requests-per-second both say how many calls are taken")]
    [TestCase("--listen everywhere", "--listen takes an address such as 127.0.0.1, not 'everywhere'")]
    [TestCase("--exchange --prices no-such-file.csv", "--prices cannot read 'no-such-file.csv'")]
    [TestCase("--port", "--port needs a value")]
    [TestCase("--port x", "--port takes a whole number from 0 to 65535, not 'x'")]
    [TestCase("--port -1", "--port takes a whole number from 0 to 65535, not '-1'")]
    [TestCase("--port 65536", "--port takes a whole number from 0 to 65535, not '65536'")]
    [TestCase("--requests-per-second 0", "--requests-per-second takes a whole number from 1 to 1000000, not '0'")]
    [TestCase("--app-key", "--app-key needs a value")]
    [TestCase("--help --prot 1", "unknown option '--prot'")]
    public void Wrong_arguments_are_named(string arguments, string expected)
    {
        Assert.That(CommandLine.TryParse(arguments.Split(' '), out _, out var error), Is.False);
        Assert.That(error, Is.EqualTo(expected));
    }
}
