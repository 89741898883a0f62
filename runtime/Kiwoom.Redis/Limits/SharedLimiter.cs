using System.Globalization;
using System.Threading.RateLimiting;
using Kiwoom.Redis.Connection;
using Kiwoom.Redis.Orders;
using Kiwoom.Redis.Scripts;

namespace Kiwoom.Redis.Limits;

/// <summary>
/// The limit of an API ID for all processes: a sliding window by Redis' clock. A call takes its turn in one script, waits until it comes, and
/// asks whether it still has it. Without Redis a process keeps to its share.
/// </summary>
internal sealed class SharedLimiter(SharedLimits limits, string apiId, LimitPlan plan) : RateLimiter, ILearningLimiter
{
    private const string All = "*";

    // Turns come by Redis' clock to the microsecond, and timers by whole milliseconds.
    private static readonly TimeSpan Grain = TimeSpan.FromMilliseconds(1);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly LocalShare _local = new();
    private readonly string _turns = $"{limits.Process}/{Guid.NewGuid():N}/";
    private readonly CancellationTokenSource _disposed = new();
    private long _turn;
    private int _level = plan.First;

    public override TimeSpan? IdleDuration => null;

    private string State => limits.Keys.Limit(apiId);

    private string Turns => limits.Keys.Limit(apiId + ":turns");

    private string StateOfAll => limits.Keys.Limit(All);

    private string TurnsOfAll => limits.Keys.Limit(All + ":turns");

    public override RateLimiterStatistics? GetStatistics() => null;

    public void Refused(KiwoomRateLimitException refusal)
    {
        var scope = refusal.IsOfSeveralIds ? "all" : "";
        var pause = refusal.RetryAfter is { } asked && asked > Pause ? asked : Pause;
        limits.Redis.RunAsync(
            database => database.ScriptEvaluateAsync(
                RedisScript.LimitRefused,
                [State, Turns, StateOfAll, TurnsOfAll],
                [plan.Text, plan.First, (long)pause.TotalMicroseconds, scope]),
            CancellationToken.None).MayFail();
    }

    // A turn comes from Redis, which nobody is to wait for in a blocking way.
    protected override RateLimitLease AttemptAcquireCore(int permitCount) => SharedLease.None;

    protected override async ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposed.IsCancellationRequested, typeof(KiwoomClient));
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _disposed.Token);
        var turn = _turns + Interlocked.Increment(ref _turn).ToString(CultureInfo.InvariantCulture);
        try
        {
            var lease = await AcquireAsync(turn, either.Token).ConfigureAwait(false);
            if (lease.IsAcquired)
            {
                await OrderTurn.ConfirmAsync(apiId, either.Token).ConfigureAwait(false);
            }

            return lease;
        }
        catch (OperationCanceledException)
        {
            GiveBack(turn);
            cancellationToken.ThrowIfCancellationRequested();
            throw new ObjectDisposedException(nameof(KiwoomClient));
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_disposed.IsCancellationRequested)
        {
            _disposed.Cancel();
        }

        base.Dispose(disposing);
    }

    private async Task<RateLimitLease> AcquireAsync(string turn, CancellationToken cancellationToken)
    {
        for (var isFirst = true; ; isFirst = false)
        {
            long[] answer;
            try
            {
                answer = (long[])(await limits.Redis.RunAsync(
                    database => database.ScriptEvaluateAsync(
                        RedisScript.LimitReserve,
                        [State, Turns, StateOfAll, TurnsOfAll, limits.Keys.Processes + ":calling"],
                        [turn, isFirst ? 1 : 0, plan.Text, plan.First, limits.QueueLimit, limits.CallsPerSecond, limits.Process]),
                    cancellationToken).ConfigureAwait(false))!;
            }
            catch (RedisUnavailableException)
            {
                limits.Heard(false);
                await WaitAsync(_local.Take(plan.Steps[Volatile.Read(ref _level) - 1], limits.Processes), cancellationToken).ConfigureAwait(false);
                return SharedLease.Granted;
            }

            limits.Heard(true);
            limits.Processes = (int)answer[1];
            Volatile.Write(ref _level, (int)answer[2]);
            if (answer[0] < 0)
            {
                return SharedLease.None;
            }

            if (answer[0] == 0)
            {
                return SharedLease.Granted;
            }

            await WaitAsync(TimeSpan.FromMicroseconds(answer[0]) + Grain, cancellationToken).ConfigureAwait(false);
        }
    }

    private static Task WaitAsync(TimeSpan time, CancellationToken cancellationToken) =>
        time > TimeSpan.Zero ? Task.Delay(time, cancellationToken) : Task.CompletedTask;

    /// <summary>Whoever asks next may have it; a process that dies takes its turns with it.</summary>
    private void GiveBack(string turn)
    {
        limits.Redis.RunAsync(
            database => Task.WhenAll(database.SortedSetRemoveAsync(Turns, turn), database.SortedSetRemoveAsync(TurnsOfAll, turn)), CancellationToken.None).MayFail();
    }
}
