using Kiwoom.Serialization;

namespace Kiwoom.Tests.Support;

/// <summary>The values of a reader, null where there is none.</summary>
internal static class ReadValues
{
    public static decimal? ReadPrice(this ref WireReader reader, int extraScale = 0) => reader.TryReadPrice(out var value, extraScale) ? value : null;

    public static decimal? ReadSigned(this ref WireReader reader, int extraScale = 0) => reader.TryReadSigned(out var value, extraScale) ? value : null;

    public static decimal? ReadRatio(this ref WireReader reader, int extraScale = 0) => reader.TryReadRatio(out var value, extraScale) ? value : null;

    public static long? ReadInteger(this ref WireReader reader) => reader.TryReadInteger(out var value) ? value : null;

    public static long? ReadMultiple(this ref WireReader reader, long times) => reader.TryReadMultiple(out var value, times) ? value : null;

    public static DateOnly? ReadDate(this ref WireReader reader) => reader.TryReadDate(out var value) ? value : null;

    public static TimeOnly? ReadTime(this ref WireReader reader) => reader.TryReadTime(out var value) ? value : null;

    public static DateTimeOffset? ReadDateTime(this ref WireReader reader) => reader.TryReadDateTime(out var value) ? value : null;

    public static bool? ReadFlag(this ref WireReader reader, ReadOnlySpan<byte> trueCode, ReadOnlySpan<byte> falseCode) =>
        reader.TryReadFlag(out var value, trueCode, falseCode) ? value : null;
}
