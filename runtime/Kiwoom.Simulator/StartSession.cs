using Kiwoom.Simulator.Exchange;

namespace Kiwoom.Simulator;

/// <summary>A part of a trading day at which a program's market begins.</summary>
internal enum StartSession
{
    /// <summary>Now where something is going on, and <see cref="Regular"/> where nothing is.</summary>
    Auto,

    /// <summary>Now, whatever the hour.</summary>
    Now,

    /// <summary>NXT's pre-market, 08:10.</summary>
    Pre,

    /// <summary>The opening auction, 08:50.</summary>
    Opening,

    /// <summary>The regular session, 10:00.</summary>
    Regular,

    /// <summary>The closing auction, 15:22.</summary>
    Closing,

    /// <summary>The after-markets, 16:10.</summary>
    After,

    /// <summary>The night, 21:00.</summary>
    Night,
}

/// <summary>When a session is.</summary>
internal static class StartSessions
{
    private static readonly TimeOnly Begins = new(8, 0);
    private static readonly TimeOnly Ends = new(20, 0);

    /// <summary>The Korean time on the latest trading day; null is now.</summary>
    public static DateTime? TimeOf(StartSession session, DateTime now)
    {
        var calendar = MarketEngine.Calendar;
        var today = DateOnly.FromDateTime(now);
        var isOpen = calendar.IsTradingDay(today) && TimeOnly.FromDateTime(now) >= Begins && TimeOnly.FromDateTime(now) < Ends;
        if (session == StartSession.Now || (session == StartSession.Auto && isOpen))
        {
            return null;
        }

        var day = calendar.IsTradingDay(today) ? today : calendar.Previous(today);
        return day.ToDateTime(session switch
        {
            StartSession.Pre => new TimeOnly(8, 10),
            StartSession.Opening => new TimeOnly(8, 50),
            StartSession.Closing => new TimeOnly(15, 22),
            StartSession.After => new TimeOnly(16, 10),
            StartSession.Night => new TimeOnly(21, 0),
            _ => new TimeOnly(10, 0),
        });
    }
}
