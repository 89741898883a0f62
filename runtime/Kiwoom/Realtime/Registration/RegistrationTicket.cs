namespace Kiwoom.Realtime;

/// <summary>
/// One wait of a stream for what it wants registered. Each of its routes ends its part exactly once: registered, withdrawn because
/// the stream has gone or wants it no more, or failed.
/// </summary>
internal sealed class RegistrationTicket
{
    private readonly TaskCompletionSource _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _outstanding = 1;
    private int _registered;
    private int _withdrawn;

    /// <summary>Ends when nothing is waited for any more, or when something cannot be registered.</summary>
    public Task Completion => _completion.Task;

    /// <summary>Whether all that was waited for has been withdrawn.</summary>
    public bool IsWithdrawn => Volatile.Read(ref _withdrawn) > 0 && Volatile.Read(ref _registered) == 0;

    /// <summary>One more registration is waited for.</summary>
    public void Expect() => Interlocked.Increment(ref _outstanding);

    /// <summary>One of them is there.</summary>
    public void Arrive()
    {
        Interlocked.Increment(ref _registered);
        End();
    }

    /// <summary>One of them is wanted no more.</summary>
    public void Withdraw()
    {
        Interlocked.Increment(ref _withdrawn);
        End();
    }

    /// <summary>Nothing more will be expected.</summary>
    public void Close() => End();

    /// <summary>One of them cannot be, which fails the whole wait.</summary>
    public void Fail(Exception reason)
    {
        Completion.MayFailUnobserved();
        _completion.TrySetException(reason);
    }

    private void End()
    {
        if (Interlocked.Decrement(ref _outstanding) == 0)
        {
            _completion.TrySetResult();
        }
    }
}
