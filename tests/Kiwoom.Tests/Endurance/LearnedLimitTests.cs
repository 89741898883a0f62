using Kiwoom.Tests.Examples;
using Kiwoom.Tests.Limits;

namespace Kiwoom.Tests.Endurance;

/// <summary>
/// The default limits over real HTTP and real time, against servers that count. What a busy machine cannot blur is asserted: a bucket that
/// is full does not mind a call that comes late. Rates are printed.
/// </summary>
[Category(EnduranceRun.Category)]
[Parallelizable(ParallelScope.All)]
internal sealed class LearnedLimitTests
{
    [Test]
    public async Task Calls_at_once_all_succeed_with_three_refusals_at_most([Values] bool isReal)
    {
        var calls = EnduranceRun.Size(15, 15, 60);
        using var server = new CountingHandler(ServerLimit.Bucket(1, 2), isReal);
        await using var client = server.Connect();

        await Task.WhenAll(Enumerable.Range(0, calls).Select(_ => client.SendAsync("ka10081"))).WaitAsync(EnduranceRun.HangLimit);

        server.Print($"{calls} calls at once, 1 a second with a burst of 2");
        Assert.That(server.Taken, Has.Count.EqualTo(calls));
        Assert.That(server.Refused, Is.LessThanOrEqualTo(3));
    }

    [Test]
    public async Task Server_that_takes_five_a_second_is_used([Values] bool isReal)
    {
        var calls = EnduranceRun.Size(25, 25, 60);
        using var server = new CountingHandler(ServerLimit.Sliding(5), isReal);
        await using var client = server.Connect();

        await Task.WhenAll(Enumerable.Range(0, calls).Select(_ => client.SendAsync("ka10081"))).WaitAsync(EnduranceRun.HangLimit);

        server.Print($"{calls} calls at once, 5 a second");
        Assert.That(server.Taken, Has.Count.EqualTo(calls));
    }
}
