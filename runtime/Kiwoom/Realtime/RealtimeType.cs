using Kiwoom.Serialization;

namespace Kiwoom.Realtime;

/// <summary>A realtime type: what it is registered for and how its messages are read.</summary>
internal abstract class RealtimeType(string name, RealtimeItems items)
{
    /// <summary>The name on the wire, for example <c>0B</c>.</summary>
    public string Name { get; } = name;

    public RealtimeItems Items { get; } = items;

    /// <summary>Never dropped: order executions and balances, for what they tell is money, and matches of conditions, for each changes a list.</summary>
    public bool IsLossless { get; } = name is "00" or "02" or "04";

    /// <summary>Matches of condition searches: followed by a request of their own, and known by the condition's number in their values.</summary>
    public bool IsCondition { get; } = name is "02";

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
