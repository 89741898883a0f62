namespace Kiwoom.Tests.Realtime.Conditions;

/// <summary>How searches and lists share the connection's pace with registrations.</summary>
[Parallelizable]
internal sealed class SearchPaceTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Test]
    public async Task Searches_at_once_keep_the_servers_pace()
    {
        const int PerSecond = 5;
        await using var bed = new PaceBed(options => options.Realtime.RegistrationsPerSecond = PerSecond);
        await bed.Search.GetConditionsAsync().WaitAsync(Patience);

        await bed.RunAsync(Task.WhenAll(Enumerable.Range(0, 10).Select(i => bed.Search.SearchAsync($"{i}"))));

        var times = bed.TimesOf("CNSRLST", "CNSRREQ");
        Assert.That(times, Has.Count.EqualTo(11));
        Assert.That(times.Zip(times.Skip(PerSecond), (one, later) => later - one), Is.All.GreaterThanOrEqualTo(TimeSpan.FromSeconds(1)));
        Assert.That(bed.Frames.Skip(1).Select(PaceBed.Sequence), Is.EqualTo(Enumerable.Range(0, 10).Select(i => $"{i}")), "first come, first served");
    }

    [Test]
    public async Task Pages_of_a_search_keep_the_servers_pace()
    {
        await using var bed = new PaceBed(options => options.Realtime.RegistrationsPerSecond = 2) { Pages = 4 };

        await bed.RunAsync(bed.Search.EnumerateSearchAsync("1").ToListAsync());

        var times = bed.TimesOf("CNSRLST", "CNSRREQ");
        Assert.That(times, Has.Count.EqualTo(5));
        Assert.That(times.Zip(times.Skip(2), (one, later) => later - one), Is.All.GreaterThanOrEqualTo(TimeSpan.FromSeconds(1)));
    }

    [Test]
    public async Task Registrations_and_searches_share_the_pace()
    {
        await using var bed = new PaceBed(options => options.Realtime.RegistrationsPerSecond = 2);
        await bed.Search.SearchAsync("1").WaitAsync(Patience);

        var registering = bed.Client.Realtime.StockTrades("005930").StartAsync();
        await bed.LetPassAsync();
        Assert.That(bed.Names, Is.EqualTo("CNSRLST CNSRREQ"));
        await bed.RunAsync(registering);
        await bed.Client.Realtime.StockTrades("000660").StartAsync().WaitAsync(Patience);

        var searching = bed.Search.SearchAsync("2");
        await bed.LetPassAsync();
        Assert.That(bed.Names, Is.EqualTo("CNSRLST CNSRREQ REG REG"));
        await bed.RunAsync(searching);
    }

    [Test]
    public async Task Refused_search_holds_registrations_back()
    {
        await using var bed = new PaceBed { Refuses = (frame, count) => frame.Name == "CNSRREQ" && count == 1 };
        var searching = bed.Search.SearchAsync("1");
        await bed.WaitForRefusalAsync();

        var registering = bed.Client.Realtime.StockTrades("005930").StartAsync();
        await bed.LetPassAsync();
        Assert.That(bed.Names, Is.EqualTo("CNSRLST CNSRREQ"));

        await bed.RunAsync(Task.WhenAll(searching, registering));
    }

    [Test]
    public async Task Refused_registration_holds_searches_back()
    {
        await using var bed = new PaceBed { Refuses = (frame, count) => frame.Name == "REG" && count == 1 };
        var registering = bed.Client.Realtime.StockTrades("005930").StartAsync();
        await bed.WaitForRefusalAsync();

        var searching = bed.Search.SearchAsync("1");
        await bed.LetPassAsync();
        Assert.That(bed.Names, Is.EqualTo("REG"));

        await bed.RunAsync(Task.WhenAll(searching, registering));
    }

    [Test]
    public async Task Registrations_do_not_wait_behind_many_searches_nor_these_behind_them()
    {
        await using var bed = new PaceBed(options => options.Realtime.RegistrationsPerSecond = 2);
        await bed.Search.SearchAsync("0").WaitAsync(Patience);
        var searches = Enumerable.Range(0, 20).Select(_ => bed.Search.SearchAsync("1")).ToList();

        var starting = Task.WhenAll(
            bed.Client.ConditionSearch.Follow("2").StartAsync(), bed.Client.Realtime.StockTrades("005930").StartAsync(), bed.Client.ConditionSearch.Follow("3").StartAsync());
        await bed.RunAsync(starting);
        Assert.That(searches.Count(search => search.IsCompleted), Is.InRange(1, 6));
        await bed.RunAsync(Task.WhenAll(searches));
    }

    [Test]
    public async Task Search_that_is_cancelled_while_it_waits_is_not_sent_and_leaves_its_turn_to_the_next()
    {
        await using var bed = new PaceBed(options => options.Realtime.RegistrationsPerSecond = 2);
        await bed.Search.SearchAsync("1").WaitAsync(Patience);
        using var cancellation = new CancellationTokenSource();
        var cancelled = bed.Search.SearchAsync("2", cancellationToken: cancellation.Token);
        var next = bed.Search.SearchAsync("3");

        await cancellation.CancelAsync();
        Assert.That(() => cancelled.WaitAsync(Patience), Throws.InstanceOf<OperationCanceledException>().With.Property("CancellationToken").EqualTo(cancellation.Token));
        await bed.RunAsync(next);

        Assert.That(bed.Frames.Skip(1).Select(PaceBed.Sequence), Is.EqualTo(new[] { "1", "3" }));
    }

    [Test]
    public async Task List_that_nobody_waits_for_any_more_is_not_sent()
    {
        await using var bed = new PaceBed(options => options.Realtime.RegistrationsPerSecond = 1);
        await bed.Client.Realtime.StockTrades("005930").StartAsync().WaitAsync(Patience);
        using var cancellation = new CancellationTokenSource();
        var cancelled = Enumerable.Range(0, 2).Select(i => bed.Search.SearchAsync($"{i}", cancellationToken: cancellation.Token)).ToList();

        await cancellation.CancelAsync();
        Assert.That(() => Task.WhenAll(cancelled).WaitAsync(Patience), Throws.InstanceOf<OperationCanceledException>());
        await bed.RunAsync(bed.Client.Realtime.StockTrades("000660").StartAsync());
        Assert.That(bed.Names, Is.EqualTo("REG REG"));

        await bed.RunAsync(bed.Search.SearchAsync("3"));
        Assert.That(bed.Names, Is.EqualTo("REG REG CNSRLST CNSRREQ"));
    }

    [Test]
    public async Task List_that_one_of_two_searches_waits_for_is_sent()
    {
        await using var bed = new PaceBed(options => options.Realtime.RegistrationsPerSecond = 1);
        await bed.Client.Realtime.StockTrades("005930").StartAsync().WaitAsync(Patience);
        using var cancellation = new CancellationTokenSource();
        var cancelled = bed.Search.SearchAsync("1", cancellationToken: cancellation.Token);
        var other = bed.Search.SearchAsync("2");

        await cancellation.CancelAsync();
        Assert.That(() => cancelled.WaitAsync(Patience), Throws.InstanceOf<OperationCanceledException>());
        await bed.RunAsync(other);

        Assert.That(bed.Names, Is.EqualTo("REG CNSRLST CNSRREQ"));
    }

    [Test]
    public async Task End_of_the_connection_ends_the_waits_for_a_turn_and_the_clock_need_not_move()
    {
        await using var bed = new PaceBed(options => options.Realtime.RegistrationsPerSecond = 2);
        await bed.Search.SearchAsync("1").WaitAsync(Patience);
        var waiting = new Task[] { bed.Search.SearchAsync("2"), bed.Search.SearchAsync("3"), bed.Search.GetConditionsAsync() };

        bed.Session.Reset();

        foreach (var wait in waiting)
        {
            Assert.That(() => wait.WaitAsync(Patience), Throws.TypeOf<KiwoomTransportException>());
        }

        Assert.That(bed.Names, Is.EqualTo("CNSRLST CNSRREQ"));
    }

    [Test]
    public async Task End_of_the_client_ends_the_pause_after_a_refusal()
    {
        await using var bed = new PaceBed { Refuses = (frame, _) => frame.Name == "CNSRREQ" };
        var waiting = bed.Search.SearchAsync("1");
        await bed.WaitForRefusalAsync();

        await bed.Client.DisposeAsync();

        Assert.That(() => waiting.WaitAsync(Patience), Throws.InstanceOf<KiwoomTransportException>().Or.InstanceOf<ObjectDisposedException>());
        Assert.That(bed.Clock.ArmedTimerCount, Is.Zero);
    }

    [Test]
    public async Task Heartbeats_are_not_paced()
    {
        await using var bed = new PaceBed(options => options.Realtime.RegistrationsPerSecond = 2);
        await bed.Search.SearchAsync("1").WaitAsync(Patience);
        var waiting = bed.Search.SearchAsync("2");

        for (var i = 0; i < 10; i++)
        {
            await bed.LetPassAsync();
        }

        Assert.That(bed.Names, Is.EqualTo("CNSRLST CNSRREQ"));
        await bed.RunAsync(waiting);
    }
}
