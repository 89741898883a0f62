using Kiwoom.Tests.Examples;

namespace Kiwoom.Tests.Http;

/// <summary>Timeouts by a clock that the test moves, once the server holds the request.</summary>
internal sealed class TimeoutTests
{
    private static readonly DateTimeOffset Start = new(2025, 9, 8, 9, 0, 0, TimeSpan.FromHours(9));

    [Test]
    public async Task Query_without_an_answer_times_out()
    {
        var (e, bed) = await FailAsync("ka00001", "");

        Assert.That(e, Is.TypeOf<KiwoomTransportException>());
        Assert.That(e.Message, Is.EqualTo("ka00001: no answer within 00:00:30."));
        Assert.That(bed.Calls, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Query_with_half_an_answer_times_out()
    {
        var (e, _) = await FailAsync("ka00001", "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"return_code\":0");

        Assert.That(e, Is.TypeOf<KiwoomTransportException>());
        Assert.That(e.Message, Is.EqualTo("ka00001: no answer within 00:00:30."));
    }

    [Test]
    public async Task Order_without_a_whole_answer_has_an_unknown_outcome(
        [Values("", "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"return_code\":0")] string answer)
    {
        var (e, bed) = await FailAsync("kt10000", answer);

        Assert.That(e, Is.TypeOf<KiwoomOrderOutcomeUnknownException>());
        Assert.That(e.InnerException, Is.TypeOf<KiwoomTransportException>());
        Assert.That(((KiwoomOrderOutcomeUnknownException)e).SentAt, Is.EqualTo(Start));
        Assert.That(bed.Calls, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Order_whose_token_does_not_come_is_not_sent()
    {
        var clock = new ManualTimeProvider(Start);
        var received = new TaskCompletionSource();
        await using var server = LoopbackServer.Start((connection, _) =>
        {
            received.SetResult();
            return connection.StaySilentAsync();
        });
        await using var bed = TestBed.On(server, clock: clock);

        var call = bed.Client.SendAsync("kt10000");
        await received.Task.WhileAsync(call);
        clock.Advance(TimeSpan.FromSeconds(30));

        var e = (await Assert.ThrowsAsync<KiwoomTransportException>(() => call))!;
        Assert.That(e.Message, Is.EqualTo("au10001: no answer within 00:00:30."));
        Assert.That(bed.Calls, Is.Empty);
    }

    [Test]
    public async Task Timeout_is_the_options()
    {
        var clock = new ManualTimeProvider(Start);
        var received = new TaskCompletionSource();
        var answer = new TaskCompletionSource();
        await using var bed = TestBed.Scripted(
            async (connection, _) =>
            {
                received.SetResult();
                await answer.Task;
                await connection.SendAsync(HttpAnswer.Json("""{"return_code":0,"acctNo":"1"}"""));
            },
            options => options.Timeout = TimeSpan.FromMinutes(10),
            clock: clock);

        var call = bed.Client.Account.GetAccountNumberAsync();
        await received.Task.WhileAsync(call);
        clock.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromTicks(1));
        answer.SetResult();

        Assert.That((await call).AccountNumber, Is.EqualTo("1"));
    }

    [Test]
    public async Task Timeout_of_the_callers_HTTP_client_is_a_transport_failure_too([Values("ka00001", "kt10000")] string apiId)
    {
        await using var bed = TestBed.Scripted(
            (connection, _) => connection.StaySilentAsync(), http: new HttpClient { Timeout = TimeSpan.FromMilliseconds(200) });

        var e = await Assert.CatchAsync<KiwoomException>(() => bed.Client.SendAsync(apiId));

        Assert.That(apiId == "ka00001" ? e : e!.InnerException, Is.TypeOf<KiwoomTransportException>());
    }

    private static async Task<(Exception Failure, TestBed Bed)> FailAsync(string apiId, string answer)
    {
        var clock = new ManualTimeProvider(Start);
        var received = new TaskCompletionSource();
        await using var bed = TestBed.Scripted(
            async (connection, _) =>
            {
                await connection.SendAsync(System.Text.Encoding.ASCII.GetBytes(answer));
                received.SetResult();
                await connection.StaySilentAsync();
            },
            clock: clock);

        var call = bed.Client.SendAsync(apiId);
        await received.Task.WhileAsync(call);
        clock.Advance(TimeSpan.FromSeconds(30));
        return ((await Assert.CatchAsync<KiwoomException>(() => call))!, bed);
    }
}
