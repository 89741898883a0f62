namespace Kiwoom.Tests.Support;

/// <summary>A connection that takes nothing: what is written to it waits until it is closed.</summary>
internal sealed class StallingStream(TaskCompletionSource sending) : SequentialStream
{
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Closed => _closed.Task;

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        sending.TrySetResult();
        await _closed.Task;
        throw new IOException("closed");
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await _closed.Task;
        return 0;
    }

    protected override void Dispose(bool disposing)
    {
        _closed.TrySetResult();
        base.Dispose(disposing);
    }
}
