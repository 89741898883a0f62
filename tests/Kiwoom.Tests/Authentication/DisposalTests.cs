using Kiwoom.Tests.Examples;

namespace Kiwoom.Tests.Authentication;

internal sealed class DisposalTests
{
    private static readonly HttpAnswer Done = HttpAnswer.Json("""{"return_code":0,"ord_no":"1"}""");

    [Test]
    public async Task Client_can_be_disposed_twice()
    {
        await using var bed = TestBed.Answering(Done);

        bed.Client.Dispose();
        await bed.Client.DisposeAsync();

        Assert.That(bed.Client.Dispose, Throws.Nothing);
    }

    [Test]
    public async Task Disposed_client_sends_nothing_more([Values] bool ownHttpClient, [Values] bool hasToken)
    {
        await using var bed = TestBed.Scripted((connection, _) => connection.SendAsync(Done), http: ownHttpClient ? null : new HttpClient());
        if (hasToken)
        {
            await bed.Client.SendAsync("ka00001");
        }

        var before = bed.Server.Requests.Count;
        bed.Client.Dispose();
        await Assert.CatchAsync<ObjectDisposedException>(() => bed.Client.SendAsync("kt10000"));

        Assert.That(bed.Server.Requests, Has.Count.EqualTo(before));
    }

    [Test]
    public async Task Callers_HTTP_client_is_not_disposed()
    {
        using var http = new HttpClient();
        await using var bed = TestBed.Scripted((connection, _) => connection.SendAsync(Done), http: http);

        bed.Client.Dispose();

        using var answer = await http.PostAsync(new Uri(bed.Server.Address, "/still-there"), null);
        Assert.That(answer.IsSuccessStatusCode, Is.True);
    }

    [Test]
    public async Task Call_that_waits_for_a_token_ends_with_its_client([Values("answer", "repeat", "turn to ask", "store", "lock")] string waitsFor)
    {
        var received = new TaskCompletionSource();
        await using var server = LoopbackServer.Start((connection, _) =>
        {
            received.TrySetResult();
            return waitsFor == "answer" ? connection.StaySilentAsync() : connection.SendAsync(HttpAnswer.Html("", 503));
        });
        using var never = new StuckTokenStore { Stuck = waitsFor == "store" ? "read" : waitsFor };
        await using var bed = TestBed.On(
            server,
            options =>
            {
                options.TokenStore = waitsFor is "store" or "lock" ? never : null;
                options.Retries = new RetryOptions { MaxAttempts = waitsFor == "turn to ask" ? 1 : 4 };
            },
            new ManualTimeProvider(DateTimeOffset.UtcNow));
        if (waitsFor == "turn to ask")
        {
            await Assert.ThrowsAsync<KiwoomServerException>(() => bed.Client.SendAsync("ka00001"));
        }

        var call = bed.Client.SendAsync("kt10000");
        await (waitsFor is "store" or "lock" ? never.IsStuck : received.Task).WhileAsync(call);
        bed.Client.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => call);
        Assert.That(bed.Calls, Is.Empty);
    }

    [Test]
    public async Task Order_under_way_has_an_unknown_outcome_when_its_client_is_disposed()
    {
        var received = new TaskCompletionSource();
        await using var bed = TestBed.Scripted((connection, _) =>
        {
            received.SetResult();
            return connection.StaySilentAsync();
        });

        var call = bed.Client.SendAsync("kt10000");
        await received.Task.WhileAsync(call);
        bed.Client.Dispose();

        await Assert.ThrowsAsync<KiwoomOrderOutcomeUnknownException>(() => call);
        Assert.That(bed.Calls, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Query_under_way_fails_with_its_client_and_not_for_its_time([Values] bool afterHeaders)
    {
        var received = new TaskCompletionSource();
        await using var bed = TestBed.Scripted(async (connection, _) =>
        {
            if (afterHeaders)
            {
                await connection.SendAsync("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"return_code\":0"u8.ToArray());
            }

            received.SetResult();
            await connection.StaySilentAsync();
        });

        var call = bed.Client.SendAsync("ka00001");
        await received.Task.WhileAsync(call);
        bed.Client.Dispose();

        var e = (await Assert.ThrowsAsync<KiwoomTransportException>(() => call))!;
        Assert.That(e.Message, Does.Not.Contain("no answer within"));
        Assert.That(bed.Calls, Has.Count.EqualTo(1));
    }
}
