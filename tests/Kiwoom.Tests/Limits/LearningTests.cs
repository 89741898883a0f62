using System.Globalization;
using Kiwoom.Limits;

namespace Kiwoom.Tests.Limits;

/// <summary>A limiter finds out what a server takes, whatever its way of counting, and costs few refusals.</summary>
[Parallelizable]
internal sealed class LearningTests
{
    private static readonly RatePlan Real = RatePlan.Measured(RatePlan.Documented);

    private static IEnumerable<TestCaseData> Plans =>
    [
        new TestCaseData(Real, 10).SetArgDisplayNames("as on the real server, 10 ms"),
        new TestCaseData(Real, 150).SetArgDisplayNames("as on the real server, 150 ms"),
        new TestCaseData(Real, 600).SetArgDisplayNames("as on the real server, 600 ms"),
        new TestCaseData(RatePlan.Unknown, 4).SetArgDisplayNames("as on this machine, 4 ms"),
        new TestCaseData(RatePlan.Unknown, 40).SetArgDisplayNames("as on this machine, 40 ms"),
    ];

    private static IEnumerable<TestCaseData> Servers
    {
        get
        {
            foreach (var (name, plan) in new[] { ("real", Real), ("this machine", RatePlan.Unknown) })
            {
                yield return Case(name, plan, "bucket 2/s, burst 2", () => ServerLimit.Bucket(2, 2), 2);
                yield return Case(name, plan, "bucket 3/s, burst 2", () => ServerLimit.Bucket(3, 2), 3);
                yield return Case(name, plan, "bucket 5/s, burst 5", () => ServerLimit.Bucket(5, 5), 5);
                yield return Case(name, plan, "any second 1", () => ServerLimit.Sliding(1), 1);
                yield return Case(name, plan, "any second 2", () => ServerLimit.Sliding(2), 2);
                yield return Case(name, plan, "any second 3", () => ServerLimit.Sliding(3), 3);
                yield return Case(name, plan, "any second 3, refused ones too", () => ServerLimit.Sliding(3, countsRefused: true), 3);
                yield return Case(name, plan, "any second 5", () => ServerLimit.Sliding(5), 5);
                yield return Case(name, plan, "each second 2", () => ServerLimit.Fixed(2), 2);
                yield return Case(name, plan, "each second 5", () => ServerLimit.Fixed(5), 5);
            }
        }
    }

    [TestCaseSource(nameof(Plans))]
    public void Sixty_calls_at_once_to_a_server_of_one_a_second_and_a_burst_of_two_cost_three_refusals_at_most(RatePlan plan, int latency)
    {
        using var run = new LimiterSimulation(plan, ServerLimit.Bucket(1, 2), TimeSpan.FromMilliseconds(latency));
        run.Do(60);

        Print(run, "60 calls");
        Assert.That(run.Refused, Has.Count.LessThanOrEqualTo(3));
        Assert.That(run.Taken[^1].TotalSeconds, Is.LessThan(68), "and take hardly longer than they must");
    }

    [TestCaseSource(nameof(Plans))]
    public void Server_that_takes_five_a_second_is_used_in_the_first_ten_seconds(RatePlan plan, int latency)
    {
        using var run = new LimiterSimulation(plan, ServerLimit.Sliding(5), TimeSpan.FromMilliseconds(latency));
        run.Saturate(TimeSpan.FromSeconds(20));

        Print(run, "saturated");
        Assert.Multiple(() =>
        {
            if (latency < 200)
            {
                Assert.That(run.RateBetween(0, 10), Is.GreaterThanOrEqualTo(4.5), "nine tenths of all that fits into them");
            }

            Assert.That(run.RateBetween(10, 20), Is.GreaterThanOrEqualTo(4.5));
            Assert.That(run.Refused, Has.Count.LessThanOrEqualTo(2));
        });
    }

    [TestCaseSource(nameof(Servers))]
    public void Servers_rate_is_found_and_kept_to(RatePlan plan, Func<TimeSpan, bool> server, double perSecond)
    {
        using var run = new LimiterSimulation(plan, server, TimeSpan.FromMilliseconds(20));
        run.Saturate(TimeSpan.FromSeconds(120));

        Print(run, "two minutes");
        Assert.That(run.RateBetween(10, 120), Is.GreaterThanOrEqualTo(perSecond * 0.75));
        Assert.That(run.Refused, Has.Count.LessThanOrEqualTo(12));
    }

    [Test]
    public void Server_that_changes_its_mind_is_followed_both_ways()
    {
        var server = ServerLimit.Changing((0, ServerLimit.Sliding(5)), (20, ServerLimit.Bucket(1, 2)), (80, ServerLimit.Sliding(5)));

        using var run = new LimiterSimulation(Real, server, TimeSpan.FromMilliseconds(20));
        run.Saturate(TimeSpan.FromSeconds(300));

        Print(run, "5, from 20 s on 1, from 80 s on 5");
        Assert.Multiple(() =>
        {
            Assert.That(run.RateBetween(30, 80), Is.GreaterThanOrEqualTo(0.8));
            Assert.That(run.RateBetween(280, 300), Is.GreaterThanOrEqualTo(4.5));
            Assert.That(run.Refused, Has.Count.LessThanOrEqualTo(8));
        });
    }

    [Test]
    public void Order_is_never_sent_faster_than_was_measured()
    {
        using var run = new LimiterSimulation(RatePlan.Proven(RatePlan.Documented), ServerLimit.Bucket(1, 2), TimeSpan.FromMilliseconds(20));
        run.Saturate(TimeSpan.FromMinutes(30));

        Print(run, "orders");
        Assert.That(run.Refused, Is.Empty);
        Assert.That(run.Taken.Count, Is.InRange(1_780, 1_802));
    }

    private static TestCaseData Case(string place, RatePlan plan, string name, Func<Func<TimeSpan, bool>> server, double perSecond) =>
        new TestCaseData(plan, server(), perSecond).SetArgDisplayNames($"as on {place}", name);

    private static void Print(LimiterSimulation run, string what) => TestContext.Out.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{TestContext.CurrentContext.Test.Name}: {what}: {run.Taken.Count} taken, {run.Refused.Count} refused ({string.Join(' ', run.Refused.Select(at => at.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)))}); {run.RateBetween(0, 10):0.0}/s in the first ten seconds, {run.RateBetween(10, 20):0.0}/s in the next"));
}
