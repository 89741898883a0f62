namespace Kiwoom.Realtime;

/// <summary>Lets so many registrations pass in a second.</summary>
internal sealed class RegistrationPacer(int perSecond, TimeProvider clock)
{
    // A little longer than the server's second, for frames may bunch up on their way.
    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(1100);

    private readonly Queue<long> _sentAt = new();

    /// <summary>Waits until one more may be sent. Used by one registrar at a time.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        while (_sentAt.Count >= perSecond)
        {
            var wait = Window - clock.GetElapsedTime(_sentAt.Peek());
            if (wait <= TimeSpan.Zero)
            {
                _sentAt.Dequeue();
            }
            else
            {
                await Task.Delay(wait, clock, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>One is sent.</summary>
    public void Count() => _sentAt.Enqueue(clock.GetTimestamp());
}
