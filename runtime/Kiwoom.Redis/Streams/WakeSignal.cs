namespace Kiwoom.Redis.Streams;

/// <summary>Wakes the one who waits; set while nobody does, it lets the next one through.</summary>
internal sealed class WakeSignal
{
    private TaskCompletionSource _next = Create();

    public void Set() => Volatile.Read(ref _next).TrySetResult();

    /// <summary>Waits until it is set, or for so long.</summary>
    public async Task WaitAsync(TimeSpan longest, CancellationToken cancellationToken)
    {
        var next = Volatile.Read(ref _next);
        await next.Task.WaitAsync(longest, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
        if (next.Task.IsCompleted)
        {
            Interlocked.CompareExchange(ref _next, Create(), next);
        }
    }

    private static TaskCompletionSource Create() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
