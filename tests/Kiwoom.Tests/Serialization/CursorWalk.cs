using System.Globalization;
using System.Text.Json;
using Kiwoom.Catalog;
using Kiwoom.Serialization;

namespace Kiwoom.Tests.Serialization;

/// <summary>Goes through JSON with the cursor, in every way that it offers.</summary>
internal static class CursorWalk
{
    // What stands around the text in memory: whoever looks beyond its ends finds something to read there.
    private static readonly byte[] Surroundings = [.. "\"},\"41\":\"7\",\"20\":\"12345678901234567890"u8];

    /// <summary>The FIDs that the walks know: all of the document's.</summary>
    public static readonly int[] KnownFids =
        [.. KiwoomCatalog.Endpoints.SelectMany(endpoint => endpoint.Values).Select(value => int.Parse(value.WireName, CultureInfo.InvariantCulture)).Distinct()];

    // All walks share it, as all connections share a type's: what one has learned must not lead another astray.
    private static readonly NameTable Names = CursorNames.Table(KnownFids);

    /// <exception cref="JsonException">The text is no object or array, or is broken.</exception>
    /// <exception cref="InvalidOperationException">The cursor contradicts itself.</exception>
    public static void Run(byte[] json, WalkPlan plan)
    {
        byte[] memory = [.. Surroundings, .. json, .. Surroundings];
        var cursor = new JsonCursor(memory.AsSpan(Surroundings.Length, json.Length));
        if (!ReadValue(ref cursor, json, plan, default))
        {
            cursor.ThrowBroken();
        }

        cursor.End();
    }

    /// <summary>Whether the value is an object or array.</summary>
    private static bool ReadValue(ref JsonCursor cursor, ReadOnlySpan<byte> json, WalkPlan plan, ReadOnlySpan<byte> name)
    {
        var step = plan.NextStep();
        var start = cursor.Position;
        if (step is WalkStep.Number or WalkStep.Integer && TryReadNumber(ref cursor, json, step, out var text))
        {
            plan.Meet("String", name, text);
            return false;
        }

        Check(cursor.Position == start, "a number that is none moved the cursor");
        if (step == WalkStep.GiveUp)
        {
            GiveUp(ref cursor);
            cursor.Skip(start);
            plan.Meet("Skipped", name, default);
            return json[start..cursor.Position].TrimStart(" \t\r\n"u8)[0] is (byte)'{' or (byte)'[';
        }

        if (step != WalkStep.Skip && cursor.TryBeginObject())
        {
            plan.Meet("Object", name, default);
            ReadFields(ref cursor, json, plan);
            return true;
        }

        if (step != WalkStep.Skip && cursor.TryBeginArray())
        {
            plan.Meet("Array", name, default);
            ReadElements(ref cursor, json, plan);
            return true;
        }

        var type = cursor.ReadValue(out text);
        plan.Meet(type.ToString(), name, text);
        return type is JsonTokenType.StartObject or JsonTokenType.StartArray;
    }

    private static void ReadFields(ref JsonCursor cursor, ReadOnlySpan<byte> json, WalkPlan plan)
    {
        var (index, before) = (-1, -1);
        while (true)
        {
            var isFid = plan.NextIsFid();
            if (isFid ? (index = cursor.NextName(Names, ref before)) < 0 : !cursor.NextField())
            {
                break;
            }

            if (isFid)
            {
                plan.Meet(index.ToString(CultureInfo.InvariantCulture), default, default);
            }

            _ = ReadValue(ref cursor, json, plan, cursor.Name);
        }

        plan.Meet("End", default, default);
    }

    private static void ReadElements(ref JsonCursor cursor, ReadOnlySpan<byte> json, WalkPlan plan)
    {
        while (true)
        {
            var isAtEnd = cursor.IsAtEndOfArray();
            var hasElement = cursor.NextElement();
            Check(hasElement != isAtEnd, "the end of an array is not where it was seen");
            if (!hasElement)
            {
                break;
            }

            _ = ReadValue(ref cursor, json, plan, default);
        }

        plan.Meet("End", default, default);
    }

    private static bool TryReadNumber(ref JsonCursor cursor, ReadOnlySpan<byte> json, WalkStep step, out ReadOnlySpan<byte> text)
    {
        var start = cursor.Position;
        var scale = 0;
        if (!(step == WalkStep.Number ? cursor.TryReadNumber(out var digits, out scale) : cursor.TryTakeInteger(out digits)))
        {
            text = default;
            return false;
        }

        text = json[(start + 1)..(cursor.Position - 1)];
        Check(
            WireNumber.TryParse(text, allowPercent: false, out var parsed, out var parsedScale) && (parsed, parsedScale) == (digits, scale),
            "a number differs from that of its text");
        return true;
    }

    private static void GiveUp(ref JsonCursor cursor)
    {
        if (cursor.TryBeginObject())
        {
            _ = cursor.NextField() && cursor.TryBeginArray();
        }
        else if (cursor.TryBeginArray())
        {
            _ = cursor.NextElement() && cursor.TryBeginObject() && cursor.NextField();
        }
    }

    private static void Check(bool condition, string fault)
    {
        if (!condition)
        {
            throw new InvalidOperationException(fault);
        }
    }
}
