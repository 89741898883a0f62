using Kiwoom.Cli.Application;
using Kiwoom.Simulator;

namespace Kiwoom.Cli.Tests;

/// <summary>The seconds of a stream begin when it is registered: a slow login does not eat them up and look like a market in which nothing happens.</summary>
internal sealed class LateLoginTests
{
    private KiwoomSimulator _simulator = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _simulator = await KiwoomSimulator.StartAsync(new() { Realtime = new() { MessagesPerSecond = 50 } });
        _simulator.Realtime.DelayLogins(TimeSpan.FromSeconds(2.5));
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await _simulator.DisposeAsync();

    [Test]
    public async Task Watch_has_its_seconds()
    {
        using var run = new CliRun(_simulator.BaseAddress);

        Assert.That(await run.RunAsync("watch", "005930", "--seconds", "2"), Is.EqualTo(ExitCodes.Success), run.Error);
        Assert.That(run.Output, Does.Contain("005930"));
    }

    [Test]
    public async Task Recording_has_its_seconds()
    {
        using var run = new CliRun(_simulator.BaseAddress);

        Assert.That(await run.RunAsync("record", Path.Combine(run.Folder, "a.jsonl.gz"), "005930", "--seconds", "2"), Is.EqualTo(ExitCodes.Success), run.Error);
        Assert.That(run.Error, Does.Match(@"(?m)^[1-9][\d,]* messages of the market written"));
    }
}
