namespace Kiwoom.Tests.Authentication.Stores;

/// <summary>What holds for every store.</summary>
public abstract class TokenStoreTests
{
    protected const string Key = "3f1c0c8a9b";

    protected static readonly StoredToken First = new("First-token-0123456789", new DateTimeOffset(2124, 11, 7, 8, 37, 13, TimeSpan.FromHours(9)));

    protected static readonly StoredToken Second = new("Second-token-0123456789", new DateTimeOffset(2125, 1, 2, 3, 4, 5, 678, TimeSpan.Zero));

    /// <summary>The store of one test. Each call gives another object, as another process has, over the same tokens.</summary>
    protected abstract ITokenStore Open();

    [Test]
    public async Task There_is_no_token_before_one_is_written() => Assert.That(await Open().ReadAsync(Key, default), Is.Null);

    [Test]
    public async Task Token_is_read_as_it_was_written()
    {
        await Open().WriteAsync(Key, First, default);
        Assert.That(await Open().ReadAsync(Key, default), Is.EqualTo(First));
    }

    [Test]
    public async Task New_token_takes_the_old_ones_place()
    {
        await Open().WriteAsync(Key, First, default);
        await Open().WriteAsync(Key, Second, default);
        Assert.That(await Open().ReadAsync(Key, default), Is.EqualTo(Second));
    }

    [Test]
    public async Task Keys_are_apart()
    {
        await Open().WriteAsync(Key, First, default);
        await Open().WriteAsync(Key + "0", Second, default);
        await Open().RemoveAsync(Key + "0", Second, default);
        Assert.That(await Open().ReadAsync(Key, default), Is.EqualTo(First));
        Assert.That(await Open().ReadAsync(Key + "0", default), Is.Null);
    }

    [Test]
    public async Task Removed_token_is_gone()
    {
        await Open().WriteAsync(Key, First, default);

        // The end is the server's; who removes a token may know another.
        await Open().RemoveAsync(Key, First with { ExpiresAt = First.ExpiresAt.AddHours(-1) }, default);
        Assert.That(await Open().ReadAsync(Key, default), Is.Null);
    }

    [Test]
    public async Task Another_token_is_not_removed()
    {
        await Open().WriteAsync(Key, Second, default);
        await Open().RemoveAsync(Key, First, default);
        Assert.That(await Open().ReadAsync(Key, default), Is.EqualTo(Second));
    }

    [Test]
    public async Task Removing_what_is_not_there_is_no_error()
    {
        await Open().RemoveAsync(Key, First, default);
        Assert.That(await Open().ReadAsync(Key, default), Is.Null);
    }

    [Test]
    public async Task Lock_is_given_and_given_again()
    {
        await (await Open().LockAsync(Key, default)).DisposeAsync();
        await (await Open().LockAsync(Key, default)).DisposeAsync();
    }

    [Test]
    public void Keys_and_tokens_are_needed()
    {
        Assert.That(async () => await Open().ReadAsync("", default), Throws.ArgumentException);
        Assert.That(async () => await Open().ReadAsync(null!, default), Throws.ArgumentNullException);
        Assert.That(async () => await Open().WriteAsync(Key, null!, default), Throws.ArgumentNullException);
        Assert.That(async () => await Open().RemoveAsync(Key, null!, default), Throws.ArgumentNullException);
    }

    [Test]
    public async Task Clients_that_share_a_store_ask_for_one_token()
    {
        await using var server = LoopbackServer.Start(request =>
            request.Path == "/oauth2/token" ? TestBed.TokenAnswer() : HttpAnswer.Json("""{"return_code":0}"""));
        await using (var bed = TestBed.On(server, options => options.TokenStore = Open()))
        {
            await bed.Client.Account.GetAccountNumberAsync();
            var options = TestBed.OptionsFor(server.Address);
            options.TokenStore = Open();
            await using var other = new KiwoomClient(options);
            await other.Account.GetAccountNumberAsync();

            Assert.That(bed.TokenRequests, Has.Count.EqualTo(1));
            Assert.That(bed.Calls.Select(call => call["authorization"]), Is.EqualTo(Enumerable.Repeat("Bearer " + TestBed.Token, 2)));
        }
    }

    [Test]
    public async Task Revoked_token_leaves_the_store()
    {
        await using var server = LoopbackServer.Start(request =>
            request.Path == "/oauth2/token" ? TestBed.TokenAnswer() : HttpAnswer.Json("""{"return_code":0}"""));
        await using var bed = TestBed.On(server, options => options.TokenStore = Open());
        await bed.Client.Account.GetAccountNumberAsync();
        await bed.Client.RevokeTokenAsync();

        var options = TestBed.OptionsFor(server.Address);
        options.TokenStore = Open();
        await using var other = new KiwoomClient(options);
        await other.Account.GetAccountNumberAsync();

        Assert.That(bed.TokenRequests, Has.Count.EqualTo(2));
    }
}
