namespace Kiwoom.Realtime;

/// <summary>Wakes its one waiter; a signal that nobody waits for is kept, once.</summary>
internal sealed class AsyncSignal
{
    private TaskCompletionSource _signal = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Set() => Volatile.Read(ref _signal).TrySetResult();

    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        await Volatile.Read(ref _signal).Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        Volatile.Write(ref _signal, new(TaskCreationOptions.RunContinuationsAsynchronously));
    }
}
