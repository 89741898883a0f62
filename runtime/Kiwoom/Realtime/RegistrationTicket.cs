namespace Kiwoom.Realtime;

/// <summary>One stream's wait for what it wants registered.</summary>
internal sealed class RegistrationTicket
{
    private readonly TaskCompletionSource _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _outstanding = 1;

    /// <summary>Ends when everything is registered, or when something cannot be.</summary>
    public Task Completion => _completion.Task;

    /// <summary>One more registration is waited for.</summary>
    public void Expect() => Interlocked.Increment(ref _outstanding);

    /// <summary>One of them is there. The last call says that nothing more will be expected.</summary>
    public void Arrive()
    {
        if (Interlocked.Decrement(ref _outstanding) == 0)
        {
            _completion.TrySetResult();
        }
    }

    public void Fail(Exception reason)
    {
        Completion.MayFailUnobserved();
        _completion.TrySetException(reason);
    }
}
