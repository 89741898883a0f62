using Kiwoom.Tests.Examples;

namespace Kiwoom.Tests.Authentication;

/// <summary>How a client uses its token store: before it asks, after it asked, and never at the cost of a call.</summary>
[Parallelizable]
internal sealed class TokenStoreUseTests
{
    private const string Dead = "[8005:Token이 유효하지 않습니다]";

    private static readonly HttpAnswer Done = HttpAnswer.Json("""{"return_code":0,"ord_no":"1"}""");

    [Test]
    public async Task Store_is_read_before_and_written_after_the_server_is_asked()
    {
        using var store = new ScriptedTokenStore();
        await using var bed = TestBed.Answering(Done, options => options.TokenStore = store);

        await bed.Client.SendAsync("kt10000");
        await bed.Client.SendAsync("ka00001");

        Assert.That(store.Steps, Is.EqualTo("read lock read write unlock"));
        Assert.That(store.Only!.Value, Is.EqualTo((Secret)TestBed.Token));
        Assert.That(store.Keys.Single(), Does.Match("^[0-9a-f]{64}$"));
    }

    [Test]
    public async Task Stores_fresh_token_is_used_without_a_request()
    {
        using var store = new ScriptedTokenStore { Given = Stored("Token-of-another-process") };
        await using var bed = TestBed.Answering(Done, options => options.TokenStore = store);

        await bed.Client.SendAsync("kt10000");

        Assert.That(bed.TokenRequests, Is.Empty);
        Assert.That(bed.Call["authorization"], Is.EqualTo("Bearer Token-of-another-process"));
        Assert.That(store.Steps, Is.EqualTo("read"));
    }

    [Test]
    public async Task Stores_ended_token_is_not_used([Values(-600, 60)] int secondsToItsEnd)
    {
        using var store = new ScriptedTokenStore { Given = new("Token-of-another-process", DateTimeOffset.UtcNow.AddSeconds(secondsToItsEnd)) };
        await using var bed = TestBed.Answering(Done, options => options.TokenStore = store);

        await bed.Client.SendAsync("kt10000");

        Assert.That(bed.Call["authorization"], Is.EqualTo("Bearer " + TestBed.Token));
    }

    [TestCase("Token with spaces")]
    [TestCase("Token\r\nX-Injected: 1")]
    [TestCase("Token\nX-Injected: 1")]
    [TestCase("Token\0")]
    [TestCase("토큰")]
    [TestCase("")]
    public async Task Stores_token_that_fits_into_no_header_is_not_used(string token)
    {
        using var store = new ScriptedTokenStore { Given = Stored(token) };
        await using var bed = TestBed.Answering(Done, options => options.TokenStore = store);

        await bed.Client.SendAsync("kt10000");

        Assert.That(bed.Call["authorization"], Is.EqualTo("Bearer " + TestBed.Token));
        Assert.That(bed.Call["X-Injected"], Is.Null);
    }

    [Test]
    public async Task Failing_store_costs_no_call(
        [Values("read", "write", "lock", "unlock", "read write lock unlock remove")] string failing, [Values] bool cancels)
    {
        using var store = new ScriptedTokenStore { Failure = () => cancels ? new OperationCanceledException("the store's own") : new IOException(TestBed.AppKey) };
        store.Failing.UnionWith(failing.Split(' '));
        await using var bed = TestBed.Answering(Done, options => options.TokenStore = store);

        await bed.Client.SendAsync("kt10000");
        await bed.Client.SendAsync("ka00001");

        Assert.That((bed.Calls.Count, bed.TokenRequests.Count), Is.EqualTo((2, 1)));
        var warnings = bed.Log.Entries.Where(entry => entry.Event.Id == 33).ToList();
        Assert.That(warnings, Is.Not.Empty);
        Assert.That(warnings.Select(entry => entry.Text), Has.All.Contains(cancels ? nameof(OperationCanceledException) : nameof(IOException)));
        Assert.That(warnings.Select(entry => entry.Text), Has.None.Contains(TestBed.AppKey));
    }

    [Test]
    public async Task Store_that_never_answers_costs_no_call_and_is_left_alone_for_a_while(
        [Values("read", "write", "lock", "unlock")] string stuck, [Values] bool blocks)
    {
        using var store = new StuckTokenStore { Stuck = stuck, Blocks = blocks };
        await using var bed = TestBed.Answering(Done, options => (options.TokenStore, options.Timeout) = (store, TimeSpan.FromSeconds(5)));

        await bed.Client.SendAsync("kt10000");
        await bed.Client.SendAsync("ka00001");
        await bed.Client.RevokeTokenAsync();
        await bed.Client.SendAsync("ka00001");

        Assert.That((bed.Calls.Count, bed.TokenRequests.Count), Is.EqualTo((4, 2)));
        Assert.That(store.Uses(stuck), stuck is "lock" or "unlock" ? Is.GreaterThan(0) : Is.EqualTo(1));
        Assert.That(bed.Log.Entries.Count(entry => entry.Event.Id == 33), Is.GreaterThan(0));
    }

