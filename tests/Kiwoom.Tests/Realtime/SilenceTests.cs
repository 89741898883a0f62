namespace Kiwoom.Tests.Realtime;

/// <summary>What counts as silence: a time without a byte from the server.</summary>
[Parallelizable]
internal sealed class SilenceTests
{
    private static readonly byte[][] Signs = [[0x89, 0x00], [0x8A, 0x00], [0x89, 0x05, 1, 2, 3, 4, 5]];

    [Test]
    public async Task Server_that_sends_control_frames_of_the_socket_is_not_silent([Values("ping", "pong", "ping, byte by byte")] string kind)
    {
        var bytes = kind switch
        {
            "ping" => Signs[0],
            "pong" => Signs[1],
            _ => Signs[2],
        };
        await using var server = new SocketServer();
        await using var kiwoom = server.CreateClient(options => options.Realtime.SilenceTimeout = TimeSpan.FromSeconds(4));
        await using var stream = kiwoom.Realtime.StockTrades("005930");
        await stream.StartAsync();
        var session = await server.NextSessionAsync();

        for (var i = 0; i < 30; i++)
        {
            try
            {
                await session.SendRawAsync(kind.EndsWith("byte", StringComparison.Ordinal) ? [bytes[i % bytes.Length]] : bytes);
            }
            catch (Exception e) when (e is IOException or ObjectDisposedException)
            {
                // The client gave the connection up.
                break;
            }

            await Task.Delay(200);
        }

        Assert.That((kiwoom.Realtime.Statistics.Reconnects, server.SessionCount), Is.EqualTo((0, 1)));
    }
}
