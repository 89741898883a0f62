using System.Globalization;
using Kiwoom.Simulator;

namespace Kiwoom.Tests.Simulator;

internal sealed class OrderTests : SimulatorTest
{
    [Test]
    public async Task Market_buy_trades_at_the_best_ask()
    {
        var ask = (await Session.CallAsync("ka10004", ("stk_cd", "005930")))["sel_fpr_bid"];

        var reply = await PlaceAsync("kt10000", "10", "", "3");
        var order = Session.Simulator.Orders.Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(reply.ReturnCode, Is.Zero);
            Assert.That(reply["ord_no"], Is.EqualTo("0000001"));
            Assert.That(reply["dmst_stex_tp"], Is.EqualTo("KRX"));
            Assert.That(reply.Message, Is.EqualTo("매수주문이 완료되었습니다."));
            Assert.That(order.Side, Is.EqualTo(SimulatedOrderSide.Buy));
            Assert.That(order.FilledQuantity, Is.EqualTo(10));
            Assert.That(order.OpenQuantity, Is.Zero);
            Assert.That(order.FillPrice, Is.EqualTo(decimal.Parse(ask.TrimStart('+', '-'), CultureInfo.InvariantCulture)));
            Assert.That(order.Time, Is.EqualTo(new DateTimeOffset(2025, 9, 8, 13, 5, 43, TimeSpan.FromHours(9))));
        }
    }

    [Test]
    public async Task Market_sell_trades_at_the_best_bid()
    {
        var bid = (await Session.CallAsync("ka10004", ("stk_cd", "005930")))["buy_fpr_bid"];

        var reply = await PlaceAsync("kt10001", "10", "0", "3");

        Assert.That(reply.Message, Is.EqualTo("매도주문이 완료되었습니다."));
        Assert.That(Session.Simulator.Orders.Single().FillPrice, Is.EqualTo(decimal.Parse(bid.TrimStart('+', '-'), CultureInfo.InvariantCulture)));
    }

    [TestCase("kt10000", "50000", false)]
    [TestCase("kt10000", "100000", true)]
    [TestCase("kt10001", "100000", false)]
    [TestCase("kt10001", "50000", true)]
    public async Task Limit_order_trades_only_where_it_crosses(string apiId, string price, bool trades)
    {
        await PlaceAsync(apiId, "10", price, "0");
        var order = Session.Simulator.Orders.Single();

        Assert.That((order.FilledQuantity, order.OpenQuantity), Is.EqualTo(trades ? (10, 0) : (0, 10)));
    }

    [TestCase("10")]
    [TestCase("20")]
    public async Task Immediate_order_does_not_wait(string type)
    {
        await PlaceAsync("kt10000", "10", "50000", type);
        var order = Session.Simulator.Orders.Single();

        Assert.That((order.FilledQuantity, order.OpenQuantity), Is.EqualTo((0, 0)));
    }

    [Test]
    public async Task Stop_order_waits_for_its_condition()
    {
        await PlaceAsync("kt10000", "10", "100000", "28", conditionPrice: "90000");
        await PlaceAsync("kt10000", "10", "100000", "28", conditionPrice: "50000");

        Assert.That(Session.Simulator.Orders.Select(order => order.OpenQuantity), Is.EqualTo([10, 0]));
    }

    [Test]
    public async Task Modified_stop_order_keeps_its_condition()
    {
        await PlaceAsync("kt10000", "10", "100000", "28", conditionPrice: "90000");
        await ModifyAsync("0000001", "10", "99000");

        Assert.That(Session.Simulator.Orders[1].ConditionPrice, Is.EqualTo(90_000));
        Assert.That(Session.Simulator.Orders[1].OpenQuantity, Is.EqualTo(10));
    }

    [Test]
    public async Task Price_off_its_step_is_rejected()
    {
        var reply = await PlaceAsync("kt10000", "10", "70050", "0");

        Assert.That(reply.ReturnCode, Is.EqualTo(20));
        Assert.That(reply.Message, Does.StartWith("[2000](RC4003:"));
        Assert.That(Session.Simulator.Orders, Is.Empty);
    }

    [TestCase("12345")]
    [TestCase("005930_NX")]
    [TestCase("A005930")]
    public async Task Order_names_a_plain_stock_code(string code)
    {
        var reply = await Session.CallAsync("kt10000", ("dmst_stex_tp", "KRX"), ("stk_cd", code), ("ord_qty", "1"), ("trde_tp", "3"));

        Assert.That(reply.ReturnCode, Is.EqualTo(20));
        Assert.That(reply.Message, Is.EqualTo($"[1902:종목 정보가 없습니다. 입력한 종목코드 값을 확인바랍니다. 종목코드={code}]"));
    }

    [Test]
    public async Task Modifying_moves_what_it_names_to_a_new_order()
    {
        await PlaceAsync("kt10000", "10", "50000", "0");

        var reply = await ModifyAsync("0000001", "4", "51000");
        var orders = Session.Simulator.Orders;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(reply["ord_no"], Is.EqualTo("0000002"));
            Assert.That(reply["base_orig_ord_no"], Is.EqualTo("0000001"));
            Assert.That(reply["mdfy_qty"], Is.EqualTo("000000000004"));
            Assert.That(reply.Message, Is.EqualTo("매수정정 주문입력이 완료되었습니다"));
            Assert.That(orders.Select(order => order.OpenQuantity), Is.EqualTo([6, 4]));
            Assert.That(orders[1].Price, Is.EqualTo(51_000));
            Assert.That(orders[1].OriginalOrderNumber, Is.EqualTo("0000001"));
            Assert.That(orders[1].Action, Is.EqualTo(SimulatedOrderAction.Modify));
        }
    }

    [Test]
    public async Task Modified_order_trades_where_it_crosses()
    {
        await PlaceAsync("kt10000", "10", "50000", "0");
        await ModifyAsync("0000001", "10", "100000");

        Assert.That(Session.Simulator.Orders.Select(order => order.FilledQuantity), Is.EqualTo([0, 10]));
        Assert.That(Session.Simulator.Orders.Select(order => order.OpenQuantity), Is.All.Zero);
    }

    [Test]
    public async Task Cancel_of_zero_takes_all_that_is_left_and_names_the_first_order()
    {
        await PlaceAsync("kt10001", "10", "100000", "0");
        await ModifyAsync("0000001", "10", "101000");

        var part = await CancelAsync("0000002", "3");
        var rest = await CancelAsync("0000002", "0");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(part["cncl_qty"], Is.EqualTo("000000000003"));
            Assert.That(rest["ord_no"], Is.EqualTo("0000004"));
            Assert.That(rest["base_orig_ord_no"], Is.EqualTo("0000001"));
            Assert.That(rest["cncl_qty"], Is.EqualTo("000000000007"));
            Assert.That(rest.Message, Is.EqualTo("매도취소 주문입력이 완료되었습니다"));
            Assert.That(Session.Simulator.Orders.Select(order => order.OpenQuantity), Is.All.Zero);
        }
    }

    [TestCase("0000009", "005930", "1", "RC4032")]
    [TestCase("0000001", "000660", "1", "RC4032")]
    [TestCase("0000001", "005930", "11", "RC4033")]
    [TestCase("0000002", "005930", "1", "RC4033")]
    public async Task Change_needs_an_open_order(string original, string code, string quantity, string rejection)
    {
        await PlaceAsync("kt10000", "10", "50000", "0");
        await PlaceAsync("kt10000", "10", "", "3");

        var modified = await ModifyAsync(original, quantity, "100000", code);
        var cancelled = await CancelAsync(original, quantity, code);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(new[] { modified.ReturnCode, cancelled.ReturnCode }, Is.All.EqualTo(20));
            Assert.That(modified.Message, Does.StartWith($"[2000]({rejection}:"));
            Assert.That(cancelled.Message, Does.StartWith($"[2000]({rejection}:"));
            Assert.That(Session.Simulator.Orders, Has.Count.EqualTo(2));
        }
    }

    [Test]
    public async Task Yesterdays_order_is_closed()
    {
        var clock = SimulatorSession.MondayAfternoon();
        await using var session = await SimulatorSession.StartAsync(new KiwoomSimulatorOptions { TimeProvider = clock, TokenLifetime = TimeSpan.FromDays(3) });
        await session.CallAsync("kt10000", ("dmst_stex_tp", "KRX"), ("stk_cd", "005930"), ("ord_qty", "1"), ("ord_uv", "50000"), ("trde_tp", "0"));

        clock.Advance(TimeSpan.FromDays(1));
        var reply = await session.CallAsync("kt10003", ("dmst_stex_tp", "KRX"), ("orig_ord_no", "0000001"), ("stk_cd", "005930"), ("cncl_qty", "0"));

        Assert.That(reply.Message, Does.StartWith("[2000](RC4032:"));
    }

    [Test]
    public async Task Concurrent_orders_each_get_their_own_number()
    {
        var replies = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => PlaceAsync("kt10000", "1", "50000", "0")));

        Assert.That(replies.Select(reply => reply["ord_no"]).Order(), Is.EqualTo(Enumerable.Range(1, 200).Select(number => $"{number:D7}")));
        Assert.That(Session.Simulator.Orders.Select(order => order.OrderNumber), Is.Ordered.Ascending);
    }

    [Test]
    public async Task Concurrent_cancels_never_take_more_than_is_open()
    {
        await PlaceAsync("kt10000", "10", "50000", "0");

        var replies = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => CancelAsync("0000001", "1")));

        Assert.That(replies.Count(reply => reply.ReturnCode == 0), Is.EqualTo(10));
        Assert.That(Session.Simulator.Orders[0].OpenQuantity, Is.Zero);
    }

    private Task<SimulatorReply> PlaceAsync(string apiId, string quantity, string price, string type, string conditionPrice = "") => Session.CallAsync(
        apiId, ("dmst_stex_tp", "KRX"), ("stk_cd", "005930"), ("ord_qty", quantity), ("ord_uv", price), ("trde_tp", type), ("cond_uv", conditionPrice));

    private Task<SimulatorReply> ModifyAsync(string original, string quantity, string price, string code = "005930") => Session.CallAsync(
        "kt10002", ("dmst_stex_tp", "KRX"), ("orig_ord_no", original), ("stk_cd", code), ("mdfy_qty", quantity), ("mdfy_uv", price), ("mdfy_cond_uv", ""));

    private Task<SimulatorReply> CancelAsync(string original, string quantity, string code = "005930") => Session.CallAsync(
        "kt10003", ("dmst_stex_tp", "KRX"), ("orig_ord_no", original), ("stk_cd", code), ("cncl_qty", quantity));
}
