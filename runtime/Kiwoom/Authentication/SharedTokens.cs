using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;

namespace Kiwoom.Authentication;

/// <summary>The store that processes share, for one client: a store that fails, or that there is not, costs no call.</summary>
internal sealed partial class SharedTokens
{
    private readonly ITokenStore? _store;
    private readonly string _key;
    private readonly ILogger _logger;

    public SharedTokens(KiwoomOptions options, ILogger logger)
    {
        _store = options.TokenStore;
        var account = $"{options.Environment!.BaseAddress}\n{options.AppKey.Reveal()}";
        _key = _store is null ? "" : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(account)));
        _logger = logger;
    }

    /// <summary>The store's token; null where there is none that could be sent.</summary>
    public async Task<StoredToken?> ReadAsync(CancellationToken cancellationToken)
    {
        var stored = await TryAsync("read", store => store.ReadAsync(_key, cancellationToken), cancellationToken).ConfigureAwait(false);
        return stored is not null && Token.IsUsable(stored.Value) ? stored : null;
    }

    public Task WriteAsync(StoredToken token, CancellationToken cancellationToken) =>
        TryAsync("written", store => Done(store.WriteAsync(_key, token, cancellationToken)), cancellationToken);

    public Task RemoveAsync(StoredToken token, CancellationToken cancellationToken) =>
        TryAsync("cleared", store => Done(store.RemoveAsync(_key, token, cancellationToken)), cancellationToken);

    /// <summary>Holds other processes off; null where that cannot be had.</summary>
    public Task<IAsyncDisposable?> LockAsync(CancellationToken cancellationToken) =>
        TryAsync<IAsyncDisposable>("locked", async store => await store.LockAsync(_key, cancellationToken).ConfigureAwait(false), cancellationToken);

    public async Task UnlockAsync(IAsyncDisposable? held)
    {
        if (held is null)
        {
            return;
        }

        try
        {
            await held.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception e)
        {
            // The token is here; another process may have to wait for the lock to run out.
            LogStoreFailed(_logger, "unlocked", e.GetType().Name);
        }
    }

    private static async ValueTask<object?> Done(ValueTask task)
    {
        await task.ConfigureAwait(false);
        return null;
    }

    private async Task<T?> TryAsync<T>(string what, Func<ITokenStore, ValueTask<T?>> use, CancellationToken cancellationToken)
        where T : class
    {
        if (_store is null)
        {
            return null;
        }

        try
        {
            return await use(_store).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            LogStoreFailed(_logger, what, e.GetType().Name);
            return null;
        }
    }

    // The failure's type only: its message may hold what the store was given.
    [LoggerMessage(33, LogLevel.Warning, "The token store could not be {What} ({Error}); going on without it")]
    private static partial void LogStoreFailed(ILogger logger, string what, string error);
}
