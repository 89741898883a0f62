namespace Kiwoom.Tests.Authentication.Stores;

/// <summary>One process at a time asks for a token; one that dies or hangs does not stop the others.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable]
internal sealed class FileTokenLockTests : IDisposable
{
    private const string Key = "3f1c0c8a9b";

    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);

    private readonly ManualTimeProvider _clock = new(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(9)));
    private readonly CapturingLogger<FileTokenStore> _log = new();
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Test]
    public async Task Lock_is_given_when_its_holder_frees_it()
    {
        var held = await Open().LockAsync(Key, default);
        var waiting = Open().LockAsync(Key, default).AsTask();
        _clock.Advance(Step);
        Assert.That(waiting.IsCompleted, Is.False);

        await held.DisposeAsync();
        await _clock.AdvanceUntilAsync(waiting, Step);

        await AssertHeldAsync(await waiting);
    }

    [Test]
    public async Task Wait_ends_without_the_lock()
    {
        await using var held = await Open().LockAsync(Key, default);
        var start = _clock.GetUtcNow();
        var waiting = Open().LockAsync(Key, default).AsTask();
        await _clock.AdvanceUntilAsync(waiting, Step);

        await (await waiting).DisposeAsync();

        Assert.That(_clock.GetUtcNow() - start, Is.GreaterThanOrEqualTo(FileTokenStore.LongestLockWait));
        Assert.That(_log.Entries.Select(entry => entry.Event.Id), Is.EqualTo(Enumerable.Repeat(72, 1)));
    }

    [Test]
    public async Task Wait_is_cancelled()
    {
        await using var held = await Open().LockAsync(Key, default);
        using var cancellation = new CancellationTokenSource();
        var waiting = Open().LockAsync(Key, cancellation.Token).AsTask();
        await cancellation.CancelAsync();
        await Assert.CatchAsync<OperationCanceledException>(() => waiting);
    }

    [Test]
    public async Task Keys_have_locks_of_their_own()
    {
        await using var held = await Open().LockAsync(Key, default);
        await AssertHeldAsync(await Open().LockAsync(Key + "0", default));
    }

    [Test]
    public async Task Lock_of_another_process_holds_until_that_dies()
    {
        using var other = await OtherProcess.LockAsync(_directory.Root, Key);
        var waiting = Open().LockAsync(Key, default).AsTask();
        _clock.Advance(Step);
        Assert.That(waiting.IsCompleted, Is.False);

        await other.KillAsync();
        await _clock.AdvanceUntilAsync(waiting, Step);

        await AssertHeldAsync(await waiting);
    }

    [Test]
    public async Task Clients_that_start_at_once_ask_for_one_token()
    {
        var release = new TaskCompletionSource();
        var asked = new TaskCompletionSource();
        await using var server = LoopbackServer.Start(async (connection, request) =>
        {
            if (request.Path == "/oauth2/token")
            {
                asked.TrySetResult();
                await release.Task;
                await connection.SendAsync(TestBed.TokenAnswer());
            }
            else
            {
                await connection.SendAsync(HttpAnswer.Json("""{"return_code":0}"""));
            }
        });
        var clients = Enumerable.Range(0, 8).Select(_ =>
        {
            var options = TestBed.OptionsFor(server.Address);
            options.TokenStore = new FileTokenStore(_directory.Root);
            return new KiwoomClient(options);
        }).ToList();

        var calls = clients.ConvertAll(client => client.Account.GetAccountNumberAsync());
        await asked.Task.WhileAsync(Task.WhenAny(calls));
        release.SetResult();
        await Task.WhenAll(calls);
        clients.ForEach(client => client.Dispose());

        Assert.That(server.Requests.Count(request => request.Path == "/oauth2/token"), Is.EqualTo(1));
        Assert.That(server.Requests, Has.Count.EqualTo(9));
    }

    private FileTokenStore Open() => new(_directory.Root, _clock, _log);

    /// <summary>Who holds it keeps the next one waiting.</summary>
    private async Task AssertHeldAsync(IAsyncDisposable held)
    {
        Assert.That(_log.Entries, Is.Empty);
        using var cancellation = new CancellationTokenSource();
        await using (held)
        {
            var next = Open().LockAsync(Key, cancellation.Token).AsTask();
            await cancellation.CancelAsync();
            await Assert.CatchAsync<OperationCanceledException>(() => next);
        }
    }
}
