using System.Globalization;

namespace Kiwoom.Redis.Streams;

/// <summary>Where a reader stands in a stream.</summary>
/// <param name="Number">The number of the last message.</param>
/// <param name="Time">When that came, in microseconds; 0 where it is not known.</param>
internal readonly record struct Position(long Number, long Time)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number} {Time}");

    public static Position? Parse(string? text)
    {
        var parts = text?.Split(' ');
        return parts is [var number, var time] && TryParse(number, out var at) && TryParse(time, out var microseconds) ? new Position(at, microseconds) : null;
    }

    private static bool TryParse(string text, out long number) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
