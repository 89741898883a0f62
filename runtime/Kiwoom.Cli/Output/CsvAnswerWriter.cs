using System.Globalization;
using Kiwoom.Catalog;

namespace Kiwoom.Cli.Output;

/// <summary>The main list, or the single values, as comma-separated values (RFC 4180) with English names and units in the heading.</summary>
internal sealed class CsvAnswerWriter(TextWriter output, bool hasHeading = true, CodeColumn? code = null) : IAnswerWriter
{
    private bool _hasHeading = !hasHeading;

    public async Task WriteAsync(CatalogAnswer page, IReadOnlyList<CatalogRow> rows)
    {
        var fields = FieldsOf(page);
        if (!_hasHeading)
        {
            _hasHeading = true;
            await output.WriteLineAsync(Line([.. Lead(CodeColumn.Name), .. fields.Select(field => Shown.Heading(field, isKorean: false))]));
        }

        foreach (var row in page.MainList is null ? [page.Content] : rows)
        {
            await output.WriteLineAsync(Line([.. Lead(code?.Code), .. fields.Select(field => Shown.ForPrograms(row.Values.First(value => value.Field.WireName == field.WireName)))]));
        }
    }

    public Task EndAsync() => output.FlushAsync();

    internal static string Line(IEnumerable<string> cells) => string.Join(',', cells.Select(Quote));

    /// <summary>The columns: a list's own, or without one the single values.</summary>
    internal static IReadOnlyList<FieldInfo> FieldsOf(CatalogAnswer page) =>
        [.. (page.MainList?.Field.Rows ?? page.Endpoint.Response).Where(field => field.Type != FieldType.Rows)];

    private IEnumerable<string> Lead(string? text) => code is null || text is null ? [] : [text];

    private static string Quote(string text)
    {
        // What a spreadsheet would take for a formula stays a text. A number may begin with a sign and is none; -1+1 is one.
        var isFormula = text.Length > 1 && (text[0] is '=' or '@' || (text[0] is '+' or '-' && !decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _)));
        return isFormula ? $"\"'{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : text;
    }
}
