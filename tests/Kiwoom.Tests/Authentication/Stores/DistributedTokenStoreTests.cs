using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace Kiwoom.Tests.Authentication.Stores;

[TestFixture]
internal sealed class DistributedTokenStoreTests : TokenStoreTests
{
    private MemoryDistributedCache _cache = null!;

    [SetUp]
    public void MakeCache() => _cache = new MemoryDistributedCache(Options.Create(new MemoryDistributedCacheOptions()));

    protected override ITokenStore Open() => new DistributedTokenStore(_cache);

    [Test]
    public async Task Entry_has_the_prefix()
    {
        await new DistributedTokenStore(_cache, "mine:").WriteAsync(Key, First, default);
        Assert.That(await _cache.GetAsync("mine:" + Key), Is.Not.Null);
        Assert.That(await Open().ReadAsync(Key, default), Is.Null);
    }

    [Test]
    public async Task Damaged_entry_is_no_token([Values("", "{", "null", "Planted-token")] string contents)
    {
        await _cache.SetStringAsync("kiwoom:token:" + Key, contents);
        Assert.That(await Open().ReadAsync(Key, default), Is.Null);
    }

    [Test]
    public async Task Token_that_has_ended_by_a_clock_that_may_be_wrong_is_kept_for_a_while()
    {
        var ended = Second with { ExpiresAt = DateTimeOffset.UtcNow.AddDays(-2) };
        await Open().WriteAsync(Key, First, default);
        await Open().WriteAsync(Key, ended, default);
        Assert.That((await Open().ReadAsync(Key, default))?.Value, Is.EqualTo(ended.Value));
    }

    [Test]
    public void Cache_and_prefix_are_needed()
    {
        Assert.That(() => new DistributedTokenStore(null!), Throws.ArgumentNullException);
        Assert.That(() => new DistributedTokenStore(_cache, null!), Throws.ArgumentNullException);
    }
}
