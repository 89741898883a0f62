using Kiwoom.Catalog;
using Kiwoom.Cli.Application;

namespace Kiwoom.Cli.Output;

/// <summary>Single values as two columns, then each list as a table.</summary>
internal sealed class TableAnswerWriter(CliContext context) : IAnswerWriter
{
    private readonly List<CatalogRow> _rows = [];
    private CatalogAnswer? _first;

    public Task WriteAsync(CatalogAnswer page, IReadOnlyList<CatalogRow> rows)
    {
        _first ??= page;
        _rows.AddRange(rows);
        return Task.CompletedTask;
    }

    public Task EndAsync()
    {
        if (_first is { } first)
        {
            var singles = first.Content.Values.Where(value => value.Field.Type != FieldType.Rows).ToLookup(value => LevelTable.Has(value.Field));
            WriteSingles(singles[false].ToList());
            LevelTable.Write(singles[true], context);
            foreach (var list in first.Content.Values.Where(value => value.Field.Type == FieldType.Rows))
            {
                WriteList(list.Field, list.Field == first.MainList?.Field ? _rows : list.Rows);
            }
        }

        return Task.CompletedTask;
    }

    private void WriteSingles(List<CatalogValue> values)
    {
        if (values.Count == 0)
        {
            return;
        }

        var grid = new Grid();
        grid.AddColumn(context.Say("element", "항목"));
        grid.AddColumn(context.Say("value", "값"), isNumber: true);
        foreach (var value in values)
        {
            grid.AddRow(Shown.Heading(value.Field, context.IsKorean), Shown.ForPeople(value, context.IsKorean));
        }

        grid.Write(context);
    }

    private void WriteList(FieldInfo list, IReadOnlyList<CatalogRow> rows)
    {
        if (rows.Count == 0)
        {
            context.Output.WriteLine(context.Say($"{list.Name}: no rows", $"{list.KoreanName}: 없음"));
            return;
        }

        var grid = new Grid();
        foreach (var field in list.Rows)
        {
            grid.AddColumn(Shown.Heading(field, context.IsKorean), Shown.IsNumber(field));
        }

        foreach (var row in rows)
        {
            grid.AddRow(row.Values.Select(value => value.Field.Type == FieldType.Rows
                ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"[{value.Rows.Count}]")
                : Shown.ForPeople(value, context.IsKorean)));
        }

        grid.Write(context);
    }
}
