using Kiwoom.Catalog;
using Kiwoom.Cli.Application;

namespace Kiwoom.Cli.Output;

/// <summary>Single values as two columns, then each list as a table.</summary>
/// <param name="context">Has the output.</param>
/// <param name="columns">The columns of the main list; null for all that it has.</param>
internal sealed class TableAnswerWriter(CliContext context, IReadOnlyList<ShownColumn>? columns = null) : IAnswerWriter
{
    private const int LeastOfName = 8;

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
                var isMain = list.Field == first.MainList?.Field;
                WriteList(list.Field, isMain ? _rows : list.Rows, isMain && columns is not null ? columns : [.. ColumnOrder.Of(list.Field.Rows).Select(ColumnOf)]);
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

        grid.Write(context, hasJson: true);
    }

    private static ShownColumn ColumnOf(FieldInfo field) => new(
        Shown.Heading(field, isKorean: false),
        Shown.Heading(field, isKorean: true),
        (row, isKorean) => row.Values.First(value => value.Field == field) is var value && field.Type == FieldType.Rows
            ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"[{value.Rows.Count}]")
            : Shown.ForPeople(value, isKorean),
        Shown.IsNumber(field),

        // A name is known by its beginning; a number that is cut is another one.
        field.Type == FieldType.Text && field.Name.EndsWith("Name", StringComparison.Ordinal) ? LeastOfName : 0);

    private void WriteList(FieldInfo list, IReadOnlyList<CatalogRow> rows, IReadOnlyList<ShownColumn> shown)
    {
        if (rows.Count == 0)
        {
            context.Output.WriteLine(context.Say($"{list.Name}: no rows", $"{list.KoreanName}: 없음"));
            return;
        }

        var grid = new Grid();
        foreach (var column in shown)
        {
            grid.AddColumn(context.Say(column.English, column.Korean), column.IsNumber, column.Least);
        }

        foreach (var row in rows)
        {
            grid.AddRow(shown.Select(column => column.Text(row, context.IsKorean)));
        }

        grid.Write(context, hasJson: true);
    }
}
