using Spectre.Console;

namespace Kiwoom.Cli.Output;

/// <summary>A table: aligned text for a pipe, a drawn one for a terminal, of which the columns that do not fit are named below it.</summary>
internal sealed class Grid
{
    private const int WidestCell = 40;

    // A border and a blank on either side.
    private const int ColumnFrame = 3;

    private readonly List<(string Title, bool IsNumber, int Least)> _columns = [];
    private readonly List<string[]> _rows = [];

    /// <summary>Cuts no cell and leaves no column out: where a drawn table has no room it is plain text, which the terminal wraps.</summary>
    public bool IsWhole { get; init; }

    private int Widest => IsWhole ? int.MaxValue : WidestCell;

    /// <summary>Adds a column.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="isNumber">Whether it is flush right.</param>
    /// <param name="least">The cells to which it may be cut before another column is left out; 0 for none.</param>
    public void AddColumn(string title, bool isNumber = false, int least = 0) => _columns.Add((Shown.Text(title), isNumber, least));

    public void AddRow(params IEnumerable<string> cells) => _rows.Add([.. cells.Select(Shown.Text)]);

    public void Write(Application.CliContext context)
    {
        if (context.IsTerminal && !(IsWhole && CountThatFits(Widths(Widest), context.Width) < _columns.Count))
        {
            WriteTerminal(context);
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

    private void WriteTerminal(Application.CliContext context)
    {
        var widths = Widths(Widest);
        var shown = Narrow(widths, context.Width);
        var table = new Table { Border = TableBorder.Rounded };
        for (var i = 0; i < shown; i++)
        {
            var column = new TableColumn(new Text(Cells.Fit(_columns[i].Title, widths[i]), new Style(decoration: Decoration.Bold))) { NoWrap = true };
            table.AddColumn(_columns[i].IsNumber ? column.RightAligned() : column);
        }

        foreach (var row in _rows)
        {
            table.AddRow(row.Take(shown).Select((cell, i) => new Text(Cells.Fit(cell, widths[i]))));
        }

        Screen.Create(context).Write(table);
        if (shown < _columns.Count)
        {
            var left = string.Join(", ", _columns.Skip(shown).Select(column => column.Title));
            context.Output.WriteLine(Cells.Fit(context.Say($"not shown for want of room: {left}", $"폭이 좁아 생략: {left}"), context.Width - 1));
        }
    }

    /// <summary>Cuts columns that may be cut as far as it takes to show more of them, and counts those that are shown.</summary>
    private int Narrow(int[] widths, int width)
    {
        var narrow = widths.Select((cells, i) => _columns[i].Least is > 0 and var least ? Math.Min(cells, Math.Max(least, Cells.Width(_columns[i].Title))) : cells).ToArray();
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

    private int[] Widths(int widest) =>
        [.. _columns.Select((column, i) => Math.Min(widest, _rows.Select(row => Cells.Width(row[i])).Append(Cells.Width(column.Title)).Max()))];
}
