namespace Kiwoom.Tests.Realtime;

/// <summary>Notices around the LOGIN.</summary>
[Parallelizable]
internal sealed class FinalNoticeTests
{
    [TestCase(1)]
    [TestCase(2)]
    public async Task Key_used_elsewhere_before_the_answer_to_the_LOGIN_ends_all_streams_and_nothing_fights_back(int connection)
    {
        await using var server = new SocketServer((session, frame) => session.Number == connection
            ? session.SendAsync("""{"trnm":"SYSTEM","code":"R10001","message":"다른 기기에서 로그인되었습니다"}""")
            : session.AnswerAsync(frame));
        await using var kiwoom = server.CreateClient();
        await using var trades = kiwoom.Realtime.StockTrades("005930").GetAsyncEnumerator();
        var next = trades.MoveNextAsync().AsTask();
        if (connection == 2)
        {
            (await server.NextRegistrationAsync()).Reset();
        }

        Assert.That(async () => await next, Throws.TypeOf<KiwoomSessionReplacedException>());
        Assert.That(async () => await kiwoom.Realtime.StockTrades("000660").StartAsync(), Throws.TypeOf<KiwoomSessionReplacedException>());
        Assert.That((kiwoom.Realtime.State, server.SessionCount), Is.EqualTo((RealtimeState.Failed, connection)));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Notice_around_the_answer_to_the_LOGIN_is_a_notice_and_no_answer(bool isBefore)
    {
        var notice = """{"trnm":"SYSTEM","code":"R10004","message":"안내"}""";
        var heard = new TaskCompletionSource<RealtimeNotice>();
        await using var server = new SocketServer(async (session, frame) =>
        {
            if (frame.Name == "LOGIN" && isBefore)
            {
                await session.SendAsync(notice);
            }

            await (frame.Name == "LOGIN" ? session.SendAsync("""{"trnm":"LOGIN","return_code":0,"return_msg":"","sor_yn":"Y"}""") : session.AnswerAsync(frame));
            if (frame.Name == "LOGIN" && !isBefore)
            {
                await session.SendAsync(notice);
            }
        });
        await using var kiwoom = server.CreateClient();
        kiwoom.Realtime.NoticeReceived += (_, received) => heard.TrySetResult(received);

        await kiwoom.Realtime.StockTrades("005930").StartAsync();

        Assert.That((await heard.Task).Code, Is.EqualTo("R10004"));
        Assert.That(server.SessionCount, Is.EqualTo(1));
    }

    [Test]
    public async Task Handshake_that_takes_too_long_names_the_time()
    {
        await using var server = new SocketServer { Upgrades = _ => { Thread.Sleep(TimeSpan.FromSeconds(3)); return false; } };
        await using var kiwoom = server.CreateClient(options => options.Realtime.ConnectTimeout = TimeSpan.FromMilliseconds(50));

        Assert.That(
            async () => await kiwoom.Realtime.StockTrades("005930").StartAsync(),
            Throws.TypeOf<KiwoomTransportException>().With.Message.Contains("00:00:00.0500000").And.Message.Contains("ConnectTimeout"));
    }
}
