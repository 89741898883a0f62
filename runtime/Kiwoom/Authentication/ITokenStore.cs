namespace Kiwoom.Authentication;

/// <summary>
/// Keeps access tokens beyond one client, so that several processes share one: asking the server for a token may kill the one
/// that another process uses. Implementations are safe for concurrent use.
/// </summary>
/// <remarks>
/// A store that fails costs no call: the client logs it and goes on with a token of its own. So does one that does not answer: it is
/// waited for up to 10 seconds (a lock, up to <see cref="KiwoomOptions.Timeout"/>, which bounds both), and then left alone for a minute. The keys name an environment and an
/// app key by a hash; they tell nothing and may be file names.
/// </remarks>
public interface ITokenStore
{
    /// <summary>The token kept under a key; null when there is none or it cannot be read.</summary>
    /// <param name="key">Which environment and app key, as a hash.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask<StoredToken?> ReadAsync(string key, CancellationToken cancellationToken);

    /// <summary>Keeps a token in the place of the one before.</summary>
    /// <inheritdoc cref="ReadAsync"/>
    /// <param name="key">Which environment and app key, as a hash.</param>
    /// <param name="token">The token and its end.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask WriteAsync(string key, StoredToken token, CancellationToken cancellationToken);

    /// <summary>Drops a token that the server no longer takes, unless another has taken its place.</summary>
    /// <inheritdoc cref="WriteAsync"/>
    ValueTask RemoveAsync(string key, StoredToken token, CancellationToken cancellationToken);

    /// <summary>
    /// Holds other processes off while this one asks the server for a token. The default does not: then two processes may ask at
    /// once, and the one whose token dies takes the other's from the store.
    /// </summary>
    /// <param name="key">Which environment and app key, as a hash.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What to dispose of when done.</returns>
    ValueTask<IAsyncDisposable> LockAsync(string key, CancellationToken cancellationToken) => new(NoLock.Instance);

    private sealed class NoLock : IAsyncDisposable
    {
        public static readonly NoLock Instance = new();

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
