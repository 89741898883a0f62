namespace Kiwoom.Tests.Endurance;

/// <summary>How long the endurance tests run: bounded by default, in full with <c>KIWOOM_ENDURANCE=full</c>.</summary>
internal static class EnduranceRun
{
    public const string Category = "Endurance";

    private static readonly bool IsFull = Environment.GetEnvironmentVariable("KIWOOM_ENDURANCE") == "full";

    /// <summary>When a run counts as hung. A guard only: nothing is measured by it.</summary>
    public static TimeSpan HangLimit { get; } = TimeSpan.FromMinutes(IsFull ? 60 : 4);

    /// <summary>One of two sizes.</summary>
    public static int Size(int bounded, int full) => IsFull ? full : bounded;
}
