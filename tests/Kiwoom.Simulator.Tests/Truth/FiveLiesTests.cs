using Kiwoom.Simulator;
using Kiwoom.Tests.Simulator.Exchange;
using Kiwoom.Tests.Simulator.Realtime;
using static Kiwoom.Tests.Simulator.Exchange.Wire;

namespace Kiwoom.Tests.Simulator.Truth;

/// <summary>What a market that stands still tells wrongly, and the exchange must not.</summary>
internal sealed class FiveLiesTests
{
    private static readonly DateTime Morning = new(2026, 9, 14, 10, 0, 0);

    private SimulatorSession _session = null!;

    [SetUp]
    public async Task StartAsync() => _session = await SimulatorSession.StartAsync(new KiwoomSimulatorOptions
    {
        Exchange = new SimulatorExchangeOptions { Start = Morning, Speed = 0, EventsPerDay = 100_000, Seed = 4 },
        Realtime = new() { PingInterval = TimeSpan.FromHours(1) },
    });

    [TearDown]
    public ValueTask StopAsync() => _session.DisposeAsync();

    [Test]
    public async Task Realtime_prices_book_and_fills_are_one_market()
    {
        using var socket = await RawSocket.LogInAsync(_session);
        await socket.RegisterAsync("0B", "005930");
        for (var minute = 1; minute <= 30; minute++)
        {
            _session.Simulator.Exchange!.AdvanceTo(Morning.AddMinutes(minute));
            var price = (await _session.CallAsync("ka10001", ("stk_cd", "005930")))["cur_prc"];
            var book = await _session.CallAsync("ka10004", ("stk_cd", "005930"));

            // All trades until now have been sent before the call was answered; the condition list marks their end.
            await socket.SendAsync("""{"trnm":"CNSRLST"}""");
            string? last = null;
            while ((await socket.ReceiveJsonAsync()) is var frame && frame.GetProperty("trnm").GetString() == "REAL")
            {
                last = Data(frame)[^1]["10"];
            }

            Assert.That(last ?? price, Is.EqualTo(price));
            Assert.That(Number(book["buy_fpr_bid"]), Is.LessThan(Number(book["sel_fpr_bid"])));
        }
    }

    [Test]
    public async Task A_purchase_below_the_market_waits_until_the_market_comes()
    {
        var bid = Number((await _session.CallAsync("ka10004", ("stk_cd", "005930")))["buy_5th_pre_bid"]);
        var order = await _session.OrderAsync("kt10000", "5", $"{bid:0}", "0");
        Assert.That((order.ReturnCode, _session.Simulator.Orders.Single().FilledQuantity), Is.EqualTo((0, 0)));

        for (var minute = 1; minute <= 320 && _session.Simulator.Orders.Single().OpenQuantity > 0; minute++)
        {
            _session.Simulator.Exchange!.AdvanceTo(Morning.AddMinutes(minute));
            var seller = (await _session.CallAsync("ka10001", ("stk_cd", "005930")))["low_pric"];
            if (_session.Simulator.Orders.Single().FilledQuantity > 0)
            {
                Assert.That(Number(seller), Is.LessThanOrEqualTo(bid), "it was filled though nobody sold so low");
            }
        }

        Assert.That(_session.Simulator.Orders.Single().FillPrice, Is.AnyOf(0m, bid));
    }

    [Test]
    public async Task The_account_follows_its_orders()
    {
        var before = await _session.DepositAsync();
        await _session.OrderAsync("kt10000", "10", "", "3");
        var fill = _session.Simulator.Orders.Single();
        var after = await _session.DepositAsync();
        var holding = (await _session.BalanceAsync()).Rows("acnt_evlt_remn_indv_tot").Single();

        Assert.That(fill.FilledQuantity, Is.EqualTo(10));
        Assert.That(Number(before["d2_entra"]) - Number(after["d2_entra"]), Is.EqualTo(fill.FilledValue + fill.Commission));
        Assert.That((Number(Text(holding, "rmnd_qty")), Number(Text(holding, "pur_amt"))), Is.EqualTo((10, fill.FilledValue)));
    }

    [Test]
    public async Task Executions_come_for_orders_and_never_by_themselves()
    {
        using var socket = await RawSocket.LogInAsync(_session);
        await socket.RegisterAsync("00", "");
        _session.Simulator.Exchange!.AdvanceTo(Morning.AddHours(1));
        var order = await _session.OrderAsync("kt10000", "2", "", "3");

        var first = Data(await socket.ReceiveJsonAsync())[0];
        Assert.That((first["9203"], first["913"], first["900"]), Is.EqualTo((order["ord_no"], "접수", "2")));
    }

    [TestCase("kt10000", "999999999", "", "3", "005930", TestName = "Any size")]
    [TestCase("kt10000", "1", "1", "0", "005930", TestName = "Any price")]
    [TestCase("kt10000", "1", "70005", "0", "005930", TestName = "Any step")]
    [TestCase("kt10000", "1", "", "3", "AAAAAA", TestName = "Any code")]
    [TestCase("kt10001", "1", "", "3", "005930", TestName = "Any sale")]
    public async Task Nothing_is_taken_that_no_exchange_takes(string apiId, string quantity, string price, string type, string code)
    {
        var reply = await _session.OrderAsync(apiId, quantity, price, type, code);

        Assert.That(reply.ReturnCode, Is.EqualTo(20), reply.Message);
        Assert.That(_session.Simulator.Orders, Is.Empty);
    }
}
