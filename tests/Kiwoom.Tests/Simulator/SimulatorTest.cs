namespace Kiwoom.Tests.Simulator;

/// <summary>Gives each test a simulator of its own.</summary>
internal abstract class SimulatorTest
{
    protected SimulatorSession Session { get; private set; } = null!;

    [SetUp]
    public async Task StartAsync() => Session = await SimulatorSession.StartAsync();

    [TearDown]
    public ValueTask StopAsync() => Session.DisposeAsync();
}
