using Kiwoom.Simulator;

namespace Kiwoom.Cli.Tests.Support;

/// <summary>A simulator of its own for each test, and a terminal that talks to it: at once, or through a proxy that changes and loses answers.</summary>
internal abstract class OrderFixture : IDisposable
{
    /// <summary>Neither the day nor the time of day is this machine's.</summary>
    protected static readonly DateTime AnotherDay = new(2026, 9, 14, 10, 0, 0);

    /// <summary>The order that most tests send.</summary>
    protected static readonly string[] Buy = ["order", "buy", "005930", "10", "--limit", "60000"];

    protected KiwoomSimulator Simulator { get; private set; } = null!;

    /// <summary>What stands between the two, where <see cref="HasProxy"/> says so.</summary>
    protected Proxy Proxy { get; private set; } = null!;

    protected CliRun Run { get; private set; } = null!;

    /// <summary>The simulator; by itself the one whose market stands still.</summary>
    protected virtual KiwoomSimulatorOptions Options => new();

    protected virtual bool HasProxy => false;

    public void Dispose() => Run?.Dispose();

    [SetUp]
    public async Task StartAsync()
    {
        Simulator = await KiwoomSimulator.StartAsync(Options);
        if (HasProxy)
        {
            Proxy = await Proxy.StartAsync(Simulator.BaseAddress);
        }

        Run = new CliRun(HasProxy ? Proxy.Address : Simulator.BaseAddress);
    }

    [TearDown]
    public async Task StopAsync()
    {
        Run.Dispose();
        if (HasProxy)
        {
            await Proxy.DisposeAsync();
        }

        await Simulator.DisposeAsync();
    }
}
