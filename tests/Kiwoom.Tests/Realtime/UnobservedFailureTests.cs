using System.Runtime.CompilerServices;
using Kiwoom.Tests.Realtime.Conditions;

namespace Kiwoom.Tests.Realtime;

/// <summary>Answers that do not come, and callers who have left: whoever should know knows, and nothing else is heard of it.</summary>
[NonParallelizable]
internal sealed class UnobservedFailureTests
{
    [Test]
    public Task Answer_that_never_comes_is_its_callers_failure_alone() => UnobservedFailures.AssertNoneAsync(LogInInVainAsync);

    [Test]
    public Task List_that_every_caller_has_left_may_fail() => UnobservedFailures.AssertNoneAsync(LeaveListAsync);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task LogInInVainAsync()
    {
        await using var server = new SocketServer((_, _) => Task.CompletedTask);
        await using var kiwoom = server.CreateClient(options => options.Realtime.AnswerTimeout = TimeSpan.FromMilliseconds(50));

        await Assert.ThrowsAsync<KiwoomTransportException>(() => kiwoom.Realtime.StockTrades("005930").StartAsync());
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task LeaveListAsync()
    {
        await using var server = new ConditionServer(_ => []);
        await using var kiwoom = ConditionBed.CreateClient(server.Address);
        using var cancellation = new CancellationTokenSource();
        var search = kiwoom.ConditionSearch.SearchAsync("0", cancellationToken: cancellation.Token);
        await server.NextFrameAsync();
        await cancellation.CancelAsync();

        await Assert.CatchAsync<OperationCanceledException>(() => search);
    }
}
