using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Kiwoom.Tests.Endurance;

/// <summary>What the server wrote to the socket of each session, in order.</summary>
internal sealed class SentLog
{
    private readonly ConcurrentDictionary<int, List<NumberedMessage>> _sessions = new();

    /// <summary>Sessions in the order they came.</summary>
    public IEnumerable<List<NumberedMessage>> Sessions => _sessions.OrderBy(session => session.Key).Select(session => session.Value);

    public long Count => _sessions.Values.Sum(messages => (long)messages.Count);

    /// <summary>What the log itself takes.</summary>
    public long Bytes => _sessions.Values.Sum(messages => ((long)messages.Capacity * Unsafe.SizeOf<NumberedMessage>()) + 200);

    /// <summary>A frame is about to be written.</summary>
    public void Add(int session, ReadOnlyMemory<byte> frame)
    {
        var messages = _sessions.GetOrAdd(session, _ => []);
        var reader = new Utf8JsonReader(frame.Span);
        var (type, item, number, otherNumber) = ("", "", 0, 0);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                var isType = reader.ValueTextEquals("type"u8);
                var isItem = reader.ValueTextEquals("item"u8);
                var isVolume = reader.ValueTextEquals("13"u8);
                var isQuantity = reader.ValueTextEquals("121"u8);
                reader.Read();
                if (isType)
                {
                    type = reader.GetString()!;
                }
                else if (isItem)
                {
                    item = reader.GetString()!;
                }
                else if (isVolume)
                {
                    number = int.Parse(reader.GetString()!, CultureInfo.InvariantCulture);
                }
                else if (isQuantity)
                {
                    otherNumber = int.Parse(reader.GetString()!, CultureInfo.InvariantCulture);
                }
            }
            else if (reader.TokenType == JsonTokenType.EndObject && reader.CurrentDepth == 2)
            {
                messages.Add(new NumberedMessage(StreamTopics.KeyOf(type, item), type == "0D" ? otherNumber : number));
            }
        }
    }
}
