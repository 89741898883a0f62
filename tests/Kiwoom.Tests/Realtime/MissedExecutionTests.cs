namespace Kiwoom.Tests.Realtime;

/// <summary>Executions that a gap has swallowed are found among today's orders.</summary>
internal sealed class MissedExecutionTests
{
    private static readonly DateTimeOffset Nine = new(2026, 11, 20, 9, 0, 0, TimeSpan.FromHours(9));

    private static readonly StreamGap Gap = new() { From = Nine.AddMinutes(10), Until = Nine.AddMinutes(11).ToUniversalTime(), Reason = StreamGapReason.ConnectionLost };

    [Test]
    public async Task Orders_that_executed_more_than_the_stream_told_are_found()
    {
        await using var bed = TestBed.Answering(request => HttpAnswer.Json(request.ApiId == "ka10076"
            ? """
              {"return_code":0,"return_msg":"","cntr":[
                {"ord_no":"0000001","cntr_qty":"10","ord_tm":"090100","stk_cd":"005930"},
                {"ord_no":"0000002","cntr_qty":"10","ord_tm":"090200","stk_cd":"005930"},
                {"ord_no":"0000003","cntr_qty":"4","ord_tm":"091030","stk_cd":"005930"},
                {"ord_no":"0000004","cntr_qty":"9","ord_tm":"091200","stk_cd":"005930"}]}
              """
            : """{"return_code":0,"return_msg":"","oso":[{"ord_no":"0000003","cntr_qty":"5","tm":"091030"},{"ord_no":"0000005","cntr_qty":"0","tm":"090300"}]}"""));
        OrderExecutionUpdate[] seen =
        [
            new() { OrderNumber = "0000001", ExecutedQuantity = 3 },
            new() { OrderNumber = "0000001", ExecutedQuantity = 6 },
            new() { OrderNumber = "0000002", ExecutedQuantity = 10 },
            new() { OrderNumber = "0000003" },
        ];

        var missed = await bed.Client.Realtime.FindMissedExecutionsAsync(Gap, seen);

        Assert.That(
            missed.Select(execution => (execution.Order.OrderNumber, execution.SeenQuantity, execution.MissedQuantity)),
            Is.EquivalentTo(new (string, long?, long?)[] { ("0000001", 6, 4), ("0000003", 0, 5) }), "0000004 came after the gap");
    }
}
