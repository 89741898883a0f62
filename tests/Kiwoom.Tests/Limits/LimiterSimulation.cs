using Kiwoom.Limits;

namespace Kiwoom.Tests.Limits;

/// <summary>Calls of one API ID, the limiters of programs that share a key, and a server that counts, on a clock of their own.</summary>
internal sealed class LimiterSimulation : IDisposable
{
    private static readonly DateTimeOffset Start = DateTimeOffset.UnixEpoch;
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(2);

    private readonly ManualTimeProvider _clock = new(Start);
    private readonly Func<TimeSpan, bool> _server;
    private readonly TimeSpan _latency;
    private readonly WindowLimiter[] _programs;
    private readonly List<(Call Call, Task<Turn> Turn)> _waiting = [];
    private readonly List<(Call Call, Turn Turn, TimeSpan ArrivesAt)> _onTheirWay = [];
    private readonly List<(Call Call, Turn Turn, TimeSpan At, bool IsTaken)> _answers = [];

    public LimiterSimulation(RatePlan plan, Func<TimeSpan, bool> server, TimeSpan latency, int programs = 1, int seed = 0)
    {
        _server = server;
        _latency = latency;
        _programs = [.. Enumerable.Range(0, programs).Select(number => new WindowLimiter(plan, 1000, _clock, new Random((seed * programs) + number)))];
    }

    /// <summary>When calls were taken, since the beginning.</summary>
    public List<TimeSpan> Taken { get; } = [];

    /// <summary>When calls were refused.</summary>
    public List<TimeSpan> Refused { get; } = [];

    /// <summary>The longest time from a call's first sending until it was taken.</summary>
    public TimeSpan LongestCall { get; private set; }

    private TimeSpan Now => _clock.GetUtcNow() - Start;

    /// <summary>Lets calls run that are all there at once, shared out among the programs, until each is done.</summary>
    public void Do(int calls)
    {
        for (var i = 0; i < calls; i++)
        {
            Add(new Call(_programs[i % _programs.Length]));
        }

        while (Taken.Count < calls)
        {
            Assert.That(Now, Is.LessThan(TimeSpan.FromMinutes(10)), "calls are left over");
            Move();
        }
    }

    /// <summary>Keeps calls waiting for so long.</summary>
    public void Saturate(TimeSpan time)
    {
        while (Now < time)
        {
            for (var missing = 10 - _waiting.Count; missing > 0; missing--)
            {
                Add(new Call(_programs[0]));
            }

            Move();
        }
    }

    /// <summary>How many calls a second were taken in a span of time.</summary>
    public double RateBetween(int fromSecond, int toSecond) =>
        (double)Taken.Count(at => at.TotalSeconds >= fromSecond && at.TotalSeconds < toSecond) / (toSecond - fromSecond);

    public void Dispose()
    {
        foreach (var program in _programs)
        {
            program.Dispose();
        }
    }

    private void Add(Call call) => _waiting.Add((call, call.Program.WaitAsync(call.FirstSent is not null, default).AsTask()));

    private void Move()
    {
        foreach (var granted in _waiting.FindAll(waiting => waiting.Turn.IsCompleted))
        {
            _waiting.Remove(granted);
            var turn = granted.Turn.Result;
            turn.Sent();
            _onTheirWay.Add((granted.Call with { FirstSent = granted.Call.FirstSent ?? Now }, turn, Now + (_latency / 2)));
        }

        foreach (var sent in _onTheirWay.FindAll(sent => sent.ArrivesAt <= Now))
        {
            _onTheirWay.Remove(sent);
            var isTaken = _server(Now);
            (isTaken ? Taken : Refused).Add(Now);
            _answers.Add((sent.Call, sent.Turn, Now + (_latency / 2), isTaken));
        }

        foreach (var answer in _answers.FindAll(answer => answer.At <= Now))
        {
            _answers.Remove(answer);
            if (answer.IsTaken)
            {
                var time = Now - answer.Call.FirstSent!.Value;
                LongestCall = time > LongestCall ? time : LongestCall;
                answer.Turn.Answered();
            }
            else
            {
                answer.Call.Program.Refused(answer.Turn, null);
                Add(answer.Call);
            }

            answer.Turn.Dispose();
        }

        _clock.Advance(Step);
    }

    private sealed record Call(WindowLimiter Program, TimeSpan? FirstSent = null);
}
