using System.Globalization;
using System.Text.Json;
using Kiwoom.Catalog;
using Kiwoom.Simulator.Answers;

namespace Kiwoom.Simulator.Exchange.Front;

/// <summary>
/// Writes the elements of an account's sheet: those that are given, in the order of the catalogue; amounts that this account does not have, such as loans of
/// stocks, are given as zero by their sources, and what the market cannot know is blank.
/// </summary>
internal sealed class AccountSheet
{
    private const int Width = 12;

    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly List<AccountSheet> _rows = [];

    public string this[string wireName]
    {
        set => _values[wireName] = value;
    }

    /// <summary>Twelve characters, the sign of a negative amount being one of them.</summary>
    public static string Amount(long value) => value < 0
        ? "-" + (-value).ToString(CultureInfo.InvariantCulture).PadLeft(Width - 1, '0')
        : WireFormat.Padded(value, Width);

    public static string Rate(long part, long whole) => WireFormat.Rate(part, whole).ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>Blank for none.</summary>
    public static string Date(DateOnly? date) => date is { } day ? WireFormat.Date(day) : "";

    /// <summary>Adds a row to the sheet's list.</summary>
    public AccountSheet AddRow()
    {
        var row = new AccountSheet();
        _rows.Add(row);
        return row;
    }

    /// <summary>Gives elements the same value.</summary>
    public void Set(string value, params ReadOnlySpan<string> wireNames)
    {
        foreach (var name in wireNames)
        {
            _values[name] = value;
        }
    }

    public Answer ToAnswer(EndpointInfo endpoint, string message = "조회가 완료되었습니다.") =>
        Answer.Success(writer => Write(writer, endpoint.Response), message);

    private void Write(Utf8JsonWriter writer, IReadOnlyList<FieldInfo> fields)
    {
        foreach (var field in fields)
        {
            if (field.Type == FieldType.Rows)
            {
                WriteRows(writer, field);
            }
            else
            {
                writer.WriteString(field.WireName, _values.GetValueOrDefault(field.WireName, ""));
            }
        }
    }

    private void WriteRows(Utf8JsonWriter writer, FieldInfo list)
    {
        writer.WriteStartArray(list.WireName);
        foreach (var row in _rows)
        {
            writer.WriteStartObject();
            row.Write(writer, list.Rows);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
