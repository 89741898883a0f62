using Kiwoom.Simulator;
using Kiwoom.Tests.Realtime.WebSockets;
using Microsoft.Extensions.Logging;

namespace Kiwoom.Tests.Realtime;

/// <summary>Close frames of a server (RFC 6455, 5.5.1).</summary>
[Parallelizable]
internal sealed class CloseTests
{
    private static readonly byte[][] Frames =
    [
        ServerFrames.CloseFrame(1000, "bye"),
        ServerFrames.CloseFrame(1001, "점검"),
        ServerFrames.Frame(ServerFrames.Close, []),
        [.. ServerFrames.Frame(ServerFrames.Text, "{"u8, isFinal: false), .. ServerFrames.CloseFrame(1000, "")],
        ServerFrames.CloseFrame(1006, "must not be sent"),
    ];

    private static readonly int?[] Answers = [1000, 1001, null, 1000, 1002];

    [Test]
    public async Task Close_frame_is_answered_with_one([Range(0, 4)] int kind)
    {
        using var server = new UpgradeServer();
        var context = new Kiwoom.Realtime.RealtimeContext(
            server.Address, new RealtimeOptions(), new FixedTokens(), new(MalformedValues.Null, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance), Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance, TimeProvider.System);
        var pool = new Kiwoom.Realtime.ConnectionPool(context);
        var calling = pool.CallAsync("ka10171", link => link.Conditions.GetAsync(new Kiwoom.Realtime.RequestTurn(), CancellationToken.None), CancellationToken.None);
        using var request = await server.AcceptAsync();
        await request.WriteAsync(UpgradeServer.Answer(request));
        await ServerFrames.ReadAsync(request.Stream);
        await request.WriteAsync("", ServerFrames.Frame(ServerFrames.Text, """{"trnm":"LOGIN","return_code":0,"return_msg":""}"""u8));
        await ServerFrames.ReadAsync(request.Stream);

        await request.WriteAsync("", Frames[kind]);

        var (opcode, isFinal, payload) = await ServerFrames.ReadAsync(request.Stream);
        Assert.That((opcode, isFinal), Is.EqualTo((ServerFrames.Close, true)));
        Assert.That(payload.Length == 0 ? (int?)null : (payload[0] << 8) | payload[1], Is.EqualTo(Answers[kind]));
        await request.WaitForEndAsync();
        Assert.That(async () => await calling, Throws.TypeOf<KiwoomTransportException>());
        pool.Dispose();
    }

    [Test]
    public async Task Client_that_is_disposed_tells_of_no_lost_connection()
    {
        await using var simulator = await KiwoomSimulator.StartAsync();
        var logger = new CapturingLogger();
        for (var i = 0; i < 20; i++)
        {
            await using var client = new KiwoomClient(new KiwoomOptions
            {
                Environment = KiwoomEnvironment.Simulator(simulator.BaseAddress),
                AppKey = simulator.AppKey,
                SecretKey = simulator.SecretKey,
                LoggerFactory = new SingleLoggerFactory(logger),
            });
            await client.Realtime.StockTrades("005930").StartAsync();
        }

        Assert.That(logger.Entries.Where(entry => entry.Level >= LogLevel.Warning).Select(entry => entry.Text), Is.Empty);
    }
}
