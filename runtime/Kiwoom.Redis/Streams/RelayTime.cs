using System.Globalization;

namespace Kiwoom.Redis.Streams;

/// <summary>Times as they stand in Redis: microseconds since 1970, in UTC.</summary>
internal static class RelayTime
{
    /// <summary>How long a stream stays that nobody follows: a program that was away for a long weekend still finds it.</summary>
    public static readonly TimeSpan StreamLife = TimeSpan.FromDays(7);

    public static long ToMicroseconds(DateTimeOffset time) => (time.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond;

    public static DateTimeOffset FromMicroseconds(long time) => DateTimeOffset.UnixEpoch.AddTicks(time * TimeSpan.TicksPerMicrosecond);

    public static string ToText(DateTimeOffset time) => ToMicroseconds(time).ToString(CultureInfo.InvariantCulture);
}
