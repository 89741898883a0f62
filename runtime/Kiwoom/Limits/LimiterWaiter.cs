using System.Threading.RateLimiting;

namespace Kiwoom.Limits;

/// <summary>A call that waits for its turn.</summary>
internal sealed class LimiterWaiter(CancellationToken cancellationToken)
{
    private readonly TaskCompletionSource<RateLimitLease> _source = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<RateLimitLease> Task => _source.Task;

    public LinkedListNode<LimiterWaiter> Place { get; set; } = null!;

    public CancellationTokenRegistration Registration { get; set; }

    public void Grant()
    {
        Registration.Unregister();
        _source.TrySetResult(WindowLease.Granted);
    }

    public void Fail(Exception e)
    {
        Registration.Unregister();
        _source.TrySetException(e);
    }

    public void Cancel() => _source.TrySetCanceled(cancellationToken);
}
