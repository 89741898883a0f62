using Kiwoom.Tests.Examples;

namespace Kiwoom.Tests.Http;

/// <summary>A caller who cancels gets the cancellation, with the token that was cancelled; of an order one learns that it may stand.</summary>
internal sealed class CancellationTests
{
    private const string HalfAnswer = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"return_code\":0";

    [Test]
    public async Task Cancelled_query_ends_with_the_callers_token([Values("", HalfAnswer)] string answer)
    {
        var received = new TaskCompletionSource();
        await using var bed = Silent(received, answer);
        using var cancellation = new CancellationTokenSource();

        var call = bed.Client.Account.GetAccountNumberAsync(cancellation.Token);
        await received.Task.WhileAsync(call);
        await cancellation.CancelAsync();

        var e = (await Assert.CatchAsync<OperationCanceledException>(() => call))!;
        Assert.That(e.CancellationToken, Is.EqualTo(cancellation.Token));
        Assert.That(call.IsCanceled, Is.True);
    }

    [Test]
    public async Task Cancelled_query_that_is_reading_its_answer_ends_with_the_callers_token()
    {
        // Bytes go on arriving, so the client is certainly inside the body when it is cancelled.
        var reading = new TaskCompletionSource();
        await using var bed = TestBed.Scripted(async (connection, _) =>
        {
            await connection.SendAsync(HttpAnswer.Json("{").Announcing(7_000_000).ToBytes());
            for (var sent = 0; ; sent++)
            {
                await connection.SendAsync(new byte[1]);
                await Task.Delay(1, connection.Stopping);
                if (sent == 20)
                {
                    reading.SetResult();
                }
            }
        });
        using var cancellation = new CancellationTokenSource();

        var call = bed.Client.Account.GetAccountNumberAsync(cancellation.Token);
        await reading.Task.WhileAsync(call);
        await cancellation.CancelAsync();

        var e = (await Assert.CatchAsync<OperationCanceledException>(() => call))!;
        Assert.That(e.CancellationToken, Is.EqualTo(cancellation.Token));
    }

    [Test]
    public async Task Cancelled_order_that_was_sent_has_an_unknown_outcome([Values("", HalfAnswer)] string answer)
    {
        var received = new TaskCompletionSource();
        await using var bed = Silent(received, answer);
        using var cancellation = new CancellationTokenSource();

        var call = bed.Client.SendAsync("kt10000", cancellation.Token);
        await received.Task.WhileAsync(call);
        await cancellation.CancelAsync();

        var e = (await Assert.ThrowsAsync<KiwoomOrderOutcomeUnknownException>(() => call))!;
        Assert.That((e.InnerException as OperationCanceledException)?.CancellationToken, Is.EqualTo(cancellation.Token));
        Assert.That(bed.Calls, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Call_that_is_cancelled_before_it_begins_sends_nothing([Values("ka00001", "kt10000", "au10002")] string apiId)
    {
        await using var bed = TestBed.Answering(HttpAnswer.Json("""{"return_code":0,"ord_no":"1"}"""));
        using var cancellation = new CancellationTokenSource();
        await cancellation.CancelAsync();

        var e = (await Assert.CatchAsync<OperationCanceledException>(() => bed.Client.SendAsync(apiId, cancellation.Token)))!;

        Assert.That(e.CancellationToken, Is.EqualTo(cancellation.Token));

        // A token request that was begun all the same would arrive before this call, which needs none.
        await bed.Client.SendAsync("au10002");
        Assert.That(string.Join(" ", bed.Server.Requests.Select(request => request.ApiId)), Is.EqualTo("au10002"));
    }

    [Test]
    public async Task Order_that_is_cancelled_while_its_token_is_awaited_is_not_sent()
    {
        var received = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        await using var server = LoopbackServer.Start(async (connection, request) =>
        {
            received.TrySetResult();
            await release.Task;
            await connection.SendAsync(request.ApiId == "au10001" ? TestBed.TokenAnswer() : HttpAnswer.Json("""{"return_code":0,"ord_no":"1"}"""));
        });
        await using var bed = TestBed.On(server);
        using var cancellation = new CancellationTokenSource();

        var order = bed.Client.SendAsync("kt10000", cancellation.Token);
        await received.Task.WhileAsync(order);
        await cancellation.CancelAsync();
        var e = (await Assert.CatchAsync<OperationCanceledException>(() => order))!;
        release.SetResult();
        await bed.Client.Account.GetAccountNumberAsync();

        Assert.That(e.CancellationToken, Is.EqualTo(cancellation.Token));
        Assert.That(bed.Calls.Select(call => call.ApiId), Is.EqualTo(Enumerable.Repeat("ka00001", 1)));
        Assert.That(bed.TokenRequests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Client_goes_on_after_a_cancelled_call()
    {
        var received = new TaskCompletionSource();
        var calls = 0;
        await using var bed = TestBed.Scripted(async (connection, _) =>
        {
            if (Interlocked.Increment(ref calls) == 1)
            {
                received.SetResult();
                await connection.WaitForDisconnectAsync();
                return;
            }

            await connection.SendAsync(HttpAnswer.Json("""{"return_code":0,"acctNo":"2"}"""));
        });
        using var cancellation = new CancellationTokenSource();
        var call = bed.Client.Account.GetAccountNumberAsync(cancellation.Token);
        await received.Task.WhileAsync(call);
        await cancellation.CancelAsync();
        await Assert.CatchAsync<OperationCanceledException>(() => call);

        Assert.That((await bed.Client.Account.GetAccountNumberAsync()).AccountNumber, Is.EqualTo("2"));
    }

    private static TestBed Silent(TaskCompletionSource received, string answer) => TestBed.Scripted(async (connection, _) =>
    {
        await connection.SendAsync(System.Text.Encoding.ASCII.GetBytes(answer));
        received.SetResult();
        await connection.StaySilentAsync();
    });
}
