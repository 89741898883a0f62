using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace Kiwoom.Tests.Support;

/// <summary>What the server of other tests owes them: a script that it has left behind disturbs no test after it.</summary>
internal sealed class LoopbackServerTests
{
    [Test]
    public async Task Script_that_comes_late_to_its_silence_ends_with_the_server()
    {
        var late = new TaskCompletionSource();
        var silence = new TaskCompletionSource<Task>();
        await DisposeInTheMiddleAsync(async connection =>
        {
            await late.Task;
            try
            {
                silence.SetResult(connection.StaySilentAsync());
            }
            catch (ObjectDisposedException e)
            {
                silence.SetException(e);
            }
        });
        late.SetResult();

        await Assert.CatchAsync<OperationCanceledException>(async () => await await silence.Task);
    }

    [Test]
    public Task Script_that_fails_when_it_was_left_is_not_unobserved() => UnobservedFailures.AssertNoneAsync(FailLateAsync);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task FailLateAsync()
    {
        var late = new TaskCompletionSource();
        await DisposeInTheMiddleAsync(async _ =>
        {
            await late.Task;
            throw new KiwoomConfigurationException(["a script failed late"]);
        });
        late.SetResult();
    }

    private static async Task DisposeInTheMiddleAsync(Func<LoopbackConnection, Task> script)
    {
        var connected = new TaskCompletionSource();
        await using var server = LoopbackServer.StartRaw(connection =>
        {
            var running = script(connection);
            connected.SetResult();
            return running;
        });
        using var client = new TcpClient();
        await client.ConnectAsync(server.Address.Host, server.Address.Port);
        await connected.Task;
    }
}
