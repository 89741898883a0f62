using System.Runtime.CompilerServices;
using Kiwoom.Tests.Examples;

namespace Kiwoom.Tests.Authentication;

/// <summary>A shared request for a token may fail when nobody waits for it any more; that must disturb nobody.</summary>
[NonParallelizable]
internal sealed class UnobservedFailureTests
{
    [Test]
    public Task Failed_token_request_that_every_caller_has_left_is_not_unobserved() => UnobservedFailures.AssertNoneAsync(LeaveAsync);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task LeaveAsync()
    {
        var received = new TaskCompletionSource();
        var left = new TaskCompletionSource();
        await using var server = LoopbackServer.Start(async (connection, _) =>
        {
            received.TrySetResult();
            await left.Task;
            await connection.SendAsync(HttpAnswer.Refusal(3, "[8001:App Key와 Secret Key 검증에 실패했습니다]"));
        });
        await using var bed = TestBed.On(server);
        using var cancellation = new CancellationTokenSource();
        var calls = Enumerable.Range(0, 3).Select(_ => bed.Client.SendAsync("ka00001", cancellation.Token)).ToList();
        await received.Task.WhileAsync(calls[0]);
        await cancellation.CancelAsync();
        foreach (var call in calls)
        {
            await Assert.CatchAsync<OperationCanceledException>(() => call);
        }

        left.SetResult();
        await bed.Log.WaitForAsync(entry => entry.Event.Id == 32);
    }
}
