using Microsoft.Extensions.Hosting;

namespace Kiwoom.Simulator.Http;

/// <summary>Leaves signals alone: the host's default would take Ctrl+C away from the program that embeds the simulator.</summary>
internal sealed class EmbeddedLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
