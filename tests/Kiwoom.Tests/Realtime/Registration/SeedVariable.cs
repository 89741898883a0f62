using System.Globalization;

namespace Kiwoom.Tests.Realtime.Registration;

/// <summary>Which seeds a random test runs: <c>KIWOOM_SEEDS=10000</c> is how many, <c>KIWOOM_SEEDS=17-17</c> is which.</summary>
internal static class SeedVariable
{
    public const string Name = "KIWOOM_SEEDS";

    /// <summary>Whether one is looked at.</summary>
    public static bool IsOne => Environment.GetEnvironmentVariable(Name)?.Contains('-', StringComparison.Ordinal) == true;

    /// <summary>The seeds.</summary>
    /// <param name="usual">How many there are where the variable does not say.</param>
    /// <param name="share">Of how many that it gives one is run.</param>
    public static IEnumerable<int> Read(int usual, int share = 1)
    {
        var text = Environment.GetEnvironmentVariable(Name);
        if (string.IsNullOrEmpty(text))
        {
            return Enumerable.Range(1, usual);
        }

        var parts = text.Split('-').Select(part => int.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        return parts is [var first, var last] ? Enumerable.Range(first, last - first + 1) : Enumerable.Range(1, Math.Max(1, parts[0] / share));
    }
}
