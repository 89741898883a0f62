namespace Kiwoom.Tests.Endurance;

/// <summary>Throws in the middle of its loop time after time, and begins again: a registration and a removal each time.</summary>
internal sealed class ThrowingSubscriber(RealtimeStream stream, IReadOnlyList<int> keys, int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>What each enumeration got.</summary>
    public List<StreamRecord> Records { get; } = [];

    public Task Running { get; private set; } = Task.CompletedTask;

    public async Task StartAsync(CancellationToken stop)
    {
        await stream.StartAsync(stop);
        Running = Task.Run(() => ReadAsync(stop), CancellationToken.None);
    }

    private async Task ReadAsync(CancellationToken stop)
    {
        while (true)
        {
            try
            {
                await ReadSomeAsync(stop);
            }
            catch (TimeZoneNotFoundException)
            {
                // Its own, which nobody else may notice.
            }
        }
    }

    private async Task ReadSomeAsync(CancellationToken stop)
    {
        var record = new StreamRecord(keys);
        Records.Add(record);
        var rest = _random.Next(20, 200);
        await foreach (var message in ((IAsyncEnumerable<RealtimeMessage>)stream).WithCancellation(stop))
        {
            record.Add(message);
            if (--rest == 0)
            {
                throw new TimeZoneNotFoundException();
            }
        }
    }
}
