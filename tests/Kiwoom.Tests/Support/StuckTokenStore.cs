using System.Collections.Concurrent;

namespace Kiwoom.Tests.Support;

/// <summary>A token store one of whose operations never comes back, and does not ask whether it is to end.</summary>
internal sealed class StuckTokenStore : ITokenStore, IDisposable
{
    private readonly ConcurrentQueue<string> _uses = new();
    private readonly TaskCompletionSource _stuck = new();
    private readonly TaskCompletionSource _released = new();

    /// <summary>The operation: read, write, lock, unlock.</summary>
    public string Stuck { get; init; } = "";

    /// <summary>Whether it keeps the caller's thread.</summary>
    public bool Blocks { get; init; }

    /// <summary>Ends when the operation is under way.</summary>
    public Task IsStuck => _stuck.Task;

    public int Uses(string operation) => _uses.Count(use => use == operation);

    /// <summary>Lets what is stuck come back.</summary>
    public void Release() => _released.TrySetResult();

    public async ValueTask<StoredToken?> ReadAsync(string key, CancellationToken cancellationToken)
    {
        await UseAsync("read");
        return null;
    }

    public ValueTask WriteAsync(string key, StoredToken token, CancellationToken cancellationToken) => UseAsync("write");

    public ValueTask RemoveAsync(string key, StoredToken token, CancellationToken cancellationToken) => UseAsync("remove");

    public async ValueTask<IAsyncDisposable> LockAsync(string key, CancellationToken cancellationToken)
    {
        await UseAsync("lock");
        return new Held(this);
    }

    public void Dispose() => Release();

    private ValueTask UseAsync(string operation)
    {
        _uses.Enqueue(operation);
        if (operation != Stuck)
        {
            return default;
        }

        _stuck.TrySetResult();
        if (Blocks)
        {
            _released.Task.Wait();
        }

        return new(_released.Task);
    }

    private sealed class Held(StuckTokenStore store) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => store.UseAsync("unlock");
    }
}
