using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;

namespace Kiwoom.Authentication;

/// <summary>
/// The store that processes share, for one client: a store that fails, that does not answer, or that there is not, costs no call.
/// </summary>
internal sealed partial class SharedTokens
{
    private static readonly TimeSpan LongestUse = TimeSpan.FromSeconds(10);

    // How long a store that did not answer is left alone: every use may cost a thread.
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(1);

    private readonly TimeSpan _lockWait;
    private readonly TimeSpan _longestUse;
    private readonly TimeProvider _clock;
    private readonly ITokenStore? _store;
    private readonly string _key;
    private readonly ILogger _logger;
    private long _stuckAt = long.MinValue;

    public SharedTokens(KiwoomOptions options, TimeProvider clock, ILogger logger)
    {
        _clock = clock;
        _lockWait = options.Timeout;
        _longestUse = options.Timeout < LongestUse ? options.Timeout : LongestUse;
        _store = options.TokenStore;
        var account = $"{options.Environment!.BaseAddress}\n{options.AppKey.Reveal()}";
        _key = _store is null ? "" : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(account)));
        _logger = logger;
    }

    /// <summary>The store's token; null where there is none that could be sent.</summary>
    public async Task<StoredToken?> ReadAsync(CancellationToken cancellationToken)
    {
        var stored = await TryAsync("read", (store, ending) => store.ReadAsync(_key, ending), cancellationToken).ConfigureAwait(false);
        return stored is not null && Token.IsUsable(stored.Value) ? stored : null;
    }

    public Task WriteAsync(StoredToken token, CancellationToken cancellationToken) =>
        TryAsync("written", (store, ending) => Done(store.WriteAsync(_key, token, ending)), cancellationToken);

    public Task RemoveAsync(StoredToken token, CancellationToken cancellationToken) =>
        TryAsync("cleared", (store, ending) => Done(store.RemoveAsync(_key, token, ending)), cancellationToken);

    /// <summary>Holds other processes off; null where that cannot be had in time.</summary>
    public Task<IAsyncDisposable?> LockAsync(CancellationToken cancellationToken) =>
        TryAsync<IAsyncDisposable>(
            "locked", async (store, ending) => await store.LockAsync(_key, ending).ConfigureAwait(false), cancellationToken, late => _ = UnlockAsync(late), _lockWait);

    public Task UnlockAsync(IAsyncDisposable? held) =>
        held is null ? Task.CompletedTask : TryAsync("unlocked", (_, _) => Done(held.DisposeAsync()), CancellationToken.None, mayRest: false);

    private static async ValueTask<object?> Done(ValueTask task)
    {
        await task.ConfigureAwait(false);
        return null;
    }

    private async Task<T?> TryAsync<T>(
        string what,
        Func<ITokenStore, CancellationToken, ValueTask<T?>> use,
        CancellationToken cancellationToken,
        Action<T?>? onLate = null,
        TimeSpan? longest = null,
        bool mayRest = true)
        where T : class
    {
        if (_store is not { } store || (mayRest && IsResting()))
        {
            return null;
        }

        // On a thread of its own: a store may block, and not ask whether it is to end.
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var token = ending.Token;
        var usage = Task.Run(async () => await use(store, token).ConfigureAwait(false), CancellationToken.None);
        try
        {
            return await usage.WaitAsync(longest ?? _longestUse, _clock, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (usage.IsCompleted && (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested))
        {
            if (usage.IsCompletedSuccessfully)
            {
                // At the last moment.
                return await usage.ConfigureAwait(false);
            }

            LogStoreFailed(_logger, what, e.GetType().Name);
            return null;
        }
        catch (Exception e)
        {
            Leave(usage, onLate);
            await ending.CancelAsync().ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            LogStoreFailed(_logger, what, e.GetType().Name);
            if (longest is null)
            {
                Volatile.Write(ref _stuckAt, _clock.GetTimestamp());
            }

            return null;
        }
    }

    private bool IsResting() => Volatile.Read(ref _stuckAt) is > long.MinValue and var at && _clock.GetElapsedTime(at) < Rest;

    private static void Leave<T>(Task<T?> task, Action<T?>? onLate)
        where T : class
    {
        task.MayFailUnobserved();
        if (onLate is not null)
        {
            _ = task.ContinueWith(
                late => onLate(late.Result), CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
        }
    }

    // The failure's type only: its message may hold what the store was given.
    [LoggerMessage(33, LogLevel.Warning, "The token store could not be {What} ({Error}); going on without it")]
    private static partial void LogStoreFailed(ILogger logger, string what, string error);
}
