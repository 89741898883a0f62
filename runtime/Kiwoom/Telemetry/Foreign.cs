using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Kiwoom.Telemetry;

/// <summary>
/// Calls of code that is not the library's: listeners of a meter or a trace, leases of a limiter, answers that a handler has wrapped. What
/// it throws stays here, because nothing of it may cost a caller the receipt of an order.
/// </summary>
internal static class Foreign
{
    public static void Dispose(IDisposable? resource)
    {
        try
        {
            resource?.Dispose();
        }
        catch (Exception)
        {
            // There is nothing that a caller could do about it.
        }
    }

    public static async ValueTask DisposeAsync(IAsyncDisposable resource)
    {
        try
        {
            await resource.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception)
        {
            // As above.
        }
    }

    /// <summary>Counts one.</summary>
    public static void Count(Counter<long> counter, params ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        try
        {
            counter.Add(1, tags);
        }
        catch (Exception)
        {
            // A listener's.
        }
    }

    public static void Record(Histogram<double> histogram, double value, in TagList tags)
    {
        try
        {
            histogram.Record(value, tags);
        }
        catch (Exception)
        {
            // A listener's.
        }
    }

    /// <summary>Does something with an activity, of which listeners hear.</summary>
    public static T? Try<TState, T>(TState state, Func<TState, T?> action)
        where T : class
    {
        try
        {
            return action(state);
        }
        catch (Exception)
        {
            return null;
        }
    }
}
