using System.Globalization;

namespace Kiwoom.Redis.Streams;

/// <summary>Times as they stand in Redis: microseconds since 1970, in UTC.</summary>
internal static class RelayTime
{
    public static long ToMicroseconds(DateTimeOffset time) => (time.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond;

    public static DateTimeOffset FromMicroseconds(long time) => DateTimeOffset.UnixEpoch.AddTicks(time * TimeSpan.TicksPerMicrosecond);

    public static string ToText(DateTimeOffset time) => ToMicroseconds(time).ToString(CultureInfo.InvariantCulture);
}
