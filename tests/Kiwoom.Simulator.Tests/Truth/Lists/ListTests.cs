namespace Kiwoom.Tests.Simulator.Truth.Lists;

/// <summary>Tests of lists that an exchange answers, each with one of its own.</summary>
internal abstract class ListTests
{
    private protected ListSession Session { get; private set; } = null!;

    private protected KiwoomClient Client => Session.Client;

    [SetUp]
    public async Task StartAsync() => Session = await ListSession.StartAsync();

    [TearDown]
    public ValueTask StopAsync() => Session.DisposeAsync();
}
