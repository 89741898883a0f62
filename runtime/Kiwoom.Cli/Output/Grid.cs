using Spectre.Console;

namespace Kiwoom.Cli.Output;

/// <summary>A table: aligned text for a pipe, a drawn one for a terminal, of which the columns that do not fit are named below it.</summary>
internal sealed class Grid
{
    private const int WidestCell = 40;

    // A border and a blank on either side.
    private const int ColumnFrame = 3;

    private readonly List<GridColumn> _columns = [];
    private readonly List<string[]> _rows = [];

    /// <summary>Cuts no cell and leaves no column out: where a drawn table has no room it is plain text, which the terminal wraps.</summary>
    public bool IsWhole { get; init; }

    private int Widest => IsWhole ? int.MaxValue : WidestCell;

    /// <summary>Adds a column; those that people need come first.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="isNumber">Whether it is flush right.</param>
    /// <param name="least">The cells to which it may be cut before another column is left out; 0 for none.</param>
    /// <param name="wraps">Whether a terminal shows all of its text, on several lines.</param>
    public void AddColumn(string title, bool isNumber = false, int least = 0, bool wraps = false) => _columns.Add(new(Shown.Text(title), isNumber, least, wraps));

    public void AddRow(params IEnumerable<string> cells) => _rows.Add([.. cells.Select(Shown.Text)]);

    /// <param name="context">Has the output.</param>
    /// <param name="hasJson">Whether the command says all of it with <c>--format json</c>.</param>
    public void Write(Application.CliContext context, bool hasJson = false)
    {
        if (context.IsTerminal && !(IsWhole && CountThatFits(Widths(Widest), context.Width) < _columns.Count))
        {
            WriteTerminal(context, hasJson);
        }
        else
        {
            WritePlain(context.Output);
        }
    }

    private void WritePlain(TextWriter output)
    {
        var widths = Widths(int.MaxValue);
        WriteLine(output, [.. _columns.Select(column => column.Title)], widths);
        foreach (var row in _rows)
        {
            WriteLine(output, row, widths);
        }
    }

    private void WriteLine(TextWriter output, string[] cells, int[] widths) => output.WriteLine(string.Join("  ", cells.Select((cell, i) =>
        _columns[i].IsNumber ? Cells.PadLeft(cell, widths[i]) : Cells.PadRight(cell, widths[i]))).TrimEnd());

    private void WriteTerminal(Application.CliContext context, bool hasJson)
    {
        var heads = _columns.ConvertAll(column => new[] { column.Title });
        var widths = Widths(Widest, heads);
        if (CountThatFits(widths, context.Width) < _columns.Count)
        {
            // A unit below its name takes less room than beside it.
            heads = _columns.ConvertAll(column => column.Title.Split(" (") is [var name, var unit] ? new[] { name, $"({unit}" } : [column.Title]);
            widths = Widths(Widest, heads);
        }

        var shown = Narrow(widths, heads, context.Width);
        var table = new Table { Border = TableBorder.Rounded };
        for (var i = 0; i < shown; i++)
        {
            var head = string.Join('\n', heads[i].Select(line => Cells.Fit(line, widths[i])));
            var column = new TableColumn(new Text(head, new Style(decoration: Decoration.Bold))) { NoWrap = !_columns[i].Wraps, Width = widths[i] };
            table.AddColumn(_columns[i].IsNumber ? column.RightAligned() : column);
        }

        foreach (var row in _rows)
        {
            table.AddRow(row.Take(shown).Select((cell, i) => new Text(_columns[i].Wraps ? cell : Cells.Fit(cell, widths[i]))));
        }

        Screen.Create(context).Write(table);
        if (shown < _columns.Count)
        {
            TellLeftOut(string.Join(", ", _columns.Skip(shown).Select(column => column.Title)), context, hasJson);
        }
    }

    /// <summary>How to have all is said whatever the room; of the names that are left out as many as fit.</summary>
    private static void TellLeftOut(string names, Application.CliContext context, bool hasJson)
    {
        var (before, after) = context.IsKorean
            ? ("폭이 좁아 생략(", hasJson ? "): 넓은 터미널 또는 --format json" : "): 넓은 터미널에서 표시")
            : ("no room for ", hasJson ? ": a wider terminal or --format json" : ": a wider terminal has them");
        var room = context.Width - 1 - Cells.Width(before) - Cells.Width(after);
        context.Output.WriteLine(before + Cells.Fit(names, Math.Max(1, room)) + after);
    }

    /// <summary>Cuts columns that may be cut as far as it takes to show more of them, and counts those that are shown.</summary>
    private int Narrow(int[] widths, List<string[]> heads, int width)
    {
        var narrow = widths.Select((cells, i) => _columns[i].Least is > 0 and var least ? Math.Min(cells, Math.Max(least, heads[i].Max(Cells.Width))) : cells).ToArray();
        var shown = CountThatFits(narrow, width);
        var room = width - 1 - narrow.Take(shown).Sum(cells => cells + ColumnFrame);
        for (var i = 0; i < shown; i++)
        {
            var more = Math.Clamp(room, 0, widths[i] - narrow[i]);
            widths[i] = narrow[i] + more;
            room -= more;
        }

        return shown;
    }

    private static int CountThatFits(int[] widths, int width)
    {
        var used = 1;
        for (var i = 0; i < widths.Length; i++)
        {
            used += widths[i] + ColumnFrame;
            if (used > width)
            {
                return Math.Max(1, i);
            }
        }

        return widths.Length;
    }

    private int[] Widths(int widest) => Widths(widest, _columns.ConvertAll(column => new[] { column.Title }));

    private int[] Widths(int widest, List<string[]> heads) =>
        [.. _columns.Select((column, i) => Math.Min(column.Wraps ? int.MaxValue : widest, _rows.Select(row => Cells.Width(row[i])).Append(heads[i].Max(Cells.Width)).Max()))];

    private sealed record GridColumn(string Title, bool IsNumber, int Least, bool Wraps);
}
