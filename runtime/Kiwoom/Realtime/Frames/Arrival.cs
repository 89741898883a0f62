namespace Kiwoom.Realtime;

/// <summary>When a frame was complete, by both clocks, and the number that a relay gave to its messages; 0 without one.</summary>
internal readonly record struct Arrival(DateTimeOffset ReceivedAt, long Timestamp, long Sequence = 0);
