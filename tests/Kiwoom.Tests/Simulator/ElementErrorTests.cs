using System.Net;

namespace Kiwoom.Tests.Simulator;

internal sealed class ElementErrorTests : SimulatorTest
{
    private const string Order = """{"dmst_stex_tp":"KRX","stk_cd":"005930","ord_qty":"QTY","ord_uv":"UV","trde_tp":"TYPE","cond_uv":""}""";

    [TestCase("{}")]
    [TestCase("""{"stk_cd":""}""")]
    [TestCase("""{"stk_cd":"  "}""")]
    [TestCase("""{"stk_cd":null}""")]
    public async Task Missing_required_element_is_1511(string json) =>
        await AssertRefusedAsync("ka10004", json, "[1511:필수 입력 값에 값이 존재하지 않습니다. 필수입력 파라미터=stk_cd]");

    [TestCase("", "JSON을 읽을 수 없습니다")]
    [TestCase("stk_cd=005930", "JSON을 읽을 수 없습니다")]
    [TestCase("""{"stk_cd":"005930",}""", "JSON을 읽을 수 없습니다")]
    [TestCase("""{"stk_cd":"005930","stk_cd":"000660"}""", "JSON을 읽을 수 없습니다")]
    [TestCase("""{"stk_cd":"\ud800"}""", "JSON을 읽을 수 없습니다")]
    [TestCase("""["005930"]""", "JSON 객체가 아닙니다")]
    public async Task Unreadable_body_is_1517(string json, string reason) =>
        await AssertRefusedAsync("ka10004", json, $"[1517:입력 값 형식이 올바르지 않습니다. 파라미터=body 실패사유= {reason}]");

    [TestCase("""{"stk_cd":5930}""", "stk_cd", "문자열이 아닙니다")]
    [TestCase("""{"stk_cd":["005930"]}""", "stk_cd", "문자열이 아닙니다")]
    [TestCase("""{"stk_cd":"00593000593000593000"}""", null, null)]
    [TestCase("""{"stk_cd":"005930005930005930005"}""", "stk_cd", "최대 길이 20을(를) 초과하였습니다")]
    [TestCase("""{"stk_cd":"005930","unknown":1}""", null, null)]
    public async Task Value_is_text_within_its_length(string json, string? element, string? reason) =>
        await AssertRefusedAsync(
            "ka10004", json, element is null ? null : $"[1517:입력 값 형식이 올바르지 않습니다. 파라미터={element} 실패사유= {reason}]");

    [TestCase("20250908", null)]
    [TestCase("20250931", "날짜 형식(yyyyMMdd)이 아닙니다")]
    [TestCase("2025-9-8", "날짜 형식(yyyyMMdd)이 아닙니다")]
    public async Task Date_exists(string date, string? reason) =>
        await AssertRefusedAsync(
            "ka10081",
            $$"""{"stk_cd":"005930","base_dt":"{{date}}","upd_stkpc_tp":"1"}""",
            reason is null ? null : $"[1517:입력 값 형식이 올바르지 않습니다. 파라미터=base_dt 실패사유= {reason}]");

    [TestCase("1", "70000", "0", null, null)]
    [TestCase("1", "70000", "4", "trde_tp", "정의되지 않은 코드입니다")]
    [TestCase("1", "70000", "00", "trde_tp", "정의되지 않은 코드입니다")]
    [TestCase("1.5", "70000", "0", "ord_qty", "숫자가 아닙니다")]
    [TestCase("-1", "70000", "0", "ord_qty", "숫자가 아닙니다")]
    [TestCase("1,000", "70000", "0", "ord_qty", "숫자가 아닙니다")]
    [TestCase(" 1", "70000", "0", "ord_qty", "숫자가 아닙니다")]
    [TestCase("0", "70000", "0", "ord_qty", "0보다 커야 합니다")]
    [TestCase("1", "", "0", "ord_uv", "0보다 커야 합니다")]
    [TestCase("1", "seventy", "0", "ord_uv", "숫자가 아닙니다")]
    [TestCase("1", "70000.5", "0", "ord_uv", "숫자가 아닙니다")]
    [TestCase("1", "70000", "3", "ord_uv", "단가를 입력할 수 없는 매매구분입니다")]
    [TestCase("1", "70000", "28", "cond_uv", "0보다 커야 합니다")]
    public async Task Order_is_checked_before_it_is_taken(string quantity, string price, string type, string? element, string? reason)
    {
        var json = Order.Replace("QTY", quantity).Replace("\"UV\"", $"\"{price}\"").Replace("TYPE", type);

        await AssertRefusedAsync(
            "kt10000", json, element is null ? null : $"[1517:입력 값 형식이 올바르지 않습니다. 파라미터={element} 실패사유= {reason}]");

        Assert.That(Session.Simulator.Orders, Has.Count.EqualTo(element is null ? 1 : 0));
    }

    [Test]
    public async Task Batch_over_a_hundred_codes_is_1634()
    {
        var reply = await Session.CallAsync("ka10095", ("stk_cd", string.Join('|', Enumerable.Repeat("005930", 101))));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(reply.ReturnCode, Is.EqualTo(5));
            Assert.That(reply.Message, Does.StartWith("[1634:"));
        }
    }

    [Test]
    public async Task Batch_of_a_hundred_codes_is_answered()
    {
        var reply = await Session.CallAsync("ka10095", ("stk_cd", string.Join('|', Enumerable.Repeat("005930", 100))));

        Assert.That(reply.Rows("atn_stk_infr"), Has.Length.EqualTo(100));
    }

    /// <summary>Null as the message: the request is fine.</summary>
    private async Task AssertRefusedAsync(string apiId, string json, string? message)
    {
        using var request = Session.CreateRequest(apiId, json);
        var reply = await Session.SendAsync(request);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(reply.ReturnCode, Is.EqualTo(message is null ? 0 : 2));
            Assert.That(message is null || reply.Message == message, Is.True, reply.Message);
            Assert.That(reply.ApiId, Is.EqualTo(apiId));
        }
    }
}
