using System.Globalization;
using Kiwoom.Simulator.Realtime;

namespace Kiwoom.Tests.Endurance;

/// <summary>Publishes numbered messages of all keys at a steady rate, one to four of them in a frame, whoever listens.</summary>
internal sealed class NumberedPublisher(SimulatorRealtime realtime, TimeProvider clock, int messagesPerSecond, int seed)
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(10);

    private readonly List<long>[] _times = [.. Enumerable.Range(0, StreamTopics.KeyCount).Select(_ => new List<long>())];
    private readonly Random _random = new(seed);

    public int Count { get; private set; }

    /// <summary>What its log takes.</summary>
    public long Bytes => _times.Sum(times => times.Capacity * sizeof(long));

    /// <summary>How many messages each key has had.</summary>
    public int[] Numbers => [.. _times.Select(times => times.Count)];

    /// <summary>When a message was given to the server, in ticks.</summary>
    public long TimeOf(int key, int number) => _times[key][number - 1];

    /// <summary>Publishes until told to stop.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Beat, clock);
        var began = clock.GetTimestamp();
        var published = 0;
        while (!stop.IsCancellationRequested)
        {
            var owed = (int)(clock.GetElapsedTime(began).TotalSeconds * messagesPerSecond) - published;

            // After a long pause of the machine not everything is made up for at once.
            published += Math.Max(0, owed - messagesPerSecond);
            for (owed = Math.Min(owed, messagesPerSecond); owed > 0 && !stop.IsCancellationRequested;)
            {
                var size = Math.Min(owed, _random.Next(1, 5));
                await PublishAsync([.. Enumerable.Range(0, size).Select(_ => _random.Next(StreamTopics.KeyCount))]);
                owed -= size;
                published += size;
            }

            await timer.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    /// <summary>Publishes one message of every key.</summary>
    public async Task PublishRoundAsync()
    {
        foreach (var keys in Enumerable.Range(0, StreamTopics.KeyCount).Chunk(10))
        {
            await PublishAsync(keys);
        }
    }

    private async Task PublishAsync(int[] keys)
    {
        var messages = new SimulatedMessage[keys.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            var key = keys[i];
            _times[key].Add(clock.GetUtcNow().UtcTicks);
            var number = _times[key].Count.ToString(CultureInfo.InvariantCulture);
            messages[i] = new(StreamTopics.TypeOf(key), StreamTopics.ItemOf(key), new Dictionary<string, string> { [StreamTopics.FidOf(key)] = number });
        }

        Count += keys.Length;
        await realtime.PublishFrameAsync(messages);
    }
}
