namespace Kiwoom.Orders;

/// <summary>When the next look-up is due: at once where something asks for it, after growing pauses while it left something open, and otherwise now and then.</summary>
internal sealed class LookUpTurns(OrderTrackerOptions options, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _isSettling;
    private TimeSpan _pause = options.FirstPause;
    private TimeSpan _wait = options.ReconcileInterval;
    private bool _isOpen;

    /// <summary>Something has happened that a look-up would explain.</summary>
    public void Ask()
    {
        lock (_gate)
        {
            _pause = options.FirstPause;
            _asked.TrySetResult();
        }
    }

    /// <summary>Something has happened that lists may show only a moment later.</summary>
    public void AskTwice()
    {
        lock (_gate)
        {
            _isSettling = true;
        }

        Ask();
    }

    /// <summary>Waits until a look-up is due.</summary>
    /// <returns>Whether something asks for it; otherwise it is due because time has passed.</returns>
    public async Task<bool> WaitAsync(CancellationToken cancellationToken)
    {
        TimeSpan wait;
        Task asked;
        lock (_gate)
        {
            (wait, asked) = (_wait, _asked.Task);
        }

        try
        {
            await asked.WaitAsync(wait, clock, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            lock (_gate)
            {
                return _isOpen;
            }
        }

        lock (_gate)
        {
            _asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        return true;
    }

    /// <summary>A look-up has ended.</summary>
    /// <param name="isOpen">Whether something is still open.</param>
    public void Answered(bool isOpen)
    {
        lock (_gate)
        {
            _isOpen = isOpen || _isSettling;
            if (isOpen)
            {
                _wait = _pause;
                _pause = _pause * 2 > options.LongestPause ? options.LongestPause : _pause * 2;
                return;
            }

            _wait = _isSettling ? options.SettlingTime : options.ReconcileInterval;
            _isSettling = false;
            _pause = options.FirstPause;
        }
    }
}
