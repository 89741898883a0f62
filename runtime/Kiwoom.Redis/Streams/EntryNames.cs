using System.Globalization;
using StackExchange.Redis;

namespace Kiwoom.Redis.Streams;

/// <summary>
/// How entries stand in a stream. Messages have a field each, which is called by the time at which it came, in microseconds, and by its item where
/// that is not the registered one (<c>1767312000000000 A005930</c>), and whose value is the message's values. The entry's number is that of its last message.
/// A mark is called <c>g</c>; all stocks of a condition <c>s 1767312000000000</c>.
/// </summary>
internal static class EntryNames
{
    public const string Gap = "g";

    private const byte StocksLetter = (byte)'s';

    public static RedisValue Of(in WaitingEntry entry) => entry.Kind switch
    {
        EntryKind.Gap => Gap,
        EntryKind.Stocks => string.Create(CultureInfo.InvariantCulture, $"s {entry.Time}"),
        _ when entry.Text is { } item => string.Create(CultureInfo.InvariantCulture, $"{entry.Time} {item}"),
        _ => entry.Time,
    };

    public static EntryKind KindOf(ReadOnlySpan<byte> name) => name is [(byte)'g'] ? EntryKind.Gap : name is [StocksLetter, ..] ? EntryKind.Stocks : EntryKind.Message;

    /// <summary>The time; 0 where there is none.</summary>
    public static long TimeOf(ReadOnlySpan<byte> name) => NumberAt(name is [StocksLetter, (byte)' ', ..] ? name[2..] : name);

    /// <summary>The item, where it is told.</summary>
    public static ReadOnlySpan<byte> ItemOf(ReadOnlySpan<byte> name) => name.IndexOf((byte)' ') is >= 0 and var space ? name[(space + 1)..] : default;

    /// <summary>The number that some text begins with; 0 where it begins with none. That of an entry's id is the entry's.</summary>
    public static long NumberAt(ReadOnlySpan<byte> text) => System.Buffers.Text.Utf8Parser.TryParse(text, out long number, out _) ? number : 0;
}
