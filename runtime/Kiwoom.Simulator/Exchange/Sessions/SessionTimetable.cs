using Kiwoom.Simulator.Exchange.Calendar;

namespace Kiwoom.Simulator.Exchange.Sessions;

/// <summary>
/// The hours of a trading day as they are since 2026-09-14; other days of the calendar have the same. Published: KRX's and NXT's sessions.
/// Assumed, as no source says it: on a day that opens late whatever lies before the opening is late by the same hour, and
/// NXT's after-market begins with one price for the orders of ten minutes, as its notice T says.
/// Auctions end on the second, without the exchange's random delay.
/// </summary>
internal static class SessionTimetable
{
    private static readonly TimeSpan Late = TimeSpan.FromHours(1);
    private static readonly TimeOnly RegularOpen = new(9, 0, 30);

    private static readonly SessionStep[] Usual =
    [
        new(new TimeOnly(8, 0), Board.Nxt, SessionPhase.NxtPreMarket),
        new(new TimeOnly(8, 30), Board.KrxClosingPrice, SessionPhase.PreMarketClose),
        new(new TimeOnly(8, 30), Board.Krx, SessionPhase.OpeningAuction),
        new(new TimeOnly(8, 40), Board.KrxClosingPrice, SessionPhase.Closed),
        new(new TimeOnly(8, 50), Board.Nxt, SessionPhase.Closed),
        new(new TimeOnly(9, 0), Board.Krx, SessionPhase.Regular),
        new(RegularOpen, Board.Nxt, SessionPhase.NxtMain),
        new(new TimeOnly(15, 20), Board.Nxt, SessionPhase.Closed),
        new(new TimeOnly(15, 20), Board.Krx, SessionPhase.ClosingAuction),
        new(new TimeOnly(15, 30), Board.Krx, SessionPhase.Closed),
        new(new TimeOnly(15, 30), Board.Nxt, SessionPhase.NxtAfterAuction),
        new(new TimeOnly(15, 40), Board.KrxClosingPrice, SessionPhase.AfterHoursClose),
        new(new TimeOnly(15, 40), Board.Nxt, SessionPhase.NxtAfterMarket),
        new(new TimeOnly(16, 0), Board.KrxClosingPrice, SessionPhase.Closed),
        new(new TimeOnly(16, 0), Board.Krx, SessionPhase.AfterMarket),
        new(new TimeOnly(20, 0), Board.Krx, SessionPhase.Closed),
        new(new TimeOnly(20, 0), Board.Nxt, SessionPhase.Closed),
    ];

    private static readonly NoticeStep[] UsualNotices =
    [
        new(new TimeOnly(8, 0), "P", TimeSpan.Zero),
        new(new TimeOnly(8, 40), "0", TimeSpan.FromMinutes(20)),
        new(new TimeOnly(8, 50), "0", TimeSpan.FromMinutes(10)),
        new(new TimeOnly(8, 50), "Q", TimeSpan.Zero),
        new(new TimeOnly(8, 55), "0", TimeSpan.FromMinutes(5)),
        new(new TimeOnly(8, 59), "0", TimeSpan.FromMinutes(1)),
        new(new TimeOnly(9, 0), "3", TimeSpan.Zero),
        new(RegularOpen, "R", TimeSpan.Zero),
        new(new TimeOnly(15, 20), "2", TimeSpan.FromMinutes(10)),
        new(new TimeOnly(15, 20), "S", TimeSpan.Zero),
        new(new TimeOnly(15, 25), "2", TimeSpan.FromMinutes(5)),
        new(new TimeOnly(15, 29), "2", TimeSpan.FromMinutes(1)),
        new(new TimeOnly(15, 30), "4", TimeSpan.Zero),
        new(new TimeOnly(15, 30), "8", TimeSpan.Zero),
        new(new TimeOnly(15, 30), "T", TimeSpan.Zero),
        new(new TimeOnly(15, 40), "a", TimeSpan.Zero),
        new(new TimeOnly(15, 40), "U", TimeSpan.Zero),
        new(new TimeOnly(16, 0), "b", TimeSpan.Zero),
        new(new TimeOnly(20, 0), "V", TimeSpan.Zero),
        new(new TimeOnly(20, 0), "9", TimeSpan.Zero),
    ];

    /// <summary>The changes of phase of a kind of day in their order; none where it is closed.</summary>
    public static IReadOnlyList<SessionStep> StepsOf(DayKind day) =>
        day == DayKind.Closed ? [] : [.. Usual.Select(step => step with { At = Shift(step.At, day) })];

    /// <summary>The notices of a kind of day in their order; none where it is closed.</summary>
    public static IReadOnlyList<NoticeStep> NoticesOf(DayKind day) =>
        day == DayKind.Closed ? [] : [.. UsualNotices.Select(step => step with { At = Shift(step.At, day) })];

    private static TimeOnly Shift(TimeOnly time, DayKind day) => day switch
    {
        DayKind.Late => time.Add(Late),
        DayKind.LateOpen when time <= RegularOpen => time.Add(Late),
        _ => time,
    };
}
