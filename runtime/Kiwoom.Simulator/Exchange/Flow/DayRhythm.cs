using Kiwoom.Simulator.Exchange.Sessions;

namespace Kiwoom.Simulator.Exchange.Flow;

/// <summary>How busy the market is by time of day: most at the opening, more again towards the close, little before and after.</summary>
internal static class DayRhythm
{
    private const int UsualMinute = 100;

    // The half hours of the regular session from 09:00 on, the last one until 15:20.
    private static readonly int[] HalfHours = [320, 190, 140, 115, 100, 85, 75, 75, 80, 90, 105, 130, 180];

    /// <summary>What <see cref="Of"/> adds up to over a usual day, in minutes of a usual minute.</summary>
    public static long MinutesOfDay { get; } = (HalfHours.Sum() * 30L / UsualMinute) + 130;

    /// <summary>How busy a moment is, a usual one being 100; 0 where nothing is open.</summary>
    public static int Of(SessionPhase krx, SessionPhase nxt, TimeOnly time)
    {
        if (krx == SessionPhase.Regular)
        {
            var halfHour = (int)((time.Ticks - new TimeOnly(9, 0).Ticks) / TimeSpan.FromMinutes(30).Ticks);
            return HalfHours[Math.Clamp(halfHour, 0, HalfHours.Length - 1)];
        }

        return krx.IsAuction() ? 150
            : nxt == SessionPhase.NxtPreMarket || krx == SessionPhase.AfterMarket ? 25
            : nxt != SessionPhase.Closed ? 40
            : 0;
    }
}
