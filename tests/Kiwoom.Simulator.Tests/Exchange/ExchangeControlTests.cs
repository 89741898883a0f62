using Kiwoom.Simulator;

namespace Kiwoom.Tests.Simulator.Exchange;

internal sealed class ExchangeControlTests
{
    private static readonly DateTime Morning = new(2026, 9, 14, 9, 30, 0);

    [Test]
    public async Task Time_stands_still_and_goes_on_when_told()
    {
        await using var session = await StartAsync(new SimulatorExchangeOptions { Start = Morning, Speed = 0, EventsPerDay = 20_000 });
        var exchange = session.Simulator.Exchange!;
        var count = exchange.EventCount;
        Assert.That(exchange.Now, Is.EqualTo(Morning));

        exchange.AdvanceTo(Morning.AddHours(12));
        exchange.AdvanceTo(Morning);

        Assert.That(exchange.Now, Is.EqualTo(Morning.AddHours(12)));
        Assert.That(exchange.EventCount, Is.GreaterThan(count + 5_000));
        Assert.That((await session.OrderAsync("kt10000", "1", "70000", "0")).Message, Does.Contain("RC4058"));
        Assert.That(() => exchange.AdvanceTo(DateTime.UtcNow), Throws.ArgumentException);
        foreach (var speed in new[] { -1, 1e300, double.NaN, double.PositiveInfinity })
        {
            Assert.That(() => exchange.Speed = speed, Throws.InstanceOf<ArgumentOutOfRangeException>());
        }

        Assert.That(exchange.Now, Is.EqualTo(Morning.AddHours(12)), "it still tells the time");
    }

    [Test]
    public async Task Time_goes_by_at_the_speed_that_is_set()
    {
        var clock = new ManualClock("2025-09-08 13:05:43");
        await using var session = await StartAsync(new SimulatorExchangeOptions { Start = Morning, Speed = 60, EventsPerDay = 0 }, clock);
        var exchange = session.Simulator.Exchange!;

        clock.Advance(TimeSpan.FromSeconds(10));
        Assert.That(exchange.Now, Is.EqualTo(Morning.AddMinutes(10)));
        exchange.Speed = 1;
        clock.Advance(TimeSpan.FromSeconds(10));

        Assert.That(exchange.Now, Is.EqualTo(Morning.AddMinutes(10).AddSeconds(10)));
    }

    [Test]
    public async Task A_restored_simulator_goes_on_as_the_saved_one_does()
    {
        await using var saved = await StartAsync(new SimulatorExchangeOptions { Start = Morning, Speed = 0, EventsPerDay = 30_000 });
        await saved.OrderAsync("kt10000", "10", "", "3");
        saved.Simulator.Exchange!.AdvanceTo(Morning.AddHours(1));
        await saved.OrderAsync("kt10001", "4", "", "3");

        await using var restored = await StartAsync(new SimulatorExchangeOptions { Snapshot = saved.Simulator.Exchange.Save(), Speed = 0 });

        Assert.That(restored.Simulator.Exchange!.Now, Is.EqualTo(Morning.AddHours(1)));
        foreach (var minutes in new[] { 60, 90, 600 })
        {
            Assert.That(await TellAsync(restored, minutes), Is.EqualTo(await TellAsync(saved, minutes)));
        }
    }

    [Test]
    public async Task An_account_may_begin_with_shares()
    {
        await using var session = await StartAsync(new SimulatorExchangeOptions
        {
            Start = Morning,
            EventsPerDay = 20_000,
            Holdings = new Dictionary<string, long> { ["005930"] = 12, ["000660"] = 3 },
        });

        Assert.That((await session.BalanceAsync()).Column("acnt_evlt_remn_indv_tot", "stk_cd"), Is.EqualTo(["A000660", "A005930"]));
        Assert.That((await session.OrderAsync("kt10001", "12", "", "3")).ReturnCode, Is.Zero);
    }

    [Test]
    public async Task The_prices_of_a_file_are_traded_in_the_strangers_place()
    {
        await using var session = await StartAsync(new SimulatorExchangeOptions
        {
            Start = Morning,
            Speed = 0,
            Prices = "time,code,price,quantity\n2026-09-14 09:31:00,005930,71300,40",
        });
        Assert.That((await session.CallAsync("ka10001", ("stk_cd", "005930")))["cur_prc"], Is.EqualTo("70000"));

        session.Simulator.Exchange!.AdvanceTo(Morning.AddMinutes(5));

        Assert.That((await session.CallAsync("ka10001", ("stk_cd", "005930")))["cur_prc"], Is.EqualTo("+71300"));
        Assert.That((await session.OrderAsync("kt10000", "5", "", "3")).ReturnCode, Is.Zero);
        Assert.That(session.Simulator.Orders.Single().FillPrice, Is.EqualTo(71_400));
    }

    [Test]
    public void Shares_of_nothing_are_refused() => Assert.That(
        async () => await StartAsync(new SimulatorExchangeOptions { Holdings = new Dictionary<string, long> { ["999999"] = 1 } }),
        Throws.ArgumentException);

    [Test]
    public void A_text_that_is_no_snapshot_is_refused() => Assert.That(
        async () => await StartAsync(new SimulatorExchangeOptions { Snapshot = "{}" }), Throws.InstanceOf<System.Text.Json.JsonException>());

    [Test]
    public async Task Without_an_exchange_there_is_none()
    {
        await using var session = await SimulatorSession.StartAsync();
        Assert.That(session.Simulator.Exchange, Is.Null);
    }

    private static Task<SimulatorSession> StartAsync(SimulatorExchangeOptions exchange, ManualClock? clock = null) => SimulatorSession.StartAsync(
        new KiwoomSimulatorOptions { TimeProvider = clock ?? new ManualClock("2025-09-08 13:05:43"), Exchange = exchange });

    private static async Task<string> TellAsync(SimulatorSession session, int minutes)
    {
        session.Simulator.Exchange!.AdvanceTo(Morning.AddMinutes(minutes));
        var order = await session.OrderAsync("kt10000", "1", "", "3");
        var book = await session.CallAsync("ka10004", ("stk_cd", "005930"));
        var tape = await session.CallAsync("ka10003", ("stk_cd", "000660"));
        var balance = await session.BalanceAsync();
        var history = await session.HistoryAsync();
        return string.Join('\n', order.Text, book.Text, tape.Text, balance.Text, history.Text, session.Simulator.Exchange.Save());
    }
}
