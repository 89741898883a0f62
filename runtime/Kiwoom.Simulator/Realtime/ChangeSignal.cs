namespace Kiwoom.Simulator.Realtime;

/// <summary>Wakes those who wait for some state whenever anything has changed.</summary>
internal sealed class ChangeSignal
{
    private readonly Lock _gate = new();
    private TaskCompletionSource? _next;

    public void Raise()
    {
        lock (_gate)
        {
            _next?.TrySetResult();
            _next = null;
        }
    }

    public async Task WaitAsync(Func<bool> isReached, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task next;
            lock (_gate)
            {
                // Before the look at the state, so that no change falls in between.
                _next ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                next = _next.Task;
            }

            if (isReached())
            {
                return;
            }

            await next.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
