using System.Text.Json;

namespace Kiwoom.Tests.Realtime.Conditions;

/// <summary>How conditions are begun and ended at the server.</summary>
[Parallelizable]
internal sealed class ConditionRegistrationTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Test]
    public async Task Condition_that_came_too_fast_is_begun_again()
    {
        var refusals = 0;
        await using var server = new SocketServer((session, frame) => frame.Name == "CNSRREQ" && Interlocked.Increment(ref refusals) == 1
            ? session.RefuseAsync(frame, 105110, "초당 요청 건수를 초과하였습니다")
            : AnswerAsync(session, frame));
        await using var kiwoom = server.CreateClient();

        await kiwoom.ConditionSearch.Follow("1").StartAsync().WaitAsync(Patience);

        Assert.That(refusals, Is.EqualTo(2));
    }

    [Test]
    public async Task Conditions_are_all_restored_at_a_server_that_takes_one_in_a_while()
    {
        var taken = new HashSet<string>();
        long last = 0;
        await using var server = new SocketServer((session, frame) =>
        {
            if (frame.Name == "CNSRREQ" && session.Number > 1)
            {
                var now = Environment.TickCount64;
                if (now - last < 300)
                {
                    return session.RefuseAsync(frame, 105110, "초당 요청 건수를 초과하였습니다");
                }

                last = now;
                taken.Add(frame.Json.GetProperty("seq").GetString()!);
            }

            return AnswerAsync(session, frame);
        });
        await using var kiwoom = server.CreateClient();
        var streams = Enumerable.Range(1, 5).Select(i => kiwoom.ConditionSearch.Follow($"{i}").GetAsyncEnumerator()).ToList();
        foreach (var stream in streams)
        {
            await stream.TakeAsync<ConditionSnapshot>();
        }

        (await server.NextSessionAsync()).Reset();

        foreach (var stream in streams)
        {
            Assert.That((await stream.TakeAsync<ConditionSnapshot>()).GapBefore, Is.Not.Null);
        }

        Assert.That(taken, Has.Count.EqualTo(5));
    }

    [Test]
    public async Task Answer_about_another_condition_is_ignored()
    {
        await using var server = new SocketServer(async (session, frame) =>
        {
            if (frame.Name == "CNSRREQ")
            {
                await session.SendAsync("""{"trnm":"CNSRREQ","seq":"7  ","return_code":0,"data":[{"jmcode":"A999999"}]}""");
            }

            await AnswerAsync(session, frame);
        });
        await using var kiwoom = server.CreateClient();
        await using var messages = kiwoom.ConditionSearch.Follow("1").GetAsyncEnumerator();

        Assert.That((await messages.TakeAsync<ConditionSnapshot>()).Stocks, Is.EqualTo(new[] { (StockCode)"005930" }));
    }

    [Test]
    public async Task Late_answer_about_a_followed_condition_is_no_search()
    {
        await using var server = new SocketServer(async (session, frame) =>
        {
            if (frame.Name == "CNSRREQ" && frame.Json.GetProperty("search_type").GetString() == "0")
            {
                await session.SendAsync("""{"trnm":"CNSRREQ","seq":"1","return_code":0,"cont_yn":"N","next_key":"","data":[{"9001":"A999999"}]}""");
                await session.SendAsync("""{"trnm":"CNSRREQ","seq":"2  ","return_code":0,"cont_yn":"N","next_key":"","data":[{"9001":"A005930"}]}""");
                return;
            }

            await AnswerAsync(session, frame);
        });
        await using var kiwoom = server.CreateClient();
        await kiwoom.ConditionSearch.Follow("1").StartAsync().WaitAsync(Patience);

        var result = await kiwoom.ConditionSearch.SearchAsync("2").WaitAsync(Patience);

        Assert.That(result.Stocks.Select(stock => stock.StockCode), Is.EqualTo(new[] { (StockCode)"005930" }));
    }

    [Test]
    [Repeat(10)]
    public async Task Condition_that_is_never_answered_is_asked_once()
    {
        await using var server = new SocketServer((session, frame) => frame.Name == "CNSRREQ" ? Task.CompletedTask : AnswerAsync(session, frame));
        await using var kiwoom = server.CreateClient(options => options.Realtime.AnswerTimeout = TimeSpan.FromMilliseconds(500));
        await kiwoom.Realtime.StockTrades("005930").StartAsync().WaitAsync(Patience);
        var first = await server.NextSessionAsync();

        var e = (await Assert.ThrowsAsync<KiwoomTransportException>(() => kiwoom.ConditionSearch.Follow("1").StartAsync().WaitAsync(Patience)))!;
        var second = await server.NextRegistrationAsync();
        await second.SendAsync("""{"trnm":"PING"}""");
        await second.NextAsync("PING");

        Assert.That(e.ApiId, Is.EqualTo("ka10173"));
        Assert.That(first.Frames.Concat(second.Frames).Count(frame => frame.Name == "CNSRREQ"), Is.EqualTo(1));
    }

    [Test]
    public async Task Condition_that_was_left_before_its_answer_is_ended_after_it()
    {
        var asked = new TaskCompletionSource<SocketFrame>();
        await using var server = new SocketServer((session, frame) => frame.Name == "CNSRREQ" && asked.TrySetResult(frame) ? Task.CompletedTask : AnswerAsync(session, frame));
        await using var kiwoom = server.CreateClient();
        using var cancellation = new CancellationTokenSource();
        var starting = kiwoom.ConditionSearch.Follow("1").StartAsync(cancellation.Token);
        var session = await server.NextSessionAsync();
        var frame = await asked.Task.WaitAsync(Patience);

        await cancellation.CancelAsync();
        Assert.That(async () => await starting, Throws.InstanceOf<OperationCanceledException>());
        await AnswerAsync(session, frame);

        Assert.That((await session.NextAsync("CNSRCLR")).Json.GetProperty("seq").GetString(), Is.EqualTo("1"));
    }

    [Test]
    public async Task Removal_of_a_condition_that_comes_too_fast_is_repeated()
    {
        var refusals = 0;
        await using var server = new SocketServer((session, frame) => frame.Name == "CNSRCLR" && Interlocked.Increment(ref refusals) == 1
            ? session.RefuseAsync(frame, 105110, "초당 요청 건수를 초과하였습니다")
            : AnswerAsync(session, frame));
        await using var kiwoom = server.CreateClient();
        var stream = kiwoom.ConditionSearch.Follow("1");
        await stream.StartAsync().WaitAsync(Patience);
        await stream.DisposeAsync();

        var session = await server.NextSessionAsync();
        await session.NextAsync("CNSRCLR");
        await session.NextAsync("CNSRCLR");
    }

    private static Task AnswerAsync(SocketSession session, SocketFrame frame) => frame.Name switch
    {
        "CNSRLST" => session.SendAsync("""{"trnm":"CNSRLST","return_code":0,"return_msg":"","data":[["1","하나"]]}"""),
        "CNSRREQ" => session.SendAsync($$"""{"trnm":"CNSRREQ","seq":{{Text(frame.Json.GetProperty("seq"))}},"return_code":0,"data":[{"jmcode":"A005930"}]}"""),
        "CNSRCLR" => session.SendAsync($$"""{"trnm":"CNSRCLR","return_code":0,"return_msg":"","seq":{{Text(frame.Json.GetProperty("seq"))}}}"""),
        _ => session.AnswerAsync(frame),
    };

    private static string Text(JsonElement element) => element.GetRawText();
}
