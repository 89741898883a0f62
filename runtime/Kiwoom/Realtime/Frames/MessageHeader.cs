namespace Kiwoom.Realtime;

/// <summary>What a message has beside its values.</summary>
internal readonly record struct MessageHeader(string Type, string Item, DateTimeOffset ReceivedAt, long Timestamp, long Sequence = 0);
