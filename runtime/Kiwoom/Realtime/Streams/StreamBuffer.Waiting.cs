using System.Runtime.CompilerServices;
using System.Threading.Tasks.Sources;

namespace Kiwoom.Realtime;

/// <content>How its reader waits: without a task for each wait, and without holding up whoever posts.</content>
internal sealed partial class StreamBuffer : IValueTaskSource
{
    private ManualResetValueTaskSourceCore<bool> _signal = new() { RunContinuationsAsynchronously = true };
    private bool _isWaiting;

    /// <summary>Wakes the reader after <see cref="Append"/> has said so.</summary>
    public void WakeReader() => _signal.SetResult(true);

    /// <summary>Waits until something can be taken.</summary>
    /// <returns>False when the stream has ended cleanly and nothing is left.</returns>
    /// <exception cref="KiwoomException">The stream has ended with this error and nothing is left.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<bool> WaitAsync()
    {
        ValueTask waiting;
        lock (_gate)
        {
            if (_isAborted || (_isCompleted && !HasNext))
            {
                return _error is null ? false : throw _error;
            }

            if (HasNext)
            {
                return true;
            }

            _signal.Reset();
            _isWaiting = true;
            waiting = new ValueTask(this, _signal.Version);
        }

        await waiting.ConfigureAwait(false);
        return true;
    }

    void IValueTaskSource.GetResult(short token) => _signal.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => _signal.GetStatus(token);

    void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _signal.OnCompleted(continuation, state, token, flags);

    private bool TakeWaiter()
    {
        var wasWaiting = _isWaiting;
        _isWaiting = false;
        return wasWaiting;
    }

    private void Wake(bool wake)
    {
        if (wake)
        {
            WakeReader();
        }
    }
}
