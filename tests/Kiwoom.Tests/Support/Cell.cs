using System.Text;
using Kiwoom.Serialization;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kiwoom.Tests.Support;

/// <summary>Reads one cell of an answer. What could not be read must be null and counted; both are looked at every time.</summary>
internal static class Cell
{
    private static readonly NameTable Names = new("before\ncell\nnext\nfar"u8);

    // Names are looked for as bytes where enough of them follow.
    private static readonly byte[] Far = Enumerable.Repeat((byte)'.', 2 * NameTable.Name.MaxReach).ToArray();

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
        var found = Read(json, read, isExpected: false);

        // A number that was read with its name takes another way to the same value.
        Assert.That(Read(json, read, isExpected: true), Is.EqualTo(found), Encoding.UTF8.GetString(json));
        return found;
    }

    private static (T Value, long Malformed) Read<T>(byte[] json, Reader<T> read, bool isExpected)
    {
        var cells = new CellPolicy(MalformedValues.Null, NullLogger.Instance);
        var reader = new WireReader(
            [.. "{\"before\":\"1\",\"cell\":"u8, .. json, .. ",\"next\":\"1\",\"far\":\""u8, .. Far, .. "\"}"u8], "ka10004", cells, null);
        var at = -1;
        bool[]? seen = null;
        reader.Begin();
        AssertNext(ref reader, isExpected, ref at, ref seen);
        reader.SkipUnknown();
        AssertNext(ref reader, isExpected, ref at, ref seen);
        var value = read(ref reader);

        // Whatever stood in the cell, the reader stands behind it.
        AssertNext(ref reader, isExpected, ref at, ref seen);
        Assert.That(Encoding.UTF8.GetString(reader.Name), Is.EqualTo("next"));
        reader.SkipUnknown();
        AssertNext(ref reader, isExpected, ref at, ref seen);
        reader.SkipUnknown();
        Assert.That(reader.NextField(), Is.False);
        reader.End();
        return (value, cells.MalformedCells);
    }

    private static void AssertNext(ref WireReader reader, bool isExpected, ref int at, ref bool[]? seen) =>
        Assert.That(isExpected ? reader.NextField(Names, Names.GetExpected(), 0, ref at, ref seen) < Names.Count : reader.NextField(), Is.True);
}
