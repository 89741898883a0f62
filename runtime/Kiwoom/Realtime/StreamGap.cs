namespace Kiwoom.Realtime;

/// <summary>
/// Messages may be missing from a stream. It stands in the stream where they would have been:
/// see <see cref="RealtimeMessage.GapBefore"/> and <see cref="RealtimeStream{TMessage}.WithGaps"/>.
/// </summary>
public sealed record StreamGap : RealtimeMessage
{
    /// <summary>When the last frame before the gap arrived. Whatever the server sent before that frame has arrived as well.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>
    /// Everything that the server sends after this moment arrives again. A message of one item may come before the server has
    /// acknowledged all items of the stream: then one gap stands before that message, and another, with a later end, follows.
    /// </summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>Why messages may be missing; of several gaps without a message between them, the first one's reason.</summary>
    public required StreamGapReason Reason { get; init; }

    /// <summary>
    /// The gap between two arrivals. Its length is the monotonic clock's: where this machine's clock was set meanwhile, the beginning is
    /// told by the clock as it is now, like the times of the messages that follow.
    /// </summary>
    internal static StreamGap Between(in Arrival from, in Arrival until, StreamGapReason reason, TimeProvider clock)
    {
        var elapsed = clock.GetElapsedTime(from.Timestamp, until.Timestamp);
        elapsed = elapsed < TimeSpan.Zero ? TimeSpan.Zero : elapsed;

        // Two clocks never agree to the tick; what was set differs by more.
        var wasSet = (until.ReceivedAt - from.ReceivedAt - elapsed).Duration() > TimeSpan.FromSeconds(1) || until.ReceivedAt < from.ReceivedAt;
        return new StreamGap
        {
            From = wasSet ? until.ReceivedAt - elapsed : from.ReceivedAt,
            Until = until.ReceivedAt,
            Reason = reason,
            ReceivedAt = until.ReceivedAt,
            Timestamp = until.Timestamp,
        };
    }

    /// <summary>One gap that covers both: no message came between them.</summary>
    internal static StreamGap? Merge(StreamGap? first, StreamGap? second) =>
        first is null ? second :
        second is null ? first :
        first with
        {
            From = first.From < second.From ? first.From : second.From,
            Until = first.Until > second.Until ? first.Until : second.Until,
        };
}
