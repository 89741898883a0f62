using Kiwoom.Tests.Realtime.Registration;

namespace Kiwoom.Trading.Tests.Tracking;

/// <summary>Everything that can happen to orders and to what is told of them, by seed.</summary>
internal sealed class TrackingRunTests
{
    private const int UsualSeeds = 40;
    private const int Steps = 80;
    private const int LinesOfAJournal = 80;

    [Test]
    public void The_tracker_ends_with_the_exchanges_own_truth_and_never_says_what_is_not_so()
    {
        var findings = new List<string>();
        var (seeds, sent, fills, delivered, lost, undecided) = (0, 0, 0, 0, 0, 0);
        foreach (var seed in SeedVariable.Read(UsualSeeds))
        {
            var run = new TrackingRun(seed);
            run.Run(Steps);
            (seeds, sent, fills, delivered, lost, undecided) = (seeds + 1, sent + run.Sent, fills + run.Fills, delivered + run.Delivered, lost + run.Lost, undecided + run.Undecided);
            if (run.Findings.Count == 0)
            {
                continue;
            }

            var again = $"{SeedVariable.Name}={seed}-{seed} dotnet test tests/Kiwoom.Trading.Tests --filter {nameof(TrackingRunTests)}";
            findings.Add($"seed {seed}: {string.Join("; ", run.Findings.Take(3))}. To repeat: {again}");
            if (findings.Count <= 3)
            {
                TestContext.Out.WriteLine(findings[^1]);
                TestContext.Out.WriteLine(string.Join('\n', SeedVariable.IsOne ? run.Journal : run.Journal.TakeLast(LinesOfAJournal)));
            }
        }

        TestContext.Out.WriteLine($"tracking: {seeds} seeds, {sent} orders sent, {fills} traded, {delivered} messages delivered, {lost} lost, {undecided} orders rightly unknown, {findings.Count} seeds with findings");
        Assert.That(findings.Take(10), Is.Empty);
    }
}
