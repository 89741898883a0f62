using System.Text;
using Kiwoom.Serialization;

namespace Kiwoom.Catalog;

/// <summary>Reads one cell by its type, with the number and date readers of the emitted code.</summary>
internal static class CellReader
{
    /// <summary>What stands for nothing: texts and codes of stocks are empty, all else is null.</summary>
    public static object? BlankOf(FieldInfo field) => field.Type switch
    {
        FieldType.Text or FieldType.Code => "",
        FieldType.StockCode => default(StockCode),
        FieldType.Secret => default(Secret),
        _ => null,
    };

    /// <summary>Reads a cell.</summary>
    /// <param name="field">What it is.</param>
    /// <param name="cell">Its text.</param>
    /// <param name="value">The value; blank for a blank and for what cannot be read.</param>
    /// <returns>False for what cannot be read, a blank number or flag among it.</returns>
    public static bool TryRead(FieldInfo field, ReadOnlySpan<byte> cell, out object? value)
    {
        value = BlankOf(field);
        var trimmed = cell.Trim((byte)' ');
        switch (field.Type)
        {
            case FieldType.Text:
                value = Encoding.UTF8.GetString(cell);
                return true;
            case FieldType.Code:
                value = Encoding.UTF8.GetString(trimmed);
                return true;
            case FieldType.StockCode:
                value = StockCode.Read(trimmed);
                return true;
            case FieldType.Secret:
                value = Secret.FromString(Encoding.UTF8.GetString(cell));
                return true;
            case FieldType.Price or FieldType.Change or FieldType.Rate or FieldType.Ratio:
                return TryReadDecimal(field, cell, ref value);
            case FieldType.Quantity or FieldType.Amount or FieldType.Count:
                return TryReadInteger(field, cell, ref value);
            case FieldType.Date:
                var isDate = WireDate.TryParseDate(trimmed, out var date);
                value = date;
                return isDate;
            case FieldType.Time:
                var isTime = WireDate.TryParseTime(trimmed, out var time);
                value = time;
                return isTime;
            case FieldType.DateTime:
                var isMoment = WireDate.TryParseDateTime(trimmed, out var moment);
                value = moment;
                return isMoment;
            case FieldType.Flag:
                return TryReadFlag(field, Encoding.UTF8.GetString(trimmed), ref value);
            case FieldType.Enum:
                value = ReadCode(field, Encoding.UTF8.GetString(trimmed));
                return true;
            default:
                throw new ArgumentException($"{field} is no cell.", nameof(field));
        }
    }

    private static bool TryReadDecimal(FieldInfo field, ReadOnlySpan<byte> cell, ref object? value)
    {
        if (!WireNumber.TryParse(cell, allowPercent: field.Type != FieldType.Price, out var digits, out var scale))
        {
            return false;
        }

        var number = WireNumber.ToDecimal(digits, scale == 0 ? DigitsOf(field.Scale) : scale);
        value = field.Type switch
        {
            FieldType.Price or FieldType.Ratio => Math.Abs(number),
            FieldType.Change => number * field.Times,
            _ => number,
        };
        return true;
    }

    private static bool TryReadInteger(FieldInfo field, ReadOnlySpan<byte> cell, ref object? value)
    {
        if (!WireNumber.TryParse(cell, allowPercent: false, out var digits, out var scale) || !WireNumber.TryMultiply(digits, scale, field.Times, out var number))
        {
            return false;
        }

        value = field.IsMagnitude ? Math.Abs(number) : number;
        return true;
    }

    private static bool TryReadFlag(FieldInfo field, string text, ref object? value)
    {
        var entry = field.Codes?.Entries.FirstOrDefault(entry => entry.Code == text);
        if (entry is null)
        {
            return false;
        }

        value = entry.Name == "true";
        return true;
    }

    private static CatalogCode? ReadCode(FieldInfo field, string text)
    {
        var entry = field.Codes?.Entries.FirstOrDefault(entry => entry.Code == text);
        return entry is not null ? new CatalogCode(text, entry.Name, entry.KoreanLabel)
            : text.Length == 0 ? null
            : new CatalogCode(text, nameof(Exchange.Unknown), "");
    }

    private static int DigitsOf(int scale)
    {
        var digits = 0;
        for (; scale > 1; scale /= 10)
        {
            digits++;
        }

        return digits;
    }
}
