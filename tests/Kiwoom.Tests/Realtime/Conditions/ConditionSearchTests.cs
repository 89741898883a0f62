using System.Text.Json;

namespace Kiwoom.Tests.Realtime.Conditions;

/// <summary>The list and a search that is run once.</summary>
[Parallelizable]
internal sealed class ConditionSearchTests
{
    [Test]
    public async Task Search_asks_for_the_list_first_and_once_a_connection()
    {
        await using var bed = await ConditionBed.StartAsync();

        await Task.WhenAll(Enumerable.Range(0, 5).Select(number => bed.Search.SearchAsync($"{number}")));
        Assert.That(bed.Sent, Is.EqualTo("CNSRLST CNSRREQ CNSRREQ CNSRREQ CNSRREQ CNSRREQ"));

        await bed.Search.GetConditionsAsync();
        await bed.Search.SearchAsync("0");
        Assert.That(bed.Sent, Does.EndWith(" CNSRLST CNSRREQ"));
    }

    [Test]
    public async Task List_that_the_caller_asked_for_is_not_asked_for_again()
    {
        await using var bed = await ConditionBed.StartAsync();

        var list = await bed.Search.GetConditionsAsync();
        await bed.Search.SearchAsync(list.Conditions[^1].ConditionNumber);

        Assert.That(bed.Sent, Is.EqualTo("CNSRLST CNSRREQ"));
    }

