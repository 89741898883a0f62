using System.Text;
using Kiwoom.Realtime;
using StackExchange.Redis;

namespace Kiwoom.Redis.Streams;

/// <summary>A route that this process has registered at the server, and the number of its last entry.</summary>
internal sealed class HeldRoute(RelayRoute route, string stream, int length)
{
    public RelayRoute Route { get; } = route;

    public string Name { get; } = route.ToString();

    public string Stream { get; } = stream;

    /// <summary>The stream's key, as bytes: it goes with each entry.</summary>
    public RedisKey Key { get; } = Encoding.UTF8.GetBytes(stream);

    /// <summary>Which entries of the batch that is being made are its own.</summary>
    public List<int> InBatch { get; } = [];

    /// <summary>Whether its messages are never dropped.</summary>
    public bool IsLossless { get; } = RealtimeUpstreamConnection.IsLossless(route.Type);

    /// <summary>How many messages are kept.</summary>
    public int Length { get; } = length;

    /// <summary>The registration.</summary>
    public required RealtimeStream<RealtimeMessage> Messages { get; set; }

    /// <summary>What a condition finds; null where it is none.</summary>
    public FoundStocks? Found { get; } = RealtimeUpstreamConnection.IsCondition(route.Type) ? new FoundStocks() : null;

    /// <summary>What came before its stream had a number to go on from.</summary>
    public List<RealtimeMessage> Early { get; } = [];

    /// <summary>The number of the last entry; 0 while it is not registered.</summary>
    public long Number { get; set; }

    /// <summary>The number from which on they follow each other without a jump.</summary>
    public long Start { get; set; }

    /// <summary>Since when nobody wants it, by the clock that never goes back; null where somebody does.</summary>
    public long? UnwantedSince { get; set; }

    /// <summary>From when messages were dropped because they could not be written; null where none were.</summary>
    public long? LostSince { get; set; }

    /// <summary>When the last message came, in microseconds.</summary>
    public long LastTime { get; set; }

    /// <summary>Ends when its messages come no more.</summary>
    public Task Running { get; set; } = Task.CompletedTask;
}
