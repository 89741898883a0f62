namespace Kiwoom.Realtime;

/// <summary>
/// What happens when a stream's messages come faster than they are read. Whatever is chosen, a slow consumer delays neither the
/// heartbeat nor another stream, for nobody ever waits for it; and order executions and balances are never dropped.
/// </summary>
public enum StreamOverflow
{
    /// <summary>
    /// Unread messages wait, beyond <see cref="StreamOptions.Capacity"/> too (which is logged), up to
    /// <see cref="StreamOptions.MaxBacklog"/>. What comes after that is lost, and a <see cref="StreamGap"/> says so.
    /// </summary>
    Wait,

    /// <summary>Of more than <see cref="StreamOptions.Capacity"/> unread messages the oldest are dropped and counted.</summary>
    DropOldest,

    /// <summary>Of each item's unread messages only the newest is kept; the others are dropped and counted.</summary>
    Latest,
}