    [Test]
    public async Task Lock_that_comes_too_late_is_given_back()
    {
        using var store = new StuckTokenStore { Stuck = "lock" };
        await using var bed = TestBed.Answering(Done, options => (options.TokenStore, options.Timeout) = (store, TimeSpan.FromSeconds(5)));
        await bed.Client.SendAsync("kt10000");

        store.Release();

        Assert.That(() => store.Uses("unlock"), Is.EqualTo(1).After(10_000, 10));
    }

    [TestCase(2 * 24 * 60, 24 * 60)]
    [TestCase(0, 4)]
    public async Task Clients_with_one_store_do_not_take_each_others_tokens_away(int minutesAhead, int tokenLife)
    {
        var now = DateTimeOffset.UtcNow;
        var clock = new ManualTimeProvider(now.AddMinutes(minutesAhead));
        var tokens = 0;
        await using var server = LoopbackServer.Start(request =>
            request.ApiId == "au10001" ? TestBed.TokenAnswer("Token-number-" + Interlocked.Increment(ref tokens), now.AddMinutes(tokenLife))
            : request["authorization"] != "Bearer Token-number-" + Volatile.Read(ref tokens) ? HttpAnswer.Refusal(3, Dead) : Done);
        using var store = new ScriptedTokenStore();
        await using var first = TestBed.On(server, Configure, clock);
        await using var second = TestBed.On(server, Configure, clock);

        // Ten minutes of calls.
        for (var call = 0; call < 300; call++)
        {
            await (call % 2 == 0 ? first : second).Client.SendAsync("ka00001");
            clock.Advance(TimeSpan.FromSeconds(2));
        }

        TestContext.Out.WriteLine($"{tokens} tokens in ten minutes of 300 calls");
        Assert.That(tokens, Is.InRange(5, 13), "one a minute, as one client alone asks for");

        void Configure(KiwoomOptions options) => (options.TokenStore, options.Retries) = (store, new());
    }

    [Test]
    public async Task Store_that_cannot_drop_a_token_does_not_keep_it_from_being_revoked()
    {
        using var store = new ScriptedTokenStore { Failing = { "remove" } };
        await using var bed = TestBed.Answering(Done, options => options.TokenStore = store);
        await bed.Client.SendAsync("ka00001");

        await bed.Client.RevokeTokenAsync();
        await bed.Client.SendAsync("ka00001");

        Assert.That(string.Join(' ', bed.Calls.Select(call => call.ApiId)), Is.EqualTo("ka00001 au10002 ka00001"));
        Assert.That(bed.TokenRequests, Has.Count.EqualTo(2), "the revoked token is still in the store and is not taken from it");
    }

    [Test]
    public async Task Revoked_token_leaves_the_store()
    {
        using var store = new ScriptedTokenStore();
        await using var bed = TestBed.Answering(Done, options => options.TokenStore = store);
        await bed.Client.SendAsync("ka00001");

        await bed.Client.RevokeTokenAsync();

        Assert.That(store.Only, Is.Null);
    }

    [Test]
    public async Task Stores_refused_token_is_not_used_again()
    {
        using var store = new ScriptedTokenStore { Given = Stored("Token-that-is-dead") };
        await using var bed = TestBed.Answering(
            request => request["authorization"] == "Bearer Token-that-is-dead" ? HttpAnswer.Refusal(3, Dead) : Done,
            options => (options.TokenStore, options.Retries) = (store, new()));

        await bed.Client.SendAsync("kt10000");
        await bed.Client.SendAsync("kt10000");

        Assert.That(bed.Calls.Select(call => call["authorization"]), Is.EqualTo(new[]
        {
            "Bearer Token-that-is-dead", "Bearer " + TestBed.Token, "Bearer " + TestBed.Token,
        }.AsEnumerable()));
        Assert.That(bed.TokenRequests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Clients_with_one_store_make_one_request_in_all_and_heal_each_other()
    {
        var tokens = 0;
        var dead = "";
        await using var server = LoopbackServer.Start(request =>
            request.ApiId == "au10001" ? TestBed.TokenAnswer("Token-number-" + Interlocked.Increment(ref tokens))
            : request["authorization"] == Volatile.Read(ref dead) ? HttpAnswer.Refusal(3, Dead) : Done);
        using var store = new ScriptedTokenStore();
        await using var first = TestBed.On(server, Configure);
        await using var second = TestBed.On(server, Configure);

        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => (i % 2 == 0 ? first : second).Client.SendAsync("ka00001")));
        Assert.That(tokens, Is.EqualTo(1));

        for (var death = 1; death <= 5; death++)
        {
            // Whoever sees it first asks; the other finds the answer in the store.
            Volatile.Write(ref dead, "Bearer Token-number-" + tokens);
            await Task.WhenAll(Enumerable.Range(0, 40).Select(i => (i % 2 == 0 ? first : second).Client.SendAsync("ka00001")));
            Assert.That(tokens, Is.EqualTo(death + 1));
        }

        void Configure(KiwoomOptions options) => (options.TokenStore, options.Retries) = (store, new());
    }

    private static StoredToken Stored(string token) => new(token, DateTimeOffset.UtcNow.AddDays(1));
}
