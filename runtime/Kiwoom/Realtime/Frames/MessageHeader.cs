using System.ComponentModel;

namespace Kiwoom.Realtime;

/// <summary>What a message has beside its values.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct MessageHeader(string Type, string Item, DateTimeOffset ReceivedAt, long Timestamp, long Sequence = 0);
