using Kiwoom.Simulator;

namespace Kiwoom.Tests.Simulator;

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

    [Test]
    public void An_exchange_has_its_time_speed_and_seed()
    {
        Assert.That(CommandLine.TryParse(["--exchange", "--start", "2026-09-14 10:00", "--speed", "60", "--seed", "7"], out var commandLine, out _), Is.True);

        var exchange = commandLine!.Options.Exchange!;
        Assert.That((exchange.Start, exchange.Speed, exchange.Seed), Is.EqualTo((new DateTime(2026, 9, 14, 10, 0, 0), 60, 7)));
    }

    [Test]
    public void Without_the_word_there_is_no_exchange() =>
        Assert.That(CommandLine.TryParse([], out var commandLine, out _) ? commandLine.Options.Exchange : new SimulatorExchangeOptions(), Is.Null);

    [TestCase("--exchange --start tomorrow", "--start takes a time such as \"2026-09-14 10:00\", not 'tomorrow'")]
    [TestCase("--speed 10", "--start, --speed, --seed and --prices go with --exchange")]
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
