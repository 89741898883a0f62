namespace Kiwoom.Tests.Endurance;

/// <summary>Follows one stream and records what comes.</summary>
internal sealed class StreamSubscriber(string name, RealtimeStream stream, IReadOnlyList<int> keys)
{
    private const int SlowEvery = 50;

    private volatile bool _isHeldUp;

    public string Name { get; } = name;

    public StreamRecord Record { get; } = new(keys);

    /// <summary>Whether its options allow it to lose messages that it reads too late.</summary>
    public bool MayDrop { get; init; }

    /// <summary>Whether it blocks its thread for a moment every few messages while it is held up.</summary>
    public bool IsSlow { get; init; }

    public long DroppedCount => stream.DroppedCount;

    /// <summary>The enumeration; it must not end before it is cancelled.</summary>
    public Task Running { get; private set; } = Task.CompletedTask;

    /// <summary>Makes a slow one slow, or lets it catch up.</summary>
    public void HoldUp(bool isHeldUp) => _isHeldUp = isHeldUp && IsSlow;

    /// <summary>Registers and begins to read.</summary>
    public async Task StartAsync(CancellationToken stop)
    {
        await stream.StartAsync(stop);
        Running = Task.Run(() => ReadAsync(stop), CancellationToken.None);
    }

    private async Task ReadAsync(CancellationToken stop)
    {
        var count = 0;
        await foreach (var message in ((IAsyncEnumerable<RealtimeMessage>)stream).WithCancellation(stop))
        {
            Record.Add(message);
            if (_isHeldUp && ++count % SlowEvery == 0)
            {
                Thread.Sleep(50);
            }
        }
    }
}
