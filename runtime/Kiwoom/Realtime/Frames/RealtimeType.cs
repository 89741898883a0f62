using Kiwoom.Serialization;

namespace Kiwoom.Realtime;

/// <summary>A realtime type: what it is registered for and how its messages are read.</summary>
internal abstract class RealtimeType(string name, RealtimeItems items)
{
    /// <summary>The name on the wire, for example <c>0B</c>.</summary>
    public string Name { get; } = name;

    public RealtimeItems Items { get; } = items;

    /// <summary>Never dropped: what tells of money, or changes a list.</summary>
    public bool IsLossless { get; init; }

    /// <summary>The value that tells whose a message is, for types that are begun by a request of their own; empty where the frame's item does.</summary>
    public byte[] ItemElement { get; init; } = [];

    /// <summary>Matches of condition searches: followed by a request of their own, and known by the condition's number in their values.</summary>
    public bool IsCondition => ItemElement.Length > 0;

    /// <summary>Whether a message is one of this type.</summary>
    public abstract bool Brings(RealtimeMessage message);

    /// <summary>Reads a message from its <c>values</c>, whose opening brace has been read.</summary>
    public abstract RealtimeMessage Read(ref WireReader reader, in MessageHeader header);
}

/// <summary>A realtime type whose messages are known by their C# type.</summary>
internal abstract class RealtimeType<TMessage>(string name, RealtimeItems items) : RealtimeType(name, items)
    where TMessage : RealtimeMessage
{
    public override bool Brings(RealtimeMessage message) => message is TMessage;
}

/// <summary>A realtime type with its emitted reader.</summary>
internal sealed class RealtimeType<TMessage, TReader>(string name, RealtimeItems items) : RealtimeType<TMessage>(name, items)
    where TMessage : RealtimeMessage
    where TReader : struct, IMessageReader<TMessage>
{
    public override RealtimeMessage Read(ref WireReader reader, in MessageHeader header) => TReader.Read(ref reader, header);
}
