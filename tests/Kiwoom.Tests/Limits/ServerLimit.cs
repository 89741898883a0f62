namespace Kiwoom.Tests.Limits;

/// <summary>The ways in which a server may count calls. Each tells of a call at a moment whether it is taken.</summary>
internal static class ServerLimit
{
    /// <summary>So many at once after a rest, then so many a second.</summary>
    public static Func<TimeSpan, bool> Bucket(double perSecond, int burst)
    {
        var tokens = (double)burst;
        var filledAt = TimeSpan.Zero;
        return now =>
        {
            tokens = Math.Min(burst, tokens + ((now - filledAt).TotalSeconds * perSecond));
            filledAt = now;
            if (tokens < 1)
            {
                return false;
            }

            tokens--;
            return true;
        };
    }

    /// <summary>So many in any second; refused ones may count as well.</summary>
    public static Func<TimeSpan, bool> Sliding(int perSecond, bool countsRefused = false)
    {
        var taken = new Queue<TimeSpan>();
        return now =>
        {
            while (taken.TryPeek(out var oldest) && now - oldest >= TimeSpan.FromSeconds(1))
            {
                taken.Dequeue();
            }

            var isTaken = taken.Count < perSecond;
            if (isTaken || countsRefused)
            {
                taken.Enqueue(now);
            }

            return isTaken;
        };
    }

    /// <summary>So many in each second of the clock.</summary>
    public static Func<TimeSpan, bool> Fixed(int perSecond)
    {
        var (second, count) = (-1L, 0);
        return now =>
        {
            var present = (long)Math.Floor((now + TimeSpan.FromMilliseconds(370)).TotalSeconds);
            (second, count) = (present, present == second ? count + 1 : 1);
            return count <= perSecond;
        };
    }

    /// <summary>One after another, each from its moment on.</summary>
    public static Func<TimeSpan, bool> Changing(params (int FromSecond, Func<TimeSpan, bool> Limit)[] limits) =>
        now => limits.Last(limit => now.TotalSeconds >= limit.FromSecond).Limit(now);
}
