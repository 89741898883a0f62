using Kiwoom.Realtime;

namespace Kiwoom.Redis.Streams;

/// <summary>A route that this process has registered at the server, and the number of its last entry.</summary>
internal sealed class HeldRoute(RelayRoute route, string stream, RealtimeStream<RealtimeMessage> messages, int length)
{
    public RelayRoute Route { get; } = route;

    public string Name { get; } = route.ToString();

    public string Stream { get; } = stream;

    public RealtimeStream<RealtimeMessage> Messages { get; } = messages;

    /// <summary>How many entries are kept.</summary>
    public int Length { get; } = length;

    /// <summary>The number of the last entry; 0 while it is not registered.</summary>
    public long Number { get; set; }

    /// <summary>Since when nobody wants it, by the clock that never goes back; null where somebody does.</summary>
    public long? UnwantedSince { get; set; }

    /// <summary>From when messages were dropped because they could not be written; null where none were.</summary>
    public long? LostSince { get; set; }

    /// <summary>When the last message came, in microseconds.</summary>
    public long LastTime { get; set; }

    /// <summary>Ends when its messages are read no more.</summary>
    public Task Pumping { get; set; } = Task.CompletedTask;
}
