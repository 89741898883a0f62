using System.Globalization;

namespace Kiwoom.Redis.Tests.Drill;

/// <summary>The stocks of a drill.</summary>
internal static class DrillItems
{
    public static string[] Of(int count) => [.. Enumerable.Range(1, count).Select(number => number.ToString("000000", CultureInfo.InvariantCulture))];
}
