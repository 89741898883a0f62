using Kiwoom.Limits;

namespace Kiwoom.Tests.Limits;

/// <summary>Calls of one API ID, a limiter and a server that counts, on a clock of their own.</summary>
internal sealed class LimiterSimulation(RatePlan plan, Func<TimeSpan, bool> server, TimeSpan latency)
{
    private static readonly DateTimeOffset Start = DateTimeOffset.UnixEpoch;
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(2);

    private readonly ManualTimeProvider _clock = new(Start);
    private readonly List<Task<Turn>> _waiting = [];
    private readonly List<(TimeSpan ArrivesAt, Turn Turn)> _onTheirWay = [];
    private readonly List<(TimeSpan At, bool IsTaken, Turn Turn)> _answers = [];

    /// <summary>When calls were taken, since the beginning.</summary>
    public List<TimeSpan> Taken { get; } = [];

    /// <summary>When calls were refused.</summary>
    public List<TimeSpan> Refused { get; } = [];

    private TimeSpan Now => _clock.GetUtcNow() - Start;

    /// <summary>Lets calls run that are all there at once, until each is done.</summary>
    public LimiterSimulation Do(int calls)
    {
        using var limiter = new WindowLimiter(plan, 1000, _clock);
        Call(limiter, calls);
        while (Taken.Count < calls)
        {
            Assert.That(Now, Is.LessThan(TimeSpan.FromMinutes(10)), "calls are left over");
            Move(limiter);
        }

        return this;
    }

    /// <summary>Keeps calls waiting for so long.</summary>
    public LimiterSimulation Saturate(TimeSpan time)
    {
        using var limiter = new WindowLimiter(plan, 1000, _clock);
        while (Now < time)
        {
            Call(limiter, 10 - _waiting.Count);
            Move(limiter);
        }

        return this;
    }

    /// <summary>How many calls a second were taken in a span of time.</summary>
    public double RateBetween(int fromSecond, int toSecond) =>
        (double)Taken.Count(at => at.TotalSeconds >= fromSecond && at.TotalSeconds < toSecond) / (toSecond - fromSecond);

    private void Call(WindowLimiter limiter, int count, bool isRepeat = false)
    {
        for (var i = 0; i < count; i++)
        {
            _waiting.Add(limiter.WaitAsync(isRepeat, default).AsTask());
        }
    }

    private void Move(WindowLimiter limiter)
    {
        foreach (var granted in _waiting.FindAll(task => task.IsCompleted))
        {
            _waiting.Remove(granted);
            granted.Result.Sent();
            _onTheirWay.Add((Now + (latency / 2), granted.Result));
        }

        foreach (var call in _onTheirWay.FindAll(call => call.ArrivesAt <= Now))
        {
            _onTheirWay.Remove(call);
            var isTaken = server(Now);
            (isTaken ? Taken : Refused).Add(Now);
            _answers.Add((Now + (latency / 2), isTaken, call.Turn));
        }

        foreach (var answer in _answers.FindAll(answer => answer.At <= Now))
        {
            _answers.Remove(answer);
            if (answer.IsTaken)
            {
                answer.Turn.Answered();
            }
            else
            {
                limiter.Refused(answer.Turn, null);
                Call(limiter, 1, isRepeat: true);
            }

            answer.Turn.Dispose();
        }

        _clock.Advance(Step);
    }
}
