using System.Globalization;
using Kiwoom.Realtime;

namespace Kiwoom.Redis.Streams;

/// <summary>An entry of a stream that is no message: here some may be missing.</summary>
/// <param name="Reason">Why.</param>
/// <param name="From">From when, in microseconds.</param>
/// <param name="Until">Until when, in microseconds.</param>
/// <param name="Previous">The number of the entry before it.</param>
internal readonly record struct GapMark(StreamGapReason Reason, long From, long Until, long Previous)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Reason} {From} {Until} {Previous}");

    public static GapMark? Parse(string text)
    {
        var parts = text.Split(' ');
        return parts.Length == 4 && Enum.TryParse<StreamGapReason>(parts[0], out var reason) && TryParse(parts[1], out var from)
            && TryParse(parts[2], out var until) && TryParse(parts[3], out var previous)
            ? new GapMark(reason, from, until, previous)
            : null;
    }

    private static bool TryParse(string text, out long number) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
