using System.Collections.Concurrent;

namespace Kiwoom.Tests.Support;

/// <summary>A token store in memory that tells what was asked of it and fails where a test says so.</summary>
internal sealed class ScriptedTokenStore : ITokenStore, IDisposable
{
    private readonly ConcurrentDictionary<string, StoredToken> _tokens = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _steps = new();
    private readonly SemaphoreSlim _lock = new(1);

    /// <summary>The operations that fail: read, write, remove, lock, unlock.</summary>
    public HashSet<string> Failing { get; } = [];

    /// <summary>What a failing operation throws.</summary>
    public Func<Exception> Failure { get; init; } = () => new IOException("the disk is full");

    /// <summary>Looks on while an operation goes on.</summary>
    public Action<string> OnStep { get; init; } = _ => { };

    /// <summary>The operations so far, in their order.</summary>
    public string Steps => string.Join(' ', _steps);

    public ICollection<string> Keys => _tokens.Keys;

    public StoredToken? Only => _tokens.Values.SingleOrDefault();

    /// <summary>Puts a token under every key that is asked for.</summary>
    public StoredToken? Given { get; set; }

    public ValueTask<StoredToken?> ReadAsync(string key, CancellationToken cancellationToken)
    {
        Step("read");
        return new(_tokens.GetValueOrDefault(key) ?? Given);
    }

    public ValueTask WriteAsync(string key, StoredToken token, CancellationToken cancellationToken)
    {
        Step("write");
        _tokens[key] = token;
        return default;
    }

    public ValueTask RemoveAsync(string key, StoredToken token, CancellationToken cancellationToken)
    {
        Step("remove");

        // As a store would that compares the whole of what it was given.
        _tokens.TryRemove(KeyValuePair.Create(key, token));
        return default;
    }

    public async ValueTask<IAsyncDisposable> LockAsync(string key, CancellationToken cancellationToken)
    {
        Step("lock");
        await _lock.WaitAsync(cancellationToken);
        return new Held(this);
    }

    public void Dispose() => _lock.Dispose();

    private void Step(string name)
    {
        _steps.Enqueue(name);
        OnStep(name);
        if (Failing.Contains(name))
        {
            throw Failure();
        }
    }

    private sealed class Held(ScriptedTokenStore store) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            store._lock.Release();
            store.Step("unlock");
            return default;
        }
    }
}
