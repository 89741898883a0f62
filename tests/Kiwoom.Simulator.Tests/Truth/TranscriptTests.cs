using System.Globalization;
using System.Net;
using Kiwoom.Simulator;
using Kiwoom.Tests.Simulator.Control;
using Kiwoom.Tests.Simulator.Exchange;
using Kiwoom.Tests.Simulator.Realtime;

namespace Kiwoom.Tests.Simulator.Truth;

/// <summary>
/// All that a client is told, calls with their headers and frames: the same bytes for the same seed and calls, and over a save and a restore in the middle. A
/// token is not part of it, which is made anew by each simulator.
/// </summary>
internal sealed class TranscriptTests
{
    private const int Steps = 16;

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
    public async Task A_saved_market_goes_on_in_the_same_simulator_whatever_has_happened_since([Values(2, 9)] int saveAt)
    {
        var expected = await PlayAsync(1, saveAt: null);
        var transcript = new List<string>();
        await using var session = await StartAsync(new SimulatorExchangeOptions { Start = Start, Seed = 1, Speed = 0, EventsPerDay = 40_000 });
        var socket = await FollowAsync(session);
        for (var step = 0; step < saveAt; step++)
        {
            await StepAsync(session, socket, transcript, step);
        }

        var snapshot = session.Simulator.Exchange!.Save();
        await session.OrderAsync("kt10000", "50", "", "3");
        await StepAsync(session, socket, [], saveAt + 1);

        session.Simulator.Exchange.Restore(snapshot);
        Assert.That(async () => await socket.ReceiveAsync(), Throws.Exception, "to its clients it is a break");
        socket.Dispose();
        socket = await FollowAsync(session);
        for (var step = saveAt; step < Steps; step++)
        {
            await StepAsync(session, socket, transcript, step);
        }

        socket.Dispose();
        Assert.That(transcript, Is.EqualTo(expected));
    }

    [Test]
    public async Task A_market_of_another_simulator_takes_the_place_of_the_own()
    {
        await using var other = await StartAsync(new SimulatorExchangeOptions { Start = Start.AddDays(7), Seed = 2, Speed = 0, EventsPerDay = 30_000 });
        await using var session = await StartAsync(new SimulatorExchangeOptions { Start = Start, Seed = 1, Speed = 0, EventsPerDay = 30_000 });
        await session.CallAsync("ka10081", ("stk_cd", "005930"), ("base_dt", "20260914"), ("upd_stkpc_tp", "1"));

        var answer = await session.ControlJsonAsync("POST", "/snapshot", other.Simulator.Exchange!.Save());

        Assert.That(answer.GetProperty("seed").GetInt64(), Is.EqualTo(2));
        var (told, expected) = (new List<string>(), new List<string>());
        foreach (var (one, transcript) in new[] { (session, told), (other, expected) })
        {
            using var socket = await FollowAsync(one);
            await StepAsync(one, socket, transcript, 240);
            transcript.Add(Told(await one.CallAsync("ka10081", ("stk_cd", "005930"), ("base_dt", "20260921"), ("upd_stkpc_tp", "1"))));
        }

        Assert.That(told, Is.EqualTo(expected));
    }

    [Test]
    public async Task What_is_no_snapshot_changes_nothing()
    {
        await using var session = await StartAsync(new SimulatorExchangeOptions { Start = Start, Speed = 0, EventsPerDay = 1_000 });
        var before = session.Simulator.Exchange!.Save();
        var changed = before.Replace("\"Seed\": 1", "\"Seed\": 3", StringComparison.Ordinal);

        foreach (var body in new[] { "{}", "[]", "not JSON", changed })
        {
            Assert.That((await session.ControlAsync("POST", "/snapshot", body)).Status, Is.EqualTo(HttpStatusCode.BadRequest), body);
        }

        Assert.That(session.Simulator.Exchange.Save(), Is.EqualTo(before).And.Not.EqualTo(changed));
    }

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
            for (var step = 0; step < Steps; step++)
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
