using System.ComponentModel;

namespace Kiwoom.Realtime;

/// <summary>What a message has beside its values.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct MessageHeader
{
    internal MessageHeader(string type, string item, DateTimeOffset receivedAt, long timestamp) =>
        (Type, Item, ReceivedAt, Timestamp) = (type, item, receivedAt, timestamp);

    /// <inheritdoc cref="RealtimeMessage.Type"/>
    public string Type { get; }

    /// <inheritdoc cref="RealtimeMessage.Item"/>
    public string Item { get; }

    /// <inheritdoc cref="RealtimeMessage.ReceivedAt"/>
    public DateTimeOffset ReceivedAt { get; }

    /// <inheritdoc cref="RealtimeMessage.Timestamp"/>
    public long Timestamp { get; }
}
