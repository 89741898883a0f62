namespace Kiwoom.Limits;

/// <summary>A call that waits for its turn.</summary>
internal sealed class LimiterWaiter(bool isRepeat, CancellationToken cancellationToken)
{
    private readonly TaskCompletionSource<Turn> _source = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<Turn> Task => _source.Task;

    /// <summary>Whether it had its turn before, so that it goes before those that had none.</summary>
    public bool IsRepeat { get; } = isRepeat;

    /// <summary>Where it stands in the queue.</summary>
    public LinkedListNode<LimiterWaiter> Place { get; set; } = null!;

    public bool IsWaiting => Place.List is not null;

    public CancellationTokenRegistration Registration { get; set; }

    public void Grant(Turn turn)
    {
        Registration.Unregister();
        _source.TrySetResult(turn);
    }

    public void Fail(Exception e)
    {
        Registration.Unregister();
        _source.TrySetException(e);
    }

    public void Cancel() => _source.TrySetCanceled(cancellationToken);
}
