using System.Globalization;
using Kiwoom.Simulator;
using Kiwoom.Tests.Simulator.Exchange;
using Kiwoom.Tests.Simulator.Realtime;

namespace Kiwoom.Tests.Simulator.Truth;

/// <summary>
/// All that a client is told, calls with their headers and frames: the same bytes for the same seed and calls, and over a save and a restore in the middle. A
/// token is not part of it, which is made anew by each simulator.
/// </summary>
internal sealed class TranscriptTests
{
    private static readonly DateTime Start = new(2026, 9, 14, 8, 20, 0);

    [Test]
    public async Task The_same_seed_tells_the_same([Values(1, 99)] int seed)
    {
        var first = await PlayAsync(seed, saveAt: null);
        var second = await PlayAsync(seed, saveAt: null);

        Assert.That(first.Count(line => line.Contains("\"REAL\"", StringComparison.Ordinal)), Is.GreaterThan(500));
        Assert.That(second, Is.EqualTo(first));
    }

    [Test]
    public async Task A_saved_market_goes_on_elsewhere_as_if_nothing_had_been([Values(3, 11)] int saveAt) =>
        Assert.That(await PlayAsync(1, saveAt), Is.EqualTo(await PlayAsync(1, saveAt: null)));

    [Test]
    public async Task Another_seed_tells_something_else() =>
        Assert.That(await PlayAsync(1, saveAt: null), Is.Not.EqualTo(await PlayAsync(2, saveAt: null)));

    /// <summary>Trades through a day in steps; before one of them the market moves to another simulator.</summary>
    private static async Task<List<string>> PlayAsync(int seed, int? saveAt)
    {
        var transcript = new List<string>();
        var session = await StartAsync(new SimulatorExchangeOptions { Start = Start, Seed = seed, Speed = 0, EventsPerDay = 40_000 });
        var socket = await FollowAsync(session);
        try
        {
            for (var step = 0; step < 16; step++)
            {
                if (step == saveAt)
                {
                    var snapshot = session.Simulator.Exchange!.Save();
                    socket.Dispose();
                    await session.DisposeAsync();
                    session = await StartAsync(new SimulatorExchangeOptions { Snapshot = snapshot, Speed = 0 });
                    socket = await FollowAsync(session);
                }

                await StepAsync(session, socket, transcript, step);
            }
        }
        finally
        {
            socket.Dispose();
            await session.DisposeAsync();
        }

        return transcript;
    }

    private static async Task StepAsync(SimulatorSession session, RawSocket socket, List<string> transcript, int step)
    {
        session.Simulator.Exchange!.AdvanceTo(Start.AddMinutes(48 * (step + 1)));
        var isBuy = step % 3 < 2;
        var code = step % 2 == 0 ? "005930" : "000660";
        transcript.Add(Told(await session.OrderAsync(isBuy ? "kt10000" : "kt10001", (step + 3).ToString(CultureInfo.InvariantCulture), "", "3", code)));
        foreach (var page in await session.CallAllPagesAsync("ka10080", ("stk_cd", code), ("tic_scope", "1"), ("upd_stkpc_tp", "1")))
        {
            transcript.Add(Told(page));
        }

        foreach (var apiId in new[] { "ka10001", "ka10003", "ka10004", "ka10007" })
        {
            transcript.Add(Told(await session.CallAsync(apiId, ("stk_cd", code))));
        }

        transcript.Add(Told(await session.BalanceAsync()));
        transcript.Add(Told(await session.DepositAsync()));
        transcript.Add(Told(await session.HistoryAsync()));
        await socket.SendAsync("""{"trnm":"CNSRLST"}""");
        while (await socket.ReceiveAsync() is { } frame && !frame.Contains("CNSRLST", StringComparison.Ordinal))
        {
            transcript.Add(frame);
        }
    }

    private static string Told(SimulatorReply reply) => $"{reply.Status} {reply.ContentType} {reply.ApiId} {reply.ContYn} {reply.NextKey} {reply.Text}";

    private static Task<SimulatorSession> StartAsync(SimulatorExchangeOptions exchange) => SimulatorSession.StartAsync(new KiwoomSimulatorOptions
    {
        Exchange = exchange,
        Realtime = new() { PingInterval = TimeSpan.FromHours(1), QueueCapacity = 1_000_000 },
    });

    private static async Task<RawSocket> FollowAsync(SimulatorSession session)
    {
        var socket = await RawSocket.LogInAsync(session);
        await socket.SendAsync(
            """{"trnm":"REG","grp_no":"1","refresh":"1","data":[{"item":["005930","000660_AL","001"],"type":["00","04","0B","0C","0D","0E","0H","0J","0U","0g","0s","1h"]}]}""");
        Assert.That((await socket.ReceiveJsonAsync()).GetProperty("return_code").GetInt32(), Is.Zero);
        return socket;
    }
}
