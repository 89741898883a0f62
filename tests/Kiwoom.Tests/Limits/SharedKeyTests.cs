using Kiwoom.Limits;

namespace Kiwoom.Tests.Limits;

/// <summary>Two programs with one key at a server that counts both together.</summary>
internal sealed class SharedKeyTests
{
    [Test]
    public void Calls_of_two_programs_with_one_key_are_refused_three_times_at_most([Values(20, 200)] int latency)
    {
        var clock = new ManualTimeProvider(DateTimeOffset.UnixEpoch);
        WindowLimiter[] limiters = [new(RatePlan.Measured(5), 1000, clock), new(RatePlan.Measured(5), 1000, clock)];
        var waiting = new List<(int Program, int Attempt, Task<Turn> Turn)>();
        var underWay = new List<(int Program, int Attempt, Turn Turn, DateTimeOffset Arrives, DateTimeOffset Answered, bool? IsTaken)>();
        for (var i = 0; i < 60; i++)
        {
            waiting.Add((i % 2, 1, limiters[i % 2].WaitAsync(false, default).AsTask()));
        }

        var (tokens, filledAt, taken, most) = (2.0, clock.GetUtcNow(), 0, 0);
        while (taken < 60)
        {
            var now = clock.GetUtcNow();
            Assert.That(now - DateTimeOffset.UnixEpoch, Is.LessThan(TimeSpan.FromMinutes(20)));
            foreach (var call in waiting.FindAll(call => call.Turn.IsCompleted))
            {
                waiting.Remove(call);
                call.Turn.Result.Sent();
                underWay.Add((call.Program, call.Attempt, call.Turn.Result, now.AddMilliseconds(latency / 2), now.AddMilliseconds(latency), null));
            }

            for (var i = 0; i < underWay.Count; i++)
            {
                if (underWay[i].IsTaken is null && underWay[i].Arrives <= now)
                {
                    tokens = Math.Min(2, tokens + (now - filledAt).TotalSeconds);
                    filledAt = now;
                    var isTaken = tokens >= 1;
                    tokens -= isTaken ? 1 : 0;
                    underWay[i] = underWay[i] with { IsTaken = isTaken };
                }
            }

            foreach (var call in underWay.FindAll(call => call.Answered <= now))
            {
                underWay.Remove(call);
                if (call.IsTaken == true)
                {
                    taken++;
                    call.Turn.Answered();
                }
                else
                {
                    most = Math.Max(most, call.Attempt);
                    limiters[call.Program].Refused(call.Turn, null);
                    waiting.Add((call.Program, call.Attempt + 1, limiters[call.Program].WaitAsync(true, default).AsTask()));
                }

                call.Turn.Dispose();
            }

            clock.Advance(TimeSpan.FromMilliseconds(2));
        }

        TestContext.Out.WriteLine($"{clock.GetUtcNow() - DateTimeOffset.UnixEpoch}, {most} refusals of one call");
        Assert.That(most, Is.LessThanOrEqualTo(3));
    }
}
