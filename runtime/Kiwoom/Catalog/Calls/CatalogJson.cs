using System.Globalization;
using System.Text.Json;

namespace Kiwoom.Catalog;

/// <summary>Writes typed values as JSON.</summary>
internal static class CatalogJson
{
    public static void Write(Utf8JsonWriter writer, CatalogRow row)
    {
        writer.WriteStartObject();
        for (var i = 0; i < row.Values.Count;)
        {
            var name = row.Values[i].Field.Name;
            var bracket = name.IndexOf('[', StringComparison.Ordinal);
            if (bracket < 0)
            {
                writer.WritePropertyName(JsonNamingPolicy.CamelCase.ConvertName(name));
                Write(writer, row.Values[i]);
                i++;
                continue;
            }

            i = WriteLevels(writer, row, i, name[..bracket]);
        }

        writer.WriteEndObject();
    }

    /// <summary>Writes the columns of an array, which stand together: <c>Asks[0].Price</c>, <c>Asks[0].Quantity</c>, <c>Asks[1].Price</c>.</summary>
    private static int WriteLevels(Utf8JsonWriter writer, CatalogRow row, int first, string array)
    {
        writer.WritePropertyName(JsonNamingPolicy.CamelCase.ConvertName(array));
        writer.WriteStartArray();
        string? level = null;
        var i = first;
        for (; i < row.Values.Count && row.Values[i].Field.Name.StartsWith(array + "[", StringComparison.Ordinal); i++)
        {
            var name = row.Values[i].Field.Name;
            var point = name.IndexOf("].", StringComparison.Ordinal);
            if (level != name[..point])
            {
                if (level is not null)
                {
                    writer.WriteEndObject();
                }

                writer.WriteStartObject();
                level = name[..point];
            }

            writer.WritePropertyName(JsonNamingPolicy.CamelCase.ConvertName(name[(point + 2)..]));
            Write(writer, row.Values[i]);
        }

        writer.WriteEndObject();
        writer.WriteEndArray();
        return i;
    }

    public static void Write(Utf8JsonWriter writer, CatalogValue value)
    {
        switch (value.Value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case decimal number:
                writer.WriteNumberValue(number);
                break;
            case long number:
                writer.WriteNumberValue(number);
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case DateOnly date:
                writer.WriteStringValue(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                break;
            case TimeOnly time:
                writer.WriteStringValue(time.ToString("HH:mm:ss", CultureInfo.InvariantCulture));
                break;
            case DateTimeOffset moment:
                writer.WriteStringValue(moment.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture));
                break;
            case CatalogCode code:
                writer.WriteStartObject();
                writer.WriteString("code", code.Text);
                writer.WriteString("name", code.Name);
                writer.WriteEndObject();
                break;
            case IReadOnlyList<CatalogRow> rows:
                writer.WriteStartArray();
                foreach (var row in rows)
                {
                    Write(writer, row);
                }

                writer.WriteEndArray();
                break;
            default:
                writer.WriteStringValue(value.Value.ToString());
                break;
        }
    }
}
