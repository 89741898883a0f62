using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Kiwoom.Redis;

/// <summary>
/// The names under which what is shared can be watched: an <see cref="ActivitySource"/> and a <see cref="Meter"/>, both <see cref="Name"/>.
/// </summary>
public static class RedisTelemetry
{
    /// <summary>The name of both.</summary>
    public const string Name = "Kiwoom.Redis";

    internal static readonly Meter Meter = new(Name);

    internal static readonly ActivitySource Source = new(Name);

    internal static readonly Counter<long> Fallbacks =
        Meter.CreateCounter<long>("kiwoom.redis.limit.fallbacks", "{call}", "Calls that kept to their process's share because Redis did not answer.");

    internal static readonly Counter<long> Takeovers =
        Meter.CreateCounter<long>("kiwoom.redis.takeovers", "{takeover}", "Times that this process took the realtime connection over.");

    internal static readonly Counter<long> LeasesLost =
        Meter.CreateCounter<long>("kiwoom.redis.leases.lost", "{lease}", "Times that this process held the realtime connection and found that another one does.");

    internal static readonly Counter<long> Written =
        Meter.CreateCounter<long>("kiwoom.redis.messages.written", "{message}", "Messages written to Redis by this process.");

    internal static readonly Counter<long> Read =
        Meter.CreateCounter<long>("kiwoom.redis.messages.read", "{message}", "Messages read from Redis by this process.");

    internal static readonly Counter<long> Trims =
        Meter.CreateCounter<long>("kiwoom.redis.trims", "{gap}", "Times that messages were gone before this process read them.");

    internal static readonly Histogram<double> Lag =
        Meter.CreateHistogram<double>("kiwoom.redis.lag", "s", "From the arrival of a message at the process that holds the connection to its reading here; one of each batch.");
}
