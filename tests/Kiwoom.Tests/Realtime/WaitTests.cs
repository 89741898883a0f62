namespace Kiwoom.Tests.Realtime;

/// <summary>Every wait ends: with what it waits for, or with the end of its stream.</summary>
[Parallelizable]
internal sealed class WaitTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Test]
    public async Task Enumeration_ends_when_the_stream_is_disposed_while_it_begins()
    {
        await using var server = new SocketServer(Mute("REG"));
        await using var kiwoom = server.CreateClient();
        var stream = kiwoom.Realtime.StockTrades("005930");
        await using var trades = stream.GetAsyncEnumerator();
        var first = trades.MoveNextAsync().AsTask();
        await server.NextRegistrationAsync();

        await stream.DisposeAsync();

        Assert.That(await first.WaitAsync(Patience), Is.False, "as if there were no more messages");
    }

    [Test]
    public async Task Start_and_addition_are_cancelled_when_the_stream_is_disposed([Values] bool isStarted)
    {
        var answers = isStarted;
        await using var server = new SocketServer((session, frame) => frame.Name == "REG" && !answers ? Task.CompletedTask : session.AnswerAsync(frame));
        await using var kiwoom = server.CreateClient();
        var stream = kiwoom.Realtime.StockTrades("005930");
        var starting = stream.StartAsync();
        var session = await server.NextRegistrationAsync();
        if (isStarted)
        {
            await starting;
            answers = false;
        }

        var adding = stream.AddAsync(["000660"]);
        await stream.DisposeAsync();

        Assert.That(async () => await adding.WaitAsync(Patience), Throws.InstanceOf<OperationCanceledException>());
        if (!isStarted)
        {
            Assert.That(async () => await starting.WaitAsync(Patience), Throws.InstanceOf<OperationCanceledException>());
        }
    }

    [Test]
    public async Task Start_that_is_cancelled_leaves_another_one_of_the_same_stream_waiting()
    {
        var registered = new TaskCompletionSource<SocketFrame>();
        await using var server = new SocketServer((session, frame) => frame.Name == "REG" && registered.TrySetResult(frame) ? Task.CompletedTask : session.AnswerAsync(frame));
        await using var kiwoom = server.CreateClient();
        await using var stream = kiwoom.Realtime.StockTrades("005930");
        using var cancellation = new CancellationTokenSource();
        var (one, two) = (stream.StartAsync(cancellation.Token), stream.StartAsync());
        var session = await server.NextSessionAsync();
        var frame = await registered.Task.WaitAsync(Patience);

        await cancellation.CancelAsync();
        Assert.That(async () => await one.WaitAsync(Patience), Throws.InstanceOf<OperationCanceledException>());
        await session.AnswerAsync(frame);
        await two.WaitAsync(Patience);

        await using var trades = stream.GetAsyncEnumerator();
        await session.SendTradeAsync("005930", 7);
        Assert.That((await trades.NextAsync()).AccumulatedVolume, Is.EqualTo(7));
    }

    [Test]
    public async Task Last_start_that_is_cancelled_takes_the_registration_with_it()
    {
        var registered = new TaskCompletionSource<SocketFrame>();
        await using var server = new SocketServer((session, frame) => frame.Name == "REG" && registered.TrySetResult(frame) ? Task.CompletedTask : session.AnswerAsync(frame));
        await using var kiwoom = server.CreateClient();
        await using var stream = kiwoom.Realtime.StockTrades("005930");
        using var cancellation = new CancellationTokenSource();
        Task[] starting = [stream.StartAsync(cancellation.Token), stream.StartAsync(cancellation.Token)];
        var session = await server.NextSessionAsync();
        var frame = await registered.Task.WaitAsync(Patience);

        await cancellation.CancelAsync();
        foreach (var start in starting)
        {
            Assert.That(async () => await start.WaitAsync(Patience), Throws.InstanceOf<OperationCanceledException>());
        }

        await session.AnswerAsync(frame);
        Assert.That((await session.NextAsync("REMOVE")).Entries, Is.EqualTo(new[] { "0B 005930" }));
    }

    [Test]
    public async Task Addition_ends_when_its_item_is_removed_meanwhile()
    {
        await using var held = await HeldRegistration.StartAsync();

        var adding = held.Stream.AddAsync(["000660"]);
        var frame = await held.Session.NextAsync("REG");
        held.Stream.Remove(["000660"]);

        Assert.That(async () => await adding.WaitAsync(Patience), Throws.InstanceOf<OperationCanceledException>());
        await held.ReleaseAsync(frame);
        Assert.That((await held.Session.NextAsync("REMOVE")).Entries, Is.EqualTo(new[] { "0B 000660" }));
    }

    [Test]
    public async Task Addition_of_several_items_goes_on_for_those_that_are_not_removed()
    {
        await using var held = await HeldRegistration.StartAsync();

        var adding = held.Stream.AddAsync(["000660", "035720"]);
        var frame = await held.Session.NextAsync("REG");
        held.Stream.Remove(["000660"]);
        await held.ReleaseAsync(frame);

        await adding.WaitAsync(Patience);
    }

    [Test]
    public async Task Two_additions_of_an_item_wait_for_the_same_registration()
    {
        await using var held = await HeldRegistration.StartAsync();

        var one = held.Stream.AddAsync(["000660"]);
        var two = held.Stream.AddAsync(["000660"]);
        var frame = await held.Session.NextAsync("REG");
        Assert.That((one.IsCompleted, two.IsCompleted), Is.EqualTo((false, false)));
        await held.Session.AnswerAsync(frame);

        await Task.WhenAll(one, two).WaitAsync(Patience);
        Assert.That(held.Session.Frames.Count(sent => sent.Name == "REG"), Is.EqualTo(2));
    }

    [Test]
    public async Task Addition_that_is_cancelled_leaves_the_item_to_another_one()
    {
        await using var held = await HeldRegistration.StartAsync();
        using var cancellation = new CancellationTokenSource();

        var one = held.Stream.AddAsync(["000660"], cancellation.Token);
        var two = held.Stream.AddAsync(["000660"]);
        var frame = await held.Session.NextAsync("REG");
        await cancellation.CancelAsync();
        Assert.That(async () => await one.WaitAsync(Patience), Throws.InstanceOf<OperationCanceledException>());
        await held.Session.AnswerAsync(frame);
        await two.WaitAsync(Patience);

        await using var trades = held.Stream.GetAsyncEnumerator();
        await held.Session.SendTradeAsync("000660", 5);
        Assert.That((await trades.NextAsync()).Item, Is.EqualTo("000660"));
    }

    [Test]
    public async Task Item_that_two_threads_add_and_remove_at_once_leaves_nobody_waiting()
    {
        await using var server = new SocketServer();
        await using var kiwoom = server.CreateClient();
        await using var stream = kiwoom.Realtime.StockTrades("005930");
        await stream.StartAsync();

        for (var round = 0; round < 200; round++)
        {
            var adding = Task.Run(() => stream.AddAsync(["000660"]));
            var removing = Task.Run(() => stream.Remove(["000660"]));
            await removing.WaitAsync(Patience);
            await adding.WaitAsync(Patience).ContinueWith(_ => { }, TaskScheduler.Default);
            Assert.That(adding.IsCompletedSuccessfully || adding.IsCanceled, Is.True, $"{adding.Status} {adding.Exception}");
        }
    }

    [Test]
    public async Task Stream_whose_items_were_all_removed_takes_new_ones()
    {
        await using var server = new SocketServer();
        await using var kiwoom = server.CreateClient();
        await using var stream = kiwoom.Realtime.StockTrades("005930");
        await stream.StartAsync();
        stream.Remove(["005930"]);

        await stream.AddAsync(["000660"]);

        var session = await server.NextSessionAsync();
        Assert.That((await session.NextAsync("REMOVE")).Entries, Is.EqualTo(new[] { "0B 005930" }));
        Assert.That((await session.NextAsync("REG")).Entries, Is.EqualTo(new[] { "0B 000660" }));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Stream_whose_items_were_all_removed_ends_with_the_client_and_with_the_session(bool isDisposed)
    {
        await using var server = new SocketServer();
        var kiwoom = server.CreateClient();
        var stream = kiwoom.Realtime.StockTrades("005930");
        await using var trades = stream.GetAsyncEnumerator();
        var first = trades.MoveNextAsync().AsTask();
        var session = await server.NextRegistrationAsync();
        await kiwoom.Realtime.StockTrades("000660").StartAsync();
        stream.Remove(["005930"]);

        if (isDisposed)
        {
            await kiwoom.DisposeAsync();
            Assert.That(async () => await first.WaitAsync(Patience), Throws.TypeOf<ObjectDisposedException>());
        }
        else
        {
            await session.SendAsync("""{"trnm":"SYSTEM","code":"R10001","message":"x"}""");
            Assert.That(async () => await first.WaitAsync(Patience), Throws.TypeOf<KiwoomSessionReplacedException>());
            kiwoom.Dispose();
        }
    }

    private static Func<SocketSession, SocketFrame, Task> Mute(string name) =>
        (session, frame) => frame.Name == name ? Task.CompletedTask : session.AnswerAsync(frame);
}
