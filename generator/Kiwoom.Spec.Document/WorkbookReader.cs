using System.Globalization;
using System.Text.RegularExpressions;

namespace Kiwoom.Spec.Document;

/// <summary>
/// Reads single sheets of the catalogue's workbook, written as tables in Markdown: a heading with name and id, and rows in which each cell is
/// whole, so that nothing has to be proven.
/// </summary>
internal static partial class WorkbookReader
{
    private const int ElementColumn = 1;
    private const int TypeColumn = 3;
    private const int Columns = 7;

    /// <summary>Whether a text is such sheets.</summary>
    public static bool IsWorkbook(string text) => SheetPattern().IsMatch(text) && text.Contains("\n| API ID |", StringComparison.Ordinal);

    public static IReadOnlyList<DocumentEndpoint> Read(string text) =>
        [.. SheetPattern().Split(text.ReplaceLineEndings("\n")).Where(sheet => sheet.Contains("\n| API ID |", StringComparison.Ordinal)).Select(ReadSheet)];

    private static DocumentEndpoint ReadSheet(string sheet)
    {
        var rows = RowPattern().Matches(sheet).Select(match => Cells(match.Value)).ToList();
        var request = rows.FindIndex(cells => cells[0] == "Request");
        var response = rows.FindIndex(cells => cells[0] == "Response");
        var example = rows.FindIndex(cells => cells[0] == "Request Example");
        example = example < 0 ? rows.Count : example;
        return new DocumentEndpoint(
            Value(rows, "API ID"), Value(rows, "API 명"), Value(rows, "URL"), ReadRows(rows, request, response), ReadRows(rows, response, example))
        {
            Menu = MenuPattern().Replace(Value(rows, "메뉴 위치"), ""),
            Overview = Value(rows, "개요"),
            RequestExample = ExampleBehind(rows, "Request Example"),
            ResponseExample = ExampleBehind(rows, "Response Example"),
        };
    }

    private static string Value(List<string[]> rows, string label) => rows.Find(cells => cells[0] == label)?.Skip(1).FirstOrDefault(cell => cell.Length > 0) ?? "";

    private static string ExampleBehind(List<string[]> rows, string heading) =>
        rows.FindIndex(cells => cells[0] == heading) is >= 0 and var at && at + 1 < rows.Count ? rows[at + 1][0] : "";

    /// <summary>The body's rows; what stands in the first column holds for the rows below it too.</summary>
    private static List<DocumentRow> ReadRows(List<string[]> rows, int start, int end)
    {
        var read = new List<DocumentRow>();
        var part = "";
        foreach (var cells in start < 0 ? [] : rows[(start + 1)..(end < start ? rows.Count : end)])
        {
            part = cells[0].Length > 0 ? cells[0] : part;
            if (part != "Body" || cells.Length < Columns || cells[TypeColumn].Length == 0)
            {
                continue;
            }

            var dashes = DashesPattern().Match(cells[ElementColumn]).Value;
            read.Add(new DocumentRow(
                dashes.Count(c => c == '-'),
                cells[ElementColumn][dashes.Length..].Trim(),
                cells[2],
                cells[TypeColumn],
                cells[4],
                int.TryParse(cells[5], NumberStyles.None, CultureInfo.InvariantCulture, out var length) ? length : 0,
                0)
            {
                IsProven = true,
                Description = SpacePattern().Replace(cells[6], " "),
            });
        }

        return read;
    }

    private static string[] Cells(string row) => [.. row.Trim().Trim('|').Split(" | ").Select(cell => cell.Trim().TrimEnd('|').Trim())];

    [GeneratedRegex(@"^# ", RegexOptions.Multiline)]
    private static partial Regex SheetPattern();

    // A cell may hold lines of its own, as examples do: a row ends before the next line that begins one.
    [GeneratedRegex(@"^\|.*?\|(?=\s*(\n\||\n*\z))", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex RowPattern();

    [GeneratedRegex(@"\s*>\s*[^>]*$")]
    private static partial Regex MenuPattern();

    [GeneratedRegex(@"^[-\s]*")]
    private static partial Regex DashesPattern();

    [GeneratedRegex(@"\s+")]
    private static partial Regex SpacePattern();
}
