namespace Kiwoom.Simulator;

/// <summary>How long calls take before they are carried out, by a log-normal distribution: half of them less than <see cref="Median"/>, a few much more.</summary>
public sealed record SimulatedLatency
{
    /// <summary>The time that half of the calls take at most. Real time.</summary>
    public required TimeSpan Median { get; init; }

    /// <summary>How far the others stray: 0 is always the median, 0.5 is a tenth of them at about twice of it, 1 a tenth at almost four times.</summary>
    public double Spread { get; init; }

    /// <summary>The longest there is; null is a hundred medians.</summary>
    public TimeSpan? Longest { get; init; }

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Median, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Median, TimeSpan.FromMinutes(10));
        if (!(Spread is >= 0 and <= 5))
        {
            throw new ArgumentOutOfRangeException(nameof(Spread), Spread, "It is from 0 to 5.");
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(Longest ?? Median, Median, nameof(Longest));
    }

    /// <summary>One latency, from two chances between 0 and 1.</summary>
    internal TimeSpan Sample(double first, double second)
    {
        // Box and Muller: two even chances make a normal one.
        var normal = Math.Sqrt(-2 * Math.Log(1 - first)) * Math.Cos(2 * Math.PI * second);
        var most = Longest ?? (Median * 100);
        var factor = Math.Exp(Spread * normal);
        return factor * Median.TotalMilliseconds >= most.TotalMilliseconds ? most : Median * factor;
    }
}
