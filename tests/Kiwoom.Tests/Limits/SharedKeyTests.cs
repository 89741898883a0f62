using Kiwoom.Limits;
using Kiwoom.Tests.Endurance;

namespace Kiwoom.Tests.Limits;

/// <summary>Programs with one key that know nothing of each other, at a server that counts all of them together.</summary>
[Parallelizable]
[Category(EnduranceRun.Category)]
internal sealed class SharedKeyTests
{
    private static IEnumerable<TestCaseData> Servers =>
    [
        new TestCaseData((Func<Func<TimeSpan, bool>>)(() => ServerLimit.Bucket(1, 2))).SetArgDisplayNames("bucket 1/s, burst 2"),
        new TestCaseData((Func<Func<TimeSpan, bool>>)(() => ServerLimit.Sliding(1))).SetArgDisplayNames("any second 1"),
        new TestCaseData((Func<Func<TimeSpan, bool>>)(() => ServerLimit.Sliding(5))).SetArgDisplayNames("any second 5"),
    ];

    [TestCaseSource(nameof(Servers))]
    public void Every_call_of_two_programs_is_taken_before_its_time_is_up(Func<Func<TimeSpan, bool>> server)
    {
        var (longest, refused) = (TimeSpan.Zero, 0);
        var seeds = EnduranceRun.Size(4, 20, 100);
        foreach (var latency in new[] { 20, 200, 600 })
        {
            for (var seed = 0; seed < seeds; seed++)
            {
                using var run = new LimiterSimulation(RatePlan.Measured(RatePlan.Documented), server(), TimeSpan.FromMilliseconds(latency), programs: 2, seed);
                run.Do(60);
                longest = run.LongestCall > longest ? run.LongestCall : longest;
                refused = Math.Max(refused, run.Refused.Count);
            }
        }

        TestContext.Out.WriteLine($"60 calls of two programs, {3 * seeds} runs: a call took {longest.TotalSeconds:0} s at most, {refused} refusals at most");
        Assert.Multiple(() =>
        {
            Assert.That(longest, Is.LessThan(new RetryOptions().MaxTotal));
            Assert.That(refused, Is.LessThanOrEqualTo(25));
        });
    }
}
