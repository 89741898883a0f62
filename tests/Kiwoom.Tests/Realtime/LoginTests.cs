namespace Kiwoom.Tests.Realtime;

/// <summary>How a connection begins.</summary>
internal sealed class LoginTests
{
    [Test]
    public async Task Nothing_is_sent_before_the_answer_to_the_LOGIN()
    {
        var answer = new TaskCompletionSource();
        await using var server = new SocketServer();
        server.OnFrame = async (session, frame) =>
        {
            if (frame.Name == "LOGIN")
            {
                await session.SendAsync("""{"trnm":"PING"}""");
                await answer.Task;
            }

            await session.AnswerAsync(frame);
        };
        await using var kiwoom = server.CreateClient();

        var starting = kiwoom.Realtime.StockTrades("005930").StartAsync();
        var session = await server.NextSessionAsync();
        var login = await session.NextAsync("LOGIN");
        Assert.That(login.Text, Is.EqualTo($$"""{"trnm":"LOGIN","token":"{{TestBed.Token}}1"}"""));
        answer.SetResult();
        await starting;

        Assert.That(session.Frames.Select(frame => frame.Name), Is.EqualTo(new[] { "LOGIN", "REG" }));
    }

    [Test]
    public async Task Nothing_connects_before_the_first_stream_begins()
    {
        await using var server = new SocketServer();
        await using var kiwoom = server.CreateClient();

        var stream = kiwoom.Realtime.StockTrades("005930");
        Assert.That((kiwoom.Realtime.State, server.SessionCount), Is.EqualTo((RealtimeState.Disconnected, 0)));
        await stream.StartAsync();

        // The state is told behind the registration that the stream waited for.
        Assert.That(() => kiwoom.Realtime.State, Is.EqualTo(RealtimeState.Ready).After(5_000, 10));
        Assert.That(server.SessionCount, Is.EqualTo(1));
    }

    [TestCase(3)]
    [TestCase(0, Description = "The words say that the token is dead.")]
    public async Task Token_that_the_server_refuses_is_replaced_once(int returnCode)
    {
        await using var server = new SocketServer((session, frame) => session.Number == 1
            ? session.RefuseAsync(frame, returnCode, "805004 로그인 인증에 실패하였습니다 [CODE=8005, MESSAGE=Token이 유효하지 않습니다]")
            : session.AnswerAsync(frame));
        await using var kiwoom = server.CreateClient();

        await kiwoom.Realtime.StockTrades("005930").StartAsync();

        Assert.That((server.TokenCount, server.SessionCount), Is.EqualTo((2, 2)));
    }

    [Test]
    public async Task Server_that_takes_no_token_fails_the_stream_with_its_reason()
    {
        var log = new CapturingLogger();
        await using var server = new SocketServer((session, frame) => session.RefuseAsync(frame, 3, "805004 실패 [CODE=8005, MESSAGE=Token이 유효하지 않습니다]"));
        await using var kiwoom = server.CreateClient(log: log);

        var e = (await Assert.ThrowsAsync<KiwoomAuthenticationException>(() => kiwoom.Realtime.StockTrades("005930").StartAsync()))!;

        Assert.That((e.ErrorCode, e.ServerMessage), Is.EqualTo(("8005", "805004 실패 [CODE=8005, MESSAGE=Token이 유효하지 않습니다]")));
        Assert.That(log.Entries.Select(entry => entry.Text), Is.All.Not.Contain(TestBed.Token));
        Assert.That(kiwoom.Realtime.State, Is.EqualTo(RealtimeState.Disconnected));
    }

    [Test]
    public async Task Server_that_cannot_be_reached_fails_the_first_stream()
    {
        await using var server = new SocketServer { Upgrades = _ => false };
        await using var kiwoom = server.CreateClient();

        Assert.That(async () => await kiwoom.Realtime.StockTrades("005930").StartAsync(), Throws.TypeOf<KiwoomTransportException>());
        Assert.That(server.SessionCount, Is.EqualTo(1), "nobody's stream has begun: whoever asks learns it at once");
    }

    [Test]
    public async Task Failed_beginning_can_be_repeated()
    {
        await using var server = new SocketServer { Upgrades = number => number > 1 };
        await using var kiwoom = server.CreateClient();
        var stream = kiwoom.Realtime.StockTrades("005930");

        Assert.That(async () => await stream.StartAsync(), Throws.TypeOf<KiwoomTransportException>());
        await stream.StartAsync();

        Assert.That(() => kiwoom.Realtime.State, Is.EqualTo(RealtimeState.Ready).After(5_000, 10));
    }

    [Test]
    public async Task LOGIN_without_an_answer_fails_the_first_stream()
    {
        await using var server = new SocketServer((_, _) => Task.CompletedTask);
        await using var kiwoom = server.CreateClient(options => options.Realtime.AnswerTimeout = TimeSpan.FromMilliseconds(50));

        Assert.That(async () => await kiwoom.Realtime.StockTrades("005930").StartAsync(), Throws.TypeOf<KiwoomTransportException>().With.Message.Contains("LOGIN"));
    }
}
