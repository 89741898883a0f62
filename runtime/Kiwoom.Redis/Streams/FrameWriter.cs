using System.Text;
using System.Text.Json;

namespace Kiwoom.Redis.Streams;

/// <summary>Makes of an entry the frame that the server would have sent with this message alone.</summary>
internal static class FrameWriter
{
    private static readonly byte[] End = "}]}"u8.ToArray();

    /// <summary>What stands in front of the values.</summary>
    public static byte[] PrefixOf(string type, string item) => Encoding.UTF8.GetBytes(
        $"{{\"trnm\":\"REAL\",\"data\":[{{\"type\":\"{JsonEncodedText.Encode(type)}\",\"item\":\"{JsonEncodedText.Encode(item)}\",\"values\":");

    public static int LengthOf(byte[] prefix, ReadOnlySpan<byte> values) => prefix.Length + values.Length + End.Length;

    public static void Write(byte[] prefix, ReadOnlySpan<byte> values, Span<byte> frame)
    {
        prefix.CopyTo(frame);
        values.CopyTo(frame[prefix.Length..]);
        End.CopyTo(frame[(prefix.Length + values.Length)..]);
    }
}
