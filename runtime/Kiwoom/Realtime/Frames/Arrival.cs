namespace Kiwoom.Realtime;

/// <summary>When a frame was complete, by both clocks.</summary>
internal readonly record struct Arrival(DateTimeOffset ReceivedAt, long Timestamp);
