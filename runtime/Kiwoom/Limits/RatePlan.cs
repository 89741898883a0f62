namespace Kiwoom.Limits;

/// <summary>Where a limiter begins, how far it may rise, and how long it keeps what a refusal has taught it.</summary>
/// <param name="Rate">Calls a second at first; infinite is no limit.</param>
/// <param name="Burst">How many may go at once after a rest, at first.</param>
/// <param name="Ceiling">The most calls a second.</param>
/// <param name="IsTested">Whether the first rate is a guess, so that calls go one by one until it has held.</param>
internal sealed record RatePlan(double Rate, int Burst, double Ceiling, bool IsTested = false)
{
    /// <summary>What the terms allow, for queries and for orders.</summary>
    public const int Documented = 5;

    private const int MeasuredPerSecond = 1;
    private const int MeasuredBurst = 2;

    /// <summary>How long a refusal is remembered before more is tried; twice as long when that is refused too.</summary>
    public TimeSpan Hold { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>No limit, and nothing is tried: the server may say that there is one.</summary>
    public static RatePlan Unlimited { get; } = new(double.PositiveInfinity, int.MaxValue, double.PositiveInfinity);

    /// <summary>No limit is known; there may be one all the same.</summary>
    public static RatePlan Unknown { get; } = Unlimited with { IsTested = true };

    /// <summary>Begins with what was measured on the real server, and tries more where nothing is refused.</summary>
    public static RatePlan Measured(int ceiling) => new(Math.Min(MeasuredPerSecond, ceiling), Math.Min(MeasuredBurst, ceiling), ceiling);

    /// <summary>What was measured, and never more: what a refusal costs is dearer than a wait.</summary>
    public static RatePlan Proven(int ceiling) =>
        new(Math.Min(MeasuredPerSecond, ceiling), Math.Min(MeasuredBurst, ceiling), Math.Min(MeasuredPerSecond, ceiling)) { Hold = TimeSpan.FromMinutes(5) };

    /// <summary>So many in any second from the first on: the user has said so.</summary>
    public static RatePlan Fixed(double perSecond) => new(perSecond, (int)Math.Min(perSecond, int.MaxValue), perSecond);
}
