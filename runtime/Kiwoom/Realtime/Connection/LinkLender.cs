namespace Kiwoom.Realtime;

/// <summary>Lends a connection that is logged in to calls that need one; whoever comes while there is none waits.</summary>
internal sealed class LinkLender
{
    private TaskCompletionSource<SocketLink> _lending = Create();

    /// <summary>The connection, as soon as there is one.</summary>
    public Task<SocketLink> Link
    {
        get
        {
            var lending = Volatile.Read(ref _lending);
            if (lending.Task is { IsCompletedSuccessfully: true, Result: { HasEnded: true } ended })
            {
                // Whose end nobody has seen to yet.
                Withdraw(ended);
            }

            return Volatile.Read(ref _lending).Task;
        }
    }

    /// <summary>It is logged in.</summary>
    public void Lend(SocketLink link) => _lending.TrySetResult(link);

    /// <summary>It has ended.</summary>
    public void Withdraw(SocketLink link)
    {
        var lending = Volatile.Read(ref _lending);
        if (lending.Task.IsCompletedSuccessfully && lending.Task.Result == link)
        {
            Interlocked.CompareExchange(ref _lending, Create(), lending);
        }
    }

    /// <summary>There will be none.</summary>
    public void Fail(Exception reason)
    {
        // Mostly nobody waits, which is no mistake of anybody's.
        var failed = Interlocked.Exchange(ref _lending, Create());
        failed.Task.MayFailUnobserved();
        failed.TrySetException(reason);
    }

    private static TaskCompletionSource<SocketLink> Create() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
