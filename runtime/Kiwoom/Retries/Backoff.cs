namespace Kiwoom.Retries;

/// <summary>How long to wait after failures in a row: twice as long each time, up to a longest wait.</summary>
internal static class Backoff
{
    /// <summary>The wait after so many failures.</summary>
    /// <param name="failures">How many there were, at least one.</param>
    /// <param name="first">The wait after the first.</param>
    /// <param name="longest">The longest wait.</param>
    public static TimeSpan After(int failures, TimeSpan first, TimeSpan longest)
    {
        // Compared before it is multiplied: a long row of failures would be longer than any time.
        var factor = Math.Pow(2, Math.Min(failures - 1, 62));
        return first.TotalMilliseconds * factor < longest.TotalMilliseconds ? first * factor : longest;
    }

    /// <summary>The same wait or down to half of it: those that failed together do not come back together.</summary>
    public static TimeSpan Scatter(TimeSpan wait) => wait * (1 - (Random.Shared.NextDouble() / 2));
}
