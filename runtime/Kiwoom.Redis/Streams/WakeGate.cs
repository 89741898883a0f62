namespace Kiwoom.Redis.Streams;

/// <summary>Wakes all who wait at present.</summary>
internal sealed class WakeGate
{
    private TaskCompletionSource _next = Create();

    public void Set() => Interlocked.Exchange(ref _next, Create()).TrySetResult();

    /// <summary>Waits until it is set, or for so long.</summary>
    public async Task WaitAsync(TimeSpan longest, CancellationToken cancellationToken)
    {
        try
        {
            await Volatile.Read(ref _next).Task.WaitAsync(longest, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // Whoever waits looks again.
        }
    }

    private static TaskCompletionSource Create() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
