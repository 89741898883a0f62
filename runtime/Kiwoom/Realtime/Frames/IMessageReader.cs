using System.ComponentModel;
using Kiwoom.Serialization;

namespace Kiwoom.Realtime;

/// <summary>Reads a realtime message. Implemented by structs, so that the call is direct.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IMessageReader<TMessage>
    where TMessage : RealtimeMessage
{
    /// <summary>Reads a message from its <c>values</c>, whose opening brace has been read.</summary>
    static abstract TMessage Read(ref WireReader reader, in MessageHeader header);
}
