namespace Kiwoom.Tests.Endurance;

/// <summary>
/// How long the endurance tests run: a moment by default, so that nobody waits for all tests, longer with <c>KIWOOM_ENDURANCE=ci</c>, as each
/// commit's proof runs them, and in full with <c>KIWOOM_ENDURANCE=full</c>.
/// </summary>
internal static class EnduranceRun
{
    public const string Category = "Endurance";

    private static readonly string? Wanted = Environment.GetEnvironmentVariable("KIWOOM_ENDURANCE");

    /// <summary>When a run counts as hung. A guard only: nothing is measured by it.</summary>
    public static TimeSpan HangLimit { get; } = TimeSpan.FromMinutes(Wanted == "full" ? 60 : 4);

    /// <summary>One of three sizes.</summary>
    public static int Size(int usual, int ci, int full) => Wanted switch
    {
        "full" => full,
        "ci" => ci,
        _ => usual,
    };
}
