using System.Text.Json;
using Kiwoom.Simulator;
using Kiwoom.Simulator.Realtime;

namespace Kiwoom.Tests.Simulator.Realtime;

/// <summary>What the simulator sends by itself.</summary>
internal sealed class LiveTests
{
    [Test]
    public async Task Feed_sends_all_that_is_registered_with_moving_prices()
    {
        await using var session = await SimulatorSession.StartAsync(
            new KiwoomSimulatorOptions { Realtime = new SimulatorRealtimeOptions { MessagesPerSecond = 2_000 } });
        using var socket = await RawSocket.LogInAsync(session);
        await socket.SendAsync("""{"trnm":"REG","grp_no":"1","refresh":"1","data":[{"item":["005930"],"type":["0B","0D","0H"]}]}""");

        var prices = new HashSet<string>();
        var types = new HashSet<string>();
        while (types.Count < 3 || prices.Count < 5)
        {
            var frame = await socket.ReceiveJsonAsync();
            if (frame.GetProperty("trnm").GetString() != "REAL")
            {
                continue;
            }

            var entry = frame.GetProperty("data")[0];
            types.Add(entry.GetProperty("type").GetString()!);
            if (entry.GetProperty("type").GetString() == "0B")
            {
                prices.Add(entry.GetProperty("values").GetProperty("10").GetString()!);
            }
        }

        Assert.That(types, Is.EquivalentTo(["0B", "0D", "0H"]));
    }

    [Test]
    public async Task Feed_makes_up_no_executions_and_no_balances()
    {
        await using var session = await SimulatorSession.StartAsync(
            new KiwoomSimulatorOptions { Realtime = new SimulatorRealtimeOptions { MessagesPerSecond = 2_000 } });
        using var socket = await RawSocket.LogInAsync(session);
        await socket.SendAsync("""{"trnm":"REG","grp_no":"1","refresh":"1","data":[{"item":[""],"type":["00","04"]},{"item":["005930"],"type":["0B"]}]}""");
        await socket.ReceiveAsync();

        for (var i = 0; i < 100; i++)
        {
            await ReceiveValuesAsync(socket, "0B");
        }

        var bought = await session.CallAsync("kt10000", Order("3", "", "7"));
        var entry = await FirstOfAnotherTypeAsync(socket, "0B");
        Assert.That(entry.GetProperty("type").GetString(), Is.EqualTo("00"));
        Assert.That(entry.GetProperty("values").GetProperty("9203").GetString(), Is.EqualTo(bought["ord_no"]));
    }

    [Test]
    public async Task Feed_over_executions_alone_sends_nothing()
    {
        await using var session = await SimulatorSession.StartAsync(
            new KiwoomSimulatorOptions { Realtime = new SimulatorRealtimeOptions { MessagesPerSecond = 2_000 } });
        using var socket = await RawSocket.LogInAsync(session);
        await socket.RegisterAsync("00", "");

        var bought = await session.CallAsync("kt10000", Order("3", "", "7"));

        Assert.That(Read(await ReceiveValuesAsync(socket, "00"), "9203", "913"), Is.EqualTo([bought["ord_no"], "접수"]));
        Assert.That(Read(await ReceiveValuesAsync(socket, "00"), "9203", "913"), Is.EqualTo([bought["ord_no"], "체결"]));
    }

    [Test]
    public async Task Simulator_in_a_program_sends_what_it_is_told_to()
    {
        Assert.That(new SimulatorRealtimeOptions().MessagesPerSecond, Is.Zero);
        await using var session = await SimulatorSession.StartAsync();
        using var socket = await RawSocket.LogInAsync(session);
        await socket.RegisterAsync("0B", "005930");

        await session.Simulator.Realtime.PublishAsync("0B", "005930", new Dictionary<string, string> { ["10"] = "12345" });

        Assert.That(Read(await ReceiveValuesAsync(socket, "0B"), "10"), Is.EqualTo(["12345"]));
    }

    [Test]
    public async Task Orders_are_told_of_to_who_registered_executions_and_balances()
    {
        await using var session = await SimulatorSession.StartAsync();
        using var socket = await RawSocket.LogInAsync(session);
        await socket.SendAsync("""{"trnm":"REG","grp_no":"1","refresh":"1","data":[{"item":[""],"type":["00","04"]}]}""");
        await socket.ReceiveAsync();

        var bought = await session.CallAsync("kt10000", Order("3", "", "7"));
        var accepted = await ReceiveValuesAsync(socket, "00");
        var executed = await ReceiveValuesAsync(socket, "00");
        var balance = await ReceiveValuesAsync(socket, "04");

        Assert.That(Read(accepted, "9203", "913", "900", "902", "905", "911"), Is.EqualTo([bought["ord_no"], "접수", "7", "7", "+매수", ""]));
        Assert.That(Read(executed, "9203", "913", "902", "911"), Is.EqualTo([bought["ord_no"], "체결", "0", "7"]));
        Assert.That(Read(balance, "9001", "930", "945"), Is.EqualTo(["005930", "7", "7"]));
        Assert.That(Read(executed, "910"), Is.EqualTo(Read(balance, "931")));
    }

    [Test]
    public async Task Cancellation_is_accepted_and_confirmed()
    {
        await using var session = await SimulatorSession.StartAsync();
        using var socket = await RawSocket.LogInAsync(session);
        await socket.RegisterAsync("00", "");
        var waiting = await session.CallAsync("kt10000", Order("0", await LowPriceAsync(session), "3"));
        await session.CallAsync(
            "kt10003", ("dmst_stex_tp", "KRX"), ("orig_ord_no", waiting["ord_no"]), ("stk_cd", "005930"), ("cncl_qty", "0"));

        var placed = await ReceiveValuesAsync(socket, "00");
        var cancelled = await ReceiveValuesAsync(socket, "00");
        var confirmed = await ReceiveValuesAsync(socket, "00");

        Assert.That(Read(placed, "913", "902", "904"), Is.EqualTo(["접수", "3", "0000000"]));
        Assert.That(Read(cancelled, "913", "904", "905"), Is.EqualTo(["접수", waiting["ord_no"], "+매수취소"]));
        Assert.That(Read(confirmed, "913", "902"), Is.EqualTo(["확인", "0"]));
    }

    private static (string, string)[] Order(string type, string price, string quantity) =>
    [
        ("dmst_stex_tp", "KRX"), ("stk_cd", "005930"), ("ord_qty", quantity), ("ord_uv", price), ("trde_tp", type), ("cond_uv", ""),
    ];

    // The lowest price of the day is below every offer, so the order waits.
    private static async Task<string> LowPriceAsync(SimulatorSession session) =>
        (await session.CallAsync("ka10001", ("stk_cd", "005930")))["lst_pric"].TrimStart('+', '-');

    private static async Task<JsonElement> FirstOfAnotherTypeAsync(RawSocket socket, string type)
    {
        while (true)
        {
            var entry = (await socket.ReceiveJsonAsync()).GetProperty("data")[0];
            if (entry.GetProperty("type").GetString() != type)
            {
                return entry;
            }
        }
    }

    private static async Task<JsonElement> ReceiveValuesAsync(RawSocket socket, string type)
    {
        var entry = (await socket.ReceiveJsonAsync()).GetProperty("data")[0];
        Assert.That(entry.GetProperty("type").GetString(), Is.EqualTo(type));
        return entry.GetProperty("values");
    }

    private static string[] Read(JsonElement values, params string[] fids) => [.. fids.Select(fid => values.GetProperty(fid).GetString()!)];
}
