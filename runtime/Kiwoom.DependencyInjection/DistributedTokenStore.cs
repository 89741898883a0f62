using Microsoft.Extensions.Caching.Distributed;

namespace Kiwoom.Authentication;

/// <summary>
/// Keeps tokens in an <see cref="IDistributedCache"/>, for example Redis, so that processes on several machines share them. An entry
/// goes when its token ends.
/// </summary>
/// <remarks>
/// The cache sees the tokens as they are: who can read it can trade until they end. It knows no locks, so two processes that start at
/// the same moment may both ask the server; the one whose token dies takes the other's from the cache.
/// </remarks>
/// <param name="cache">The cache; it is not disposed.</param>
/// <param name="keyPrefix">What the entries' names begin with.</param>
/// <param name="timeProvider">The clock. By default the system's.</param>
public sealed class DistributedTokenStore(IDistributedCache cache, string keyPrefix = "kiwoom:token:", TimeProvider? timeProvider = null) : ITokenStore
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1);

    private readonly IDistributedCache _cache = cache ?? throw new ArgumentNullException(nameof(cache));
    private readonly string _keyPrefix = keyPrefix ?? throw new ArgumentNullException(nameof(keyPrefix));
    private readonly TimeProvider _clock = timeProvider ?? TimeProvider.System;

    /// <inheritdoc/>
    public async ValueTask<StoredToken?> ReadAsync(string key, CancellationToken cancellationToken)
    {
        var bytes = await _cache.GetAsync(NameOf(key), cancellationToken).ConfigureAwait(false);
        return bytes is null ? null : StoredToken.FromJson(bytes);
    }

    /// <summary>
    /// Keeps a token in the place of the one before. One that has ended by this machine's clock, which may be wrong, is kept for a
    /// minute: the server has given it just now.
    /// </summary>
    /// <inheritdoc/>
    public async ValueTask WriteAsync(string key, StoredToken token, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(token);

        // Caches refuse an end in the past.
        var options = token.ExpiresAt > _clock.GetUtcNow()
            ? new DistributedCacheEntryOptions { AbsoluteExpiration = token.ExpiresAt }
            : new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = Shortest };
        await _cache.SetAsync(NameOf(key), token.ToJson(), options, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Drops a token that the server no longer takes, unless another has taken its place. A cache cannot do both in one step: another
    /// that arrives in between is dropped too, which costs one more token request.
    /// </summary>
    /// <inheritdoc/>
    public async ValueTask RemoveAsync(string key, StoredToken token, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(token);
        if ((await ReadAsync(key, cancellationToken).ConfigureAwait(false))?.Value == token.Value)
        {
            await _cache.RemoveAsync(NameOf(key), cancellationToken).ConfigureAwait(false);
        }
    }

    private string NameOf(string key)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        return _keyPrefix + key;
    }
}
