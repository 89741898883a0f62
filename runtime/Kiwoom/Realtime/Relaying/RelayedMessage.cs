using Kiwoom.ConditionSearch;

namespace Kiwoom.Realtime;

/// <summary>A message that was not read, for a <see cref="RealtimeRelay"/> to carry to whoever reads it.</summary>
public sealed record RelayedMessage : RealtimeMessage
{
    /// <summary>
    /// The message's <c>values</c>, a JSON object, as the bytes that came. They stand where the frame was received, until the handler of
    /// <see cref="RealtimeUpstreamConnection.GetStream"/> comes back: whoever keeps them copies them.
    /// </summary>
    public ReadOnlyMemory<byte> Values { get; init; }

    /// <summary>The message as it was read to find the condition that it belongs to; null where it is of no condition search.</summary>
    public ConditionMatch? Match { get; init; }
}
