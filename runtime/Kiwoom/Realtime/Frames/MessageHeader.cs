using System.ComponentModel;

namespace Kiwoom.Realtime;

/// <summary>What a message has beside its values.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct MessageHeader
{
    internal MessageHeader(string type, string item, DateTimeOffset receivedAt, long timestamp, long sequence = 0) =>
        (Type, Item, ReceivedAt, Timestamp, Sequence) = (type, item, receivedAt, timestamp, sequence);

    /// <inheritdoc cref="RealtimeMessage.Type"/>
    public string Type { get; }

    /// <inheritdoc cref="RealtimeMessage.Item"/>
    public string Item { get; }

    /// <inheritdoc cref="RealtimeMessage.ReceivedAt"/>
    public DateTimeOffset ReceivedAt { get; }

    /// <inheritdoc cref="RealtimeMessage.Timestamp"/>
    public long Timestamp { get; }

    /// <inheritdoc cref="RealtimeMessage.Sequence"/>
    public long Sequence { get; }
}
