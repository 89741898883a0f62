using Kiwoom.Tests.Examples;

namespace Kiwoom.Tests.Http;

/// <summary>Connections that cannot be made, or break at a given moment. A query fails cleanly; of an order one knows whether it was sent.</summary>
internal sealed class BrokenConnectionTests
{
    private static readonly HttpAnswer Good = HttpAnswer.Json("""{"return_code":0,"ord_no":"0000001"}""");

    [Test]
    public async Task Refused_connection_is_a_transport_failure_and_nothing_was_sent([Values("ka00001", "kt10000")] string apiId)
    {
        await using var bed = TestBed.Answering(Good);
        await bed.Server.DisposeAsync();

        var e = (await Assert.ThrowsAsync<KiwoomTransportException>(() => bed.Client.SendAsync(apiId)))!;

        Assert.That(e.ApiId, Is.EqualTo("au10001"), "not even the token could be asked for");
        Assert.That(e.InnerException, Is.TypeOf<HttpRequestException>());
    }

    [Test]
    public async Task Order_whose_own_connection_is_refused_was_never_sent()
    {
        await using var bed = TestBed.Answering(Good);
        await bed.Client.Account.GetAccountNumberAsync();
        await bed.Server.DisposeAsync();

        var e = (await Assert.ThrowsAsync<KiwoomTransportException>(() => bed.Client.SendAsync("kt10000")))!;

        Assert.That(e.ApiId, Is.EqualTo("kt10000"));
        Assert.That(bed.Calls.Any(call => call.ApiId == "kt10000"), Is.False);
    }

    [Test]
    public async Task Query_whose_connection_breaks_fails_once([Values] Moment moment)
    {
        await using var server = BreakingServer(moment);
        await using var bed = TestBed.On(server);

        var e = (await Assert.ThrowsAsync<KiwoomTransportException>(() => bed.Client.Account.GetAccountNumberAsync()))!;

        Assert.That(e.ApiId, Is.EqualTo("ka00001"));
        Assert.That(bed.Calls, Has.Count.EqualTo(1), "a query is not repeated behind the caller's back");
    }

    [Test]
    public async Task Order_whose_connection_breaks_has_an_unknown_outcome_and_is_not_sent_again([Values] Moment moment)
    {
        await using var server = BreakingServer(moment);
        await using var bed = TestBed.On(server);

        var e = (await Assert.ThrowsAsync<KiwoomOrderOutcomeUnknownException>(() => bed.Client.SendAsync("kt10000")))!;

        Assert.That(e.InnerException, Is.TypeOf<KiwoomTransportException>());
        Assert.That(bed.Calls, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Connection_that_the_server_closed_while_idle_costs_nothing()
    {
        var closed = new TaskCompletionSource();
        await using var bed = TestBed.Scripted(async (connection, request) =>
        {
            await connection.SendAsync(Good);
            if (request.ApiId == "ka00001")
            {
                connection.Close();
                closed.SetResult();
            }
        });
        await bed.Client.Account.GetAccountNumberAsync();
        await closed.Task;

        var receipt = (OrderReceipt)await bed.Client.SendAsync("kt10000");

        Assert.That(receipt.OrderNumber, Is.EqualTo("0000001"));
        Assert.That(bed.Calls.Count(call => call.ApiId == "kt10000"), Is.EqualTo(1));
    }

    [Test]
    public async Task Token_request_that_breaks_sends_no_order()
    {
        await using var server = LoopbackServer.Start((connection, _) =>
        {
            connection.Reset();
            return Task.CompletedTask;
        });
        await using var bed = TestBed.On(server);

        var e = (await Assert.ThrowsAsync<KiwoomTransportException>(() => bed.Client.SendAsync("kt10000")))!;

        Assert.That(e.ApiId, Is.EqualTo("au10001"));
        Assert.That(bed.Calls, Is.Empty);
    }

    [Test]
    public async Task Answer_that_comes_before_the_request_was_read_is_an_answer()
    {
        await using var server = LoopbackServer.StartRaw(async connection =>
        {
            while (await connection.ReadHeadAsync() is { } request)
            {
                await connection.SendAsync(request.Path == "/oauth2/token" ? TestBed.TokenAnswer() : Good);
                await connection.ReadBodyAsync(request);
            }
        });
        await using var bed = TestBed.On(server);

        var receipt = (OrderReceipt)await bed.Client.SendAsync("kt10000");

        Assert.That(receipt.OrderNumber, Is.EqualTo("0000001"));
    }

    [Test]
    public async Task Server_that_is_no_HTTP_server_is_a_transport_failure()
    {
        await using var server = LoopbackServer.StartRaw(async connection =>
        {
            await connection.SendAsync("220 mail.example ESMTP\r\n"u8.ToArray());
            await connection.WaitForDisconnectAsync();
        });
        await using var bed = TestBed.On(server);

        await Assert.ThrowsAsync<KiwoomTransportException>(() => bed.Client.Account.GetAccountNumberAsync());
    }

    /// <summary>When the connection breaks, seen from the server.</summary>
    internal enum Moment
    {
        ResetBehindHead,
        ResetBehindRequest,
        CloseBehindRequest,
        ResetInStatusLine,
        ResetInHeaders,
        ResetInBody,
        CloseInBody,
        CloseInChunk,
    }

    private static LoopbackServer BreakingServer(Moment moment) => LoopbackServer.StartRaw(async connection =>
    {
        while (await connection.ReadHeadAsync() is { } request)
        {
            if (request.Path == "/oauth2/token")
            {
                await connection.ReadBodyAsync(request);
                await connection.SendAsync(TestBed.TokenAnswer());
                continue;
            }

            await BreakAsync(connection, request, moment);
            return;
        }
    });

    private static async Task BreakAsync(LoopbackConnection connection, ReceivedRequest request, Moment moment)
    {
        if (moment != Moment.ResetBehindHead)
        {
            await connection.ReadBodyAsync(request);
        }

        var part = moment switch
        {
            Moment.ResetInStatusLine => "HTTP/1.1 20",
            Moment.ResetInHeaders => "HTTP/1.1 200 OK\r\nContent-Type: applic",
            Moment.ResetInBody or Moment.CloseInBody => "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"return_code\":0}",
            Moment.CloseInChunk => "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n11\r\n{\"return_code\":0}\r\n",
            _ => "",
        };
        await connection.SendAsync(System.Text.Encoding.ASCII.GetBytes(part));
        if (moment is Moment.CloseBehindRequest or Moment.CloseInBody or Moment.CloseInChunk)
        {
            connection.Close();
        }
        else
        {
            connection.Reset();
        }
    }
}
