namespace Kiwoom.Limits;

/// <summary>
/// What is believed of a server's limit, learned from what it answers and from nothing that it says. Where calls waited and none
/// was refused, more is tried, one call at a time: the first refusal ends that, and what was answered in the second before it is the
/// new rate. Not safe for concurrent use.
/// </summary>
internal sealed class RateLearner(RatePlan plan)
{
    // More than the terms allow in a second: what has held so long is no burst.
    private const int OneByOne = RatePlan.Documented + 1;
    private const int Proven = 40;
    private const double LeastRate = 0.25;
    private const double Slower = 0.8;
    private const double MuchSlower = 0.5;

    private int _leastBurst = Math.Min(2, plan.Burst);
    private int _refusals;
    private int _tested;
    private long _quietUntil = long.MinValue;

    /// <summary>Calls a second; infinite is no limit.</summary>
    public double Rate { get; private set; } = plan.Rate;

    /// <summary>How many may go at once after a rest.</summary>
    public int Burst { get; private set; } = plan.Burst;

    /// <summary>Whether the rate is being tried out.</summary>
    public bool IsTesting { get; private set; } = plan.IsTested;

    public bool IsUnlimited => double.IsPositiveInfinity(Rate);

    /// <summary>How many may be sent in any second.</summary>
    public int Window => (int)Math.Min(int.MaxValue, Math.Max(Burst, Math.Floor(Rate)));

    /// <summary>How many may be unanswered: few while the rate is tried out, so that few are refused.</summary>
    public int InFlight => !IsTesting ? int.MaxValue : Math.Max(1, _tested - OneByOne + 2);

    /// <summary>A call was not refused.</summary>
    /// <param name="hadToWait">Whether more was wanted than was let through.</param>
    /// <param name="now">When.</param>
    public void Succeeded(bool hadToWait, long now)
    {
        if (IsTesting)
        {
            if (++_tested >= Proven)
            {
                IsTesting = false;
                _refusals = 0;
            }
        }
        else if (hadToWait && Rate < plan.Ceiling && now >= _quietUntil)
        {
            // From a rate that is known the next can be measured; from a burst it cannot.
            Rate = Math.Min(plan.Ceiling, Math.Max(RatePlan.Documented, 2 * Rate));
            Burst = BurstAt(Rate);
            IsTesting = true;
            _tested = 0;
        }
    }

    /// <summary>Nothing was answered for a while: a server that is slow is not to be starved.</summary>
    public void Stalled() => _tested = (2 * InFlight) + OneByOne - 2;

    /// <summary>A call was refused.</summary>
    /// <param name="accepted">How many were answered that were sent in the second before it.</param>
    /// <param name="turn">The call's turn.</param>
    /// <param name="clock">The clock.</param>
    public void Refused(int accepted, Turn turn, TimeProvider clock)
    {
        if (accepted == 0 && !turn.HadToWait)
        {
            // It came after a rest: others were too many, another program for example. No rate was too high; but be careful.
            IsTesting |= IsUnlimited;
            _tested = IsUnlimited ? 0 : _tested;
            return;
        }

        if (Rate > 1)
        {
            // What has held for a while is not given up for one refusal: another program may use the same key.
            var least = IsTesting || IsUnlimited ? 1 : Math.Max(1, Rate / 2);
            Rate = Math.Clamp(accepted, least, Math.Max(least, Rate - 1));
            Burst = BurstAt(Rate);
        }
        else if (_leastBurst > 1)
        {
            _leastBurst = 1;
            Burst = 1;
        }
        else
        {
            // A repeat had a second to itself, as far as is known here: others take part of the rate.
            Rate = Math.Max(LeastRate, Rate * (turn.IsRepeat ? MuchSlower : Slower));
        }

        IsTesting = false;
        var hold = plan.Hold * (_refusals++ == 0 ? 1 : 2);
        _quietUntil = clock.GetTimestamp() + (long)(hold.TotalSeconds * clock.TimestampFrequency);
    }

    /// <summary>Evenly apart, so that what is taken is the rate and no burst; but in bursts that timers can keep up with, however high the rate.</summary>
    private int BurstAt(double rate) => rate <= 1 ? _leastBurst : (int)Math.Clamp(rate / RatePlan.Documented, 1, int.MaxValue);
}