    [Test]
    public async Task Concurrent_searches_get_their_own_answers()
    {
        await using var bed = await ConditionBed.StartAsync();

        var results = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => bed.Search.SearchAsync($"{i % 5}")));

        Assert.That(results.Select(result => result.ConditionNumber), Is.EqualTo(Enumerable.Range(0, 50).Select(i => $"{i % 5}")));
    }

    [Test]
    public async Task Page_has_its_continuation_and_enumeration_has_all_pages()
    {
        await using var bed = await ConditionBed.StartAsync();

        var first = await bed.Search.SearchAsync("2");
        var second = await bed.Search.SearchAsync("2", first.Continuation);
        var all = await bed.Search.EnumerateSearchAsync("2").ToListAsync();

        Assert.That(first.Continuation, Is.EqualTo(new Continuation("ka10172", first.NextKey)));
        Assert.That(all, Has.Count.EqualTo(10));
        Assert.That(all.Take(8), Is.EqualTo(first.Stocks.Concat(second.Stocks)).UsingPropertiesComparer());
        Assert.That(all.Select(stock => stock.StockCode), Is.Unique);
    }

    [Test]
    public async Task Key_that_comes_twice_ends_the_enumeration()
    {
        await using var server = new ConditionServer(frame => [Answer(frame, ""","seq":"0","cont_yn":"Y","next_key":"1","data":[]""")]);
        await using var kiwoom = ConditionBed.CreateClient(server.Address);

        Assert.That(
            async () => await kiwoom.ConditionSearch.EnumerateSearchAsync("0").ToListAsync(),
            Throws.TypeOf<KiwoomProtocolException>().With.Message.Contains("twice"));
    }

    [Test]
    public async Task Page_that_is_announced_without_a_key_is_an_error()
    {
        await using var server = new ConditionServer(frame => [Answer(frame, ""","cont_yn":"Y","next_key":"","data":[]""")]);
        await using var kiwoom = ConditionBed.CreateClient(server.Address);

        Assert.That(() => kiwoom.ConditionSearch.SearchAsync("0"), Throws.TypeOf<KiwoomProtocolException>().With.Property("ApiId").EqualTo("ka10172"));
    }

    [Test]
    public async Task Refusal_is_the_callers_who_asked_and_nobody_elses()
    {
        await using var bed = await ConditionBed.StartAsync();

        var refused = bed.Search.SearchAsync("99");
        var taken = bed.Search.SearchAsync("0");

        Assert.That(() => refused, Throws.InstanceOf<KiwoomApiException>().With.Property("ApiId").EqualTo("ka10172").And.Property("ReturnCode").EqualTo(20));
        Assert.That((await taken).Stocks, Is.Not.Empty);
    }

    [TestCase(5, "허용된 요청 개수를 초과하였습니다[1700:허용된 요청 개수를 초과하였습니다]", typeof(KiwoomRateLimitException))]
    [TestCase(2, "[1517:입력 값 형식이 올바르지 않습니다]", typeof(KiwoomInvalidRequestException))]
    [TestCase(99, "?", typeof(KiwoomServerException))]
    public async Task Refusal_is_of_its_kind(int code, string message, Type kind)
    {
        await using var server = new ConditionServer(frame =>
            [ConditionServer.Trnm(frame) == "CNSRLST" ? Answer(frame, "") : $$"""{"trnm":"CNSRREQ","return_code":{{code}},"return_msg":"{{message}}"}"""]);
        await using var kiwoom = ConditionBed.CreateClient(server.Address);

        Assert.That(() => kiwoom.ConditionSearch.SearchAsync("0"), Throws.InstanceOf(kind));
    }

    [TestCase("")]
    [TestCase("1234")]
    public async Task Number_that_cannot_be_is_refused_before_anything_is_sent(string number)
    {
        await using var bed = await ConditionBed.StartAsync();

        Assert.That(() => bed.Search.SearchAsync(number), Throws.TypeOf<KiwoomRequestException>());
        Assert.That(() => bed.Search.Follow(number), Throws.TypeOf<KiwoomRequestException>());
        Assert.That(bed.Simulator.Realtime.Sessions, Is.Empty);
    }

    [Test]
    public async Task Continuation_of_another_endpoint_is_refused()
    {
        await using var bed = await ConditionBed.StartAsync();

        Assert.That(() => bed.Search.SearchAsync("0", new Continuation("ka10081", "1")), Throws.TypeOf<KiwoomRequestException>());
    }

    [Test]
    public async Task Missing_answer_is_a_transport_error_and_the_next_search_works()
    {
        var isSilent = true;
        await using var server = new ConditionServer(frame =>
            ConditionServer.Trnm(frame) == "CNSRREQ" && Interlocked.Exchange(ref isSilent, false) ? [] : [Answer(frame, ""","data":[]""")]);
        await using var kiwoom = ConditionBed.CreateClient(server.Address, options => options.AnswerTimeout = TimeSpan.FromSeconds(1));

        Assert.That(
            () => kiwoom.ConditionSearch.SearchAsync("0"), Throws.TypeOf<KiwoomTransportException>().With.Property("ApiId").EqualTo("ka10172"));
        Assert.That((await kiwoom.ConditionSearch.SearchAsync("0")).Stocks, Is.Empty);
    }

    [Test]
    public async Task Cancelled_search_without_an_answer_does_not_block_the_next_one()
    {
        var isSilent = true;
        await using var server = new ConditionServer(frame =>
            ConditionServer.Trnm(frame) == "CNSRREQ" && Interlocked.Exchange(ref isSilent, false) ? [] : [Answer(frame, ""","data":[]""")]);
        await using var kiwoom = ConditionBed.CreateClient(server.Address, options => options.AnswerTimeout = TimeSpan.FromSeconds(1));
        using var cancellation = new CancellationTokenSource();
        var first = kiwoom.ConditionSearch.SearchAsync("0", cancellationToken: cancellation.Token);
        await server.NextFrameAsync();
        await server.NextFrameAsync();
        var second = kiwoom.ConditionSearch.SearchAsync("0");
        await cancellation.CancelAsync();

        Assert.That(() => first, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(() => second.WaitAsync(StreamReading.Patience), Throws.TypeOf<KiwoomTransportException>());
        Assert.That((await kiwoom.ConditionSearch.SearchAsync("0")).Stocks, Is.Empty);
    }

    [Test]
    public async Task Server_that_is_not_there_is_a_transport_error()
    {
        await using var bed = await ConditionBed.StartAsync();
        bed.Simulator.Realtime.RefuseConnections(1);

        Assert.That(() => bed.Search.GetConditionsAsync(), Throws.TypeOf<KiwoomTransportException>());
        Assert.That((await bed.Search.GetConditionsAsync()).Conditions, Has.Count.EqualTo(5));
    }

    [Test]
    public async Task Client_that_is_disposed_searches_no_more()
    {
        await using var bed = await ConditionBed.StartAsync();
        await bed.Client.DisposeAsync();

        Assert.That(() => bed.Search.GetConditionsAsync(), Throws.TypeOf<ObjectDisposedException>());
    }

    private static string Answer(JsonElement frame, string members) => $$"""{"trnm":"{{ConditionServer.Trnm(frame)}}","return_code":0,"return_msg":""{{members}}}""";
}
