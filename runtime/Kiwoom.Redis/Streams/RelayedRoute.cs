using System.Text;
using StackExchange.Redis;

namespace Kiwoom.Redis.Streams;

/// <summary>How far a reader has come in a stream.</summary>
internal sealed class RelayedRoute(RelayRoute route, string stream)
{
    private long _newest;

    public RelayRoute Route { get; } = route;

    public string Name { get; } = route.ToString();

    /// <summary>The stream's key.</summary>
    public RedisKey Key { get; } = Encoding.UTF8.GetBytes(stream);

    /// <summary>The number of the entry that was given on last.</summary>
    public long Position { get; set; }

    /// <summary>The number of the entry that was read last, and may not have been given on yet.</summary>
    public long Fetched { get; set; }

    /// <summary>When the message that was read last came, in microseconds.</summary>
    public long LastTime { get; set; }

    /// <summary>What stands in front of the values in a frame of its own; null before the first.</summary>
    public byte[]? Prefix { get; set; }

    /// <summary>Whether it is read.</summary>
    public bool IsOpen { get; set; }

    /// <summary>Whether there is something that was not read.</summary>
    public bool HasNews => IsOpen && Volatile.Read(ref _newest) > Fetched;

    /// <summary>There is an entry of this number.</summary>
    public void Hear(long newest)
    {
        // News and the reader hear at once: the greatest number counts.
        var known = Volatile.Read(ref _newest);
        while (newest > known && Interlocked.CompareExchange(ref _newest, newest, known) is var other && other != known)
        {
            known = other;
        }
    }
}
