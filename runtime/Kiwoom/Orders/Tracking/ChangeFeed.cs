using System.Collections.Immutable;
using System.Threading.Channels;

namespace Kiwoom.Orders;

/// <summary>What changes, for any number of readers. Each has a queue of its own, so that writing waits for nobody.</summary>
internal sealed class ChangeFeed<T>(bool remembersLast)
    where T : class
{
    private readonly Lock _gate = new();
    private ImmutableList<ChannelWriter<T>> _readers = [];
    private T? _last;
    private bool _isCompleted;
    private Exception? _error;

    public void Write(T change)
    {
        lock (_gate)
        {
            _last = remembersLast ? change : null;
            foreach (var reader in _readers)
            {
                reader.TryWrite(change);
            }
        }
    }

    public void Complete(Exception? error)
    {
        lock (_gate)
        {
            if (_isCompleted)
            {
                return;
            }

            (_isCompleted, _error) = (true, error);
            foreach (var reader in _readers)
            {
                reader.TryComplete(error);
            }

            _readers = [];
        }
    }

    /// <summary>The last change, and all that come. They are gathered from this call on, whenever they are read.</summary>
    public IAsyncEnumerable<T> ReadAsync(CancellationToken cancellationToken)
    {
        // Continuations run elsewhere: no reader's code runs where changes are written.
        var queue = Channel.CreateUnbounded<T>(new UnboundedChannelOptions { SingleReader = true, AllowSynchronousContinuations = false });
        lock (_gate)
        {
            if (_last is not null)
            {
                queue.Writer.TryWrite(_last);
            }

            if (_isCompleted)
            {
                queue.Writer.TryComplete(_error);
            }
            else
            {
                _readers = _readers.Add(queue.Writer);
            }
        }

        return EnumerateAsync(queue, cancellationToken);
    }

    private async IAsyncEnumerable<T> EnumerateAsync(
        Channel<T> queue, CancellationToken cancellationToken, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken alsoCancelled = default)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, alsoCancelled);
        try
        {
            await foreach (var change in queue.Reader.ReadAllAsync(both.Token).ConfigureAwait(false))
            {
                yield return change;
            }
        }
        finally
        {
            lock (_gate)
            {
                _readers = _readers.Remove(queue.Writer);
            }
        }
    }
}
