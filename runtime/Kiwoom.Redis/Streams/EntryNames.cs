using System.Buffers.Text;
using System.Globalization;
using StackExchange.Redis;

namespace Kiwoom.Redis.Streams;

/// <summary>
/// How entries stand in a stream: each has one field. That of messages is called by how many they are (<c>16</c>) and has them as <see cref="EntryMessages"/>; the entry's
/// number is that of the last. A mark is called <c>g</c>; all stocks of a condition <c>s 1767312000000000</c>.
/// </summary>
internal static class EntryNames
{
    public const string Gap = "g";

    private const byte StocksLetter = (byte)'s';

    /// <summary>What an entry is called that is no message.</summary>
    public static RedisValue Of(in WaitingEntry entry) => entry.Kind == EntryKind.Gap ? Gap : string.Create(CultureInfo.InvariantCulture, $"s {entry.Time}");

    public static EntryKind KindOf(ReadOnlySpan<byte> name) => name is [(byte)'g'] ? EntryKind.Gap : name is [StocksLetter, ..] ? EntryKind.Stocks : EntryKind.Message;

    /// <summary>The time that the name of a condition's stocks tells; 0 where it tells none.</summary>
    public static long TimeOf(ReadOnlySpan<byte> name) => name is [StocksLetter, (byte)' ', .. var time] ? NumberAt(time) : 0;

    /// <summary>How many numbers an entry takes; 0 where its name does not tell, for somebody else wrote it.</summary>
    public static int CountOf(ReadOnlySpan<byte> name) =>
        KindOf(name) != EntryKind.Message ? 1 : Utf8Parser.TryParse(name, out int count, out var length) && length == name.Length && count > 0 ? count : 0;

    /// <summary>The number that some text begins with; 0 where it begins with none. That of an entry's id is the entry's.</summary>
    public static long NumberAt(ReadOnlySpan<byte> text) => Utf8Parser.TryParse(text, out long number, out _) ? number : 0;
}
