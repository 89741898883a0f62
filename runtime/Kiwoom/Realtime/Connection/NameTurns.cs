namespace Kiwoom.Realtime;

/// <summary>Lets the requests of one name go one after the other, in the order in which they came, and urgent ones before the others.</summary>
internal sealed class NameTurns
{
    private readonly Lock _gate = new();
    private readonly LinkedList<TaskCompletionSource> _urgent = new();
    private readonly LinkedList<TaskCompletionSource> _usual = new();
    private bool _isTaken;

    /// <summary>Waits for a turn, which lasts until it is released.</summary>
    /// <param name="goesFirst">Whether it is urgent.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task WaitAsync(bool goesFirst, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        LinkedListNode<TaskCompletionSource> place;
        lock (_gate)
        {
            if (!_isTaken)
            {
                _isTaken = true;
                return;
            }

            var waiter = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            place = (goesFirst ? _urgent : _usual).AddLast(waiter);
        }

        try
        {
            await place.Value.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            Abandon(place);
            throw;
        }
    }

    /// <summary>A turn is over: the next one comes.</summary>
    public void Release()
    {
        lock (_gate)
        {
            if ((_urgent.First ?? _usual.First) is not { } first)
            {
                _isTaken = false;
                return;
            }

            first.List!.Remove(first);

            // Its continuation runs elsewhere, never under this lock.
            first.Value.SetResult();
        }
    }

    private void Abandon(LinkedListNode<TaskCompletionSource> place)
    {
        lock (_gate)
        {
            if (place.List is { } waiters)
            {
                waiters.Remove(place);
                return;
            }
        }

        // Its turn has come all the same.
        Release();
    }
}
