using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Kiwoom.Tests.Serialization;

/// <summary>Goes through JSON as <see cref="CursorWalk"/> does, with the general reader: what the cursor must find.</summary>
internal static class ReaderWalk
{
    /// <exception cref="JsonException">The text is no object or array, or is broken.</exception>
    public static void Run(byte[] json, WalkPlan plan)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        var isContainer = reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray;
        if (isContainer)
        {
            ReadValue(ref reader, plan, default);
        }

        while (reader.Read())
        {
        }

        if (!isContainer)
        {
            throw new JsonException("Neither object nor array.");
        }
    }

    /// <summary>Whether any value lies deeper than that, as far as the text can be read.</summary>
    public static bool IsDeeperThan(int depth, ReadOnlySpan<byte> json)
    {
        if (json.Count((byte)'{') + json.Count((byte)'[') <= depth)
        {
            return false;
        }

        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = int.MaxValue });
        try
        {
            while (reader.Read())
            {
                if (reader.CurrentDepth > depth)
                {
                    return true;
                }
            }
        }
        catch (JsonException)
        {
        }

        return false;
    }

    private static void ReadValue(ref Utf8JsonReader reader, WalkPlan plan, ReadOnlySpan<byte> name)
    {
        var type = reader.TokenType;
        var isContainer = type is JsonTokenType.StartObject or JsonTokenType.StartArray;
        switch (plan.NextStep())
        {
            case WalkStep.GiveUp:
                reader.Skip();
                plan.Meet("Skipped", name, default);
                break;
            case WalkStep.Skip when isContainer:
                reader.Skip();
                plan.Meet(type.ToString(), name, default);
                break;
            case var _ when type == JsonTokenType.StartObject:
                plan.Meet("Object", name, default);
                ReadFields(ref reader, plan);
                break;
            case var _ when isContainer:
                plan.Meet("Array", name, default);
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    ReadValue(ref reader, plan, default);
                }

                plan.Meet("End", default, default);
                break;
            default:
                plan.Meet(type.ToString(), name, type == JsonTokenType.String ? TextOf(ref reader) : reader.ValueSpan);
                break;
        }
    }

    private static void ReadFields(ref Utf8JsonReader reader, WalkPlan plan)
    {
        while (true)
        {
            var isFid = plan.NextIsFid();
            reader.Read();
            if (reader.TokenType == JsonTokenType.EndObject)
            {
                break;
            }

            var name = TextOf(ref reader);
            if (isFid)
            {
                plan.Meet(IndexOf(name).ToString(CultureInfo.InvariantCulture), default, default);
            }

            reader.Read();
            ReadValue(ref reader, plan, name);
        }

        plan.Meet("End", default, default);
    }

    private static ReadOnlySpan<byte> TextOf(scoped ref Utf8JsonReader reader)
    {
        try
        {
            return reader.ValueIsEscaped ? Encoding.UTF8.GetBytes(reader.GetString()!) : reader.ValueSpan;
        }
        catch (InvalidOperationException)
        {
            return reader.ValueSpan;
        }
    }

    private static int IndexOf(ReadOnlySpan<byte> name)
    {
        var isFid = name.Length <= 8 && !name.StartsWith("0"u8) && int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out _);
        var index = isFid ? Array.IndexOf(CursorWalk.KnownFids, int.Parse(name, NumberStyles.None, CultureInfo.InvariantCulture)) : -1;
        return index < 0 ? CursorWalk.KnownFids.Length : index;
    }
}
