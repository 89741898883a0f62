using System.Text;
using Kiwoom.Serialization;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kiwoom.Tests.Support;

/// <summary>Reads one cell of an answer. What could not be read must be null and counted; both are looked at every time.</summary>
internal static class Cell
{
    public delegate T Reader<out T>(ref WireReader reader);

    public static decimal? Price(string wire, int extraScale = 0) => Good(wire, (ref reader) => reader.ReadPrice(extraScale));

    public static decimal? Change(string wire, int extraScale = 0) => Good(wire, (ref reader) => reader.ReadSigned(extraScale));

    public static decimal? Rate(string wire, int extraScale = 0) => Good(wire, (ref reader) => reader.ReadSigned(extraScale));

    public static long? Quantity(string wire) => Good(wire, (ref reader) => reader.ReadInteger());

    public static DateOnly? Date(string wire) => Good(wire, (ref reader) => reader.ReadDate());

    public static TimeOnly? Time(string wire) => Good(wire, (ref reader) => reader.ReadTime());

    public static DateTimeOffset? Moment(string wire) => Good(wire, (ref reader) => reader.ReadDateTime());

    /// <summary>Reads a string cell that nothing is wrong with.</summary>
    public static T Good<T>(string wire, Reader<T> read)
    {
        var (value, malformed) = Read($"\"{wire}\"", read);
        Assert.That(malformed, Is.Zero, $"'{wire}' counts as malformed");
        return value;
    }

    /// <summary>Reads a string cell that must be refused: null, and counted once.</summary>
    public static void AssertMalformed<T>(string wire, Reader<T> read)
    {
        var (value, malformed) = Read($"\"{wire}\"", read);
        Assert.That((value, malformed), Is.EqualTo((default(T), 1L)), $"'{wire}'");
    }

    /// <summary>Reads a cell given as JSON, and says how many malformed cells were counted.</summary>
    public static (T Value, long Malformed) Read<T>(string json, Reader<T> read) => Read(Encoding.UTF8.GetBytes(json), read);

    /// <inheritdoc cref="Read{T}(string, Reader{T})"/>
    public static (T Value, long Malformed) Read<T>(byte[] json, Reader<T> read)
    {
        var cells = new CellPolicy(MalformedValues.Null, NullLogger.Instance);
        var reader = new WireReader([.. "{\"cell\":"u8, .. json, .. ",\"next\":\"1\"}"u8], "ka10004", cells, null);
        reader.Begin();
        Assert.That(reader.NextField(), Is.True);
        var value = read(ref reader);

        // Whatever stood in the cell, the reader stands behind it.
        Assert.That(reader.NextField(), Is.True);
        Assert.That(Encoding.UTF8.GetString(reader.Name), Is.EqualTo("next"));
        reader.SkipUnknown();
        Assert.That(reader.NextField(), Is.False);
        reader.End();
        return (value, cells.MalformedCells);
    }
}
