namespace Kiwoom.Tests.Http;

/// <summary>Enumerations walk all pages, and no more than are consumed.</summary>
internal sealed class EnumerationTests
{
    private static readonly DateOnly Day = new(2025, 9, 8);

    [Test]
    public async Task Rows_of_all_pages_come_in_order()
    {
        await using var bed = TestBed.Answering(request => ThreePages(request));

        var closes = await CloseAsync(bed.Client.Charts.EnumerateDailyCandlesAsync("005930", Day, true));

        Assert.That(closes, Is.EqualTo(new decimal?[] { 11, 12, 21, 22, 31, 32 }.AsEnumerable()));
        Assert.That(string.Join(" ", bed.Calls.Select(call => call["next-key"] ?? "-")), Is.EqualTo("- 005930-2 005930-3"));
        Assert.That(bed.Calls.Select(call => call.Text).Distinct().Count(), Is.EqualTo(1), "each page is asked for with the same body");
    }

    [Test]
    public async Task Page_is_asked_for_when_the_one_before_it_has_been_consumed()
    {
        await using var bed = TestBed.Answering(request => ThreePages(request));
        await using var rows = bed.Client.Charts.EnumerateDailyCandlesAsync("005930", Day, true).GetAsyncEnumerator();

        Assert.That(bed.Calls, Is.Empty, "nothing is asked for before the first row is wanted");
        var callsPerRow = new List<int>();
        while (await rows.MoveNextAsync())
        {
            callsPerRow.Add(bed.Calls.Count);
        }

        Assert.That(string.Join(" ", callsPerRow), Is.EqualTo("1 1 2 2 3 3"));
        Assert.That(bed.Calls, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task Consumer_who_stops_causes_no_more_requests()
    {
        await using var bed = TestBed.Answering(request => ThreePages(request));

        await foreach (var candle in bed.Client.Charts.EnumerateDailyCandlesAsync("005930", Day, true))
        {
            if (candle.ClosePrice == 12)
            {
                break;
            }
        }

        Assert.That(bed.Calls, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Empty_page_in_the_middle_does_not_end_it()
    {
        await using var bed = TestBed.Answering(request => request["next-key"] switch
        {
            null => Page([1]).WithNextPage("A"),
            "A" => Page([]).WithNextPage("B"),
            _ => Page([2]),
        });

        Assert.That(
            await CloseAsync(bed.Client.Charts.EnumerateDailyCandlesAsync("005930", Day, true)), Is.EqualTo(new decimal?[] { 1, 2 }.AsEnumerable()));
    }

    [Test]
    public async Task Repeated_key_ends_it_with_a_failure([Values(1, 2, 5)] int period)
    {
        var pages = 0;
        await using var bed = TestBed.Answering(_ => pages < 20 ? Page([1]).WithNextPage("K" + (pages++ % period)) : Page([]));

        var e = (await Assert.ThrowsAsync<KiwoomProtocolException>(() => CloseAsync(bed.Client.Charts.EnumerateDailyCandlesAsync("005930", Day, true))))!;

        Assert.That(e.Message, Is.EqualTo("ka10081: the server gave the same next-key twice: its pages would never end."));
        Assert.That(bed.Calls, Has.Count.EqualTo(period + 1));
    }

    [Test]
    public async Task Page_announced_without_a_key_is_a_failure_and_not_the_end()
    {
        await using var bed = TestBed.Answering(request =>
            request["next-key"] is null ? Page([1]).WithNextPage("A") : Page([2]).WithHeader("cont-yn", "Y"));
        var rows = new List<decimal?>();

        await Assert.ThrowsAsync<KiwoomProtocolException>(async () =>
        {
            await foreach (var candle in bed.Client.Charts.EnumerateDailyCandlesAsync("005930", Day, true))
            {
                rows.Add(candle.ClosePrice);
            }
        });

        Assert.That(rows, Is.EqualTo(new decimal?[] { 1 }.AsEnumerable()));
    }

    [Test]
    public async Task Failure_of_a_later_page_reaches_the_consumer_behind_the_rows_before_it()
    {
        await using var bed = TestBed.Answering(request =>
            request["next-key"] is null ? Page([1, 2]).WithNextPage("A") : HttpAnswer.Refusal(5, "[1700:초과]", 429));
        var rows = new List<decimal?>();

        await Assert.ThrowsAsync<KiwoomRateLimitException>(async () =>
        {
            await foreach (var candle in bed.Client.Charts.EnumerateDailyCandlesAsync("005930", Day, true))
            {
                rows.Add(candle.ClosePrice);
            }
        });

        Assert.That(rows, Is.EqualTo(new decimal?[] { 1, 2 }.AsEnumerable()));
    }

    [Test]
    public async Task Cancellation_reaches_the_request_for_a_later_page([Values] bool withCancellation)
    {
        using var cancellation = new CancellationTokenSource();
        var waiting = new TaskCompletionSource();
        await using var bed = TestBed.Scripted((connection, request) =>
        {
            if (request["next-key"] is null)
            {
                return connection.SendAsync(Page([1]).WithNextPage("A"));
            }

            waiting.SetResult();
            return connection.StaySilentAsync();
        });
        var rows = withCancellation
            ? bed.Client.Charts.EnumerateDailyCandlesAsync("005930", Day, true).WithCancellation(cancellation.Token).GetAsyncEnumerator()
            : bed.Client.Charts.EnumerateDailyCandlesAsync("005930", Day, true, cancellation.Token).ConfigureAwait(true).GetAsyncEnumerator();

        Assert.That(await rows.MoveNextAsync(), Is.True);
        var next = NextAsync();
        await waiting.Task.WhileAsync(next);
        await cancellation.CancelAsync();

        var e = (await Assert.CatchAsync<OperationCanceledException>(() => next))!;
        Assert.That(e.CancellationToken, Is.EqualTo(cancellation.Token));
        await rows.DisposeAsync();

        async Task<bool> NextAsync() => await rows.MoveNextAsync();
    }

    [Test]
    public async Task Two_enumerations_at_once_do_not_mix()
    {
        await using var bed = TestBed.Answering(request => ThreePages(request));
        await using var samsung = bed.Client.Charts.EnumerateDailyCandlesAsync("005930", Day, true).GetAsyncEnumerator();
        await using var hynix = bed.Client.Charts.EnumerateDailyCandlesAsync("000660", Day, true).GetAsyncEnumerator();
        var rows = new List<decimal?>();
        for (var row = 0; row < 6; row++)
        {
            Assert.That(await samsung.MoveNextAsync() && await hynix.MoveNextAsync(), Is.True);
            rows.AddRange([samsung.Current.ClosePrice, hynix.Current.ClosePrice]);
        }

        Assert.That(await samsung.MoveNextAsync() || await hynix.MoveNextAsync(), Is.False);
        Assert.That(rows, Is.EqualTo(new decimal?[] { 11, 11, 12, 12, 21, 21, 22, 22, 31, 31, 32, 32 }.AsEnumerable()));
        Assert.That(bed.Calls.All(call => call["next-key"]?.StartsWith(call.Element("stk_cd")!, StringComparison.Ordinal) ?? true), Is.True);
    }

    [Test]
    public async Task Enumeration_can_be_walked_again_from_its_beginning()
    {
        await using var bed = TestBed.Answering(request => ThreePages(request));
        var candles = bed.Client.Charts.EnumerateDailyCandlesAsync("005930", Day, true);

        Assert.That(await CloseAsync(candles), Is.EqualTo(await CloseAsync(candles)));
        Assert.That(bed.Calls, Has.Count.EqualTo(6));
    }

    private static HttpAnswer ThreePages(ReceivedRequest request)
    {
        var stock = request.Element("stk_cd");
        return request["next-key"] switch
        {
            null => Page([11, 12]).WithNextPage(stock + "-2"),
            var key when key.EndsWith('2') => Page([21, 22]).WithNextPage(stock + "-3"),
            _ => Page([31, 32]).WithHeader("cont-yn", "N").WithHeader("next-key", ""),
        };
    }

    private static HttpAnswer Page(int[] closes) => HttpAnswer.Json(
        $$"""{"stk_dt_pole_chart_qry":[{{string.Join(",", closes.Select(close => $$"""{"cur_prc":"{{close}}"}"""))}}],"return_code":0}""");

    private static async Task<List<decimal?>> CloseAsync(IAsyncEnumerable<DailyCandle> candles)
    {
        var closes = new List<decimal?>();
        await foreach (var candle in candles)
        {
            closes.Add(candle.ClosePrice);
        }

        return closes;
    }
}
