namespace Kiwoom.Tests.Realtime;

/// <summary>What counts as silence: a time without a byte from the server.</summary>
[Parallelizable]
internal sealed class SilenceTests
{
    [Test]
    public async Task Server_that_pings_by_the_protocol_of_the_socket_is_not_silent()
    {
        await using var server = new SocketServer();
        await using var kiwoom = server.CreateClient(options => options.Realtime.SilenceTimeout = TimeSpan.FromSeconds(2));
        await using var stream = kiwoom.Realtime.StockTrades("005930");
        await stream.StartAsync();
        var session = await server.NextSessionAsync();

        for (var i = 0; i < 25; i++)
        {
            try
            {
                await session.SendRawAsync([0x89, 0x00]);
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
