using Kiwoom.Catalog;
using Parquet;
using Parquet.Schema;

namespace Kiwoom.Cli.Output;

/// <summary>
/// The main list as a Parquet file: whole numbers as INT64, other numbers as DECIMAL with the digits that they have, days as DATE, everything else as text. Times are
/// texts too: the library's own type for them is read wrong elsewhere. Codes are texts and keep their zeros.
/// </summary>
internal sealed class ParquetAnswerWriter(Stream file, CodeColumn? code = null) : IAnswerWriter
{
    private const int Precision = 28;

    private readonly List<CatalogRow> _rows = [];
    private readonly List<string> _codes = [];
    private IReadOnlyList<FieldInfo>? _fields;

    public Task WriteAsync(CatalogAnswer page, IReadOnlyList<CatalogRow> rows)
    {
        _fields ??= CsvAnswerWriter.FieldsOf(page);
        _rows.AddRange(page.MainList is null ? [page.Content] : rows);
        if (code is not null)
        {
            _codes.AddRange(Enumerable.Repeat(code.Code, _rows.Count - _codes.Count));
        }

        return Task.CompletedTask;
    }

    public async Task EndAsync()
    {
        if (_fields is not { } fields)
        {
            return;
        }

        var columns = fields.Select((field, index) => (Field: field, Values: _rows.ConvertAll(row => row.Values.First(value => value.Field.WireName == field.WireName)))).ToList();
        var schema = columns.ConvertAll(column => SchemaOf(column.Field, column.Values));
        var lead = new DataField<string>(CodeColumn.Name);
        await using var writer = await ParquetWriter.CreateAsync(new ParquetSchema(code is null ? schema : [lead, .. schema]), file);
        using var group = writer.CreateRowGroup();
        if (code is not null)
        {
            await group.WriteAsync(lead, _codes);
        }

        for (var i = 0; i < columns.Count; i++)
        {
            var values = columns[i].Values;
            switch (columns[i].Field.Type)
            {
                case FieldType.Quantity or FieldType.Amount or FieldType.Count:
                    await group.WriteAsync<long>(schema[i], values.Select(value => value.Value as long?).ToArray().AsMemory());
                    break;
                case FieldType.Price or FieldType.Change or FieldType.Rate or FieldType.Ratio:
                    await group.WriteAsync<decimal>(schema[i], values.Select(value => value.Value as decimal?).ToArray().AsMemory());
                    break;
                case FieldType.Date:
                    await group.WriteAsync<DateTime>(schema[i], values.Select(value => (value.Value as DateOnly?)?.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc)).ToArray().AsMemory());
                    break;
                case FieldType.Flag:
                    await group.WriteAsync<bool>(schema[i], values.Select(value => value.Value as bool?).ToArray().AsMemory());
                    break;
                default:
                    await group.WriteAsync(schema[i], values.ConvertAll(value => value.Value is null ? null! : Shown.ForPrograms(value)));
                    break;
            }
        }

        group.CompleteValidate();
    }

    private static DataField SchemaOf(FieldInfo field, List<CatalogValue> values)
    {
        // Levels have brackets and points in their names, which a path in a Parquet file is made of.
        var name = field.Name.Replace("[", "", StringComparison.Ordinal).Replace("].", "_", StringComparison.Ordinal);
        return field.Type switch
        {
            FieldType.Quantity or FieldType.Amount or FieldType.Count => new DataField<long?>(name),
            FieldType.Price or FieldType.Change or FieldType.Rate or FieldType.Ratio =>
                new DecimalDataField(name, Precision, values.Max(value => value.Value is decimal number ? (int)number.Scale : 0), isNullable: true),
            FieldType.Date => new DateTimeDataField(name, DateTimeFormat.Date, isNullable: true),
            FieldType.Flag => new DataField<bool?>(name),
            _ => new DataField<string>(name),
        };
    }
}
