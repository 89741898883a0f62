using System.Globalization;
using System.Text.Json;
using Kiwoom.Catalog;
using Kiwoom.Cli.Application;
using Kiwoom.Cli.Commands;
using Kiwoom.Cli.Output;
using Kiwoom.Realtime;
using ModelContextProtocol.Protocol;

namespace Kiwoom.Cli.Mcp;

/// <summary>
/// Makes results of answers: JSON text, bounded in size with a word on what was left out, account numbers masked. A failure is a result that says what to do, bounded and masked like
/// any other; the SDK would hide what was thrown.
/// </summary>
internal sealed class McpAnswers(CliContext context, AnswerSources? sources = null)
{
    /// <summary>About as much as an agent reads at once.</summary>
    public const int MostCharacters = 24_000;

    private const int LongestText = 300;

    // Of a sentence that is longer its begin and its end are shown: what to do about it comes last.
    private const int BeginOfSentence = 3_000;
    private const int EndOfSentence = 1_000;

    private readonly AccountMask _accounts = new();

    public async Task<CallToolResult> GuardAsync(Func<Task<string>> work)
    {
        // Beside the data, for that is JSON: a text of its own for each id that the document's example answered.
        var notes = sources?.Listen();
        try
        {
            return Result(await work(), isError: false, notes ?? []);
        }
        catch (CliException e)
        {
            return Error(e.Message);
        }
        catch (KiwoomException e)
        {
            return Error(Failures.Explain(e, context).Words);
        }
    }

    public static string Write(Action<Utf8JsonWriter> write) => JsonAnswerWriter.Write(write);

    /// <summary>An answer's single values and the rows of its lists.</summary>
    /// <param name="page">The answer.</param>
    /// <param name="maxRows">The most rows of a list.</param>
    /// <param name="columns">The columns of the main list, as far as it has them; all by default.</param>
    public string Table(CatalogAnswer page, int maxRows, params string[] columns)
    {
        _accounts.Learn(page.Content);

        // Fewer rows until it fits: a text that is cut anywhere would be no JSON.
        for (var rows = maxRows; ; rows /= 2)
        {
            var text = Write(writer => WriteTable(writer, page, rows, columns));
            if (text.Length <= MostCharacters || rows == 0)
            {
                return text;
            }
        }
    }

    public string Tables(params (string Name, CatalogAnswer Page, int MaxRows)[] tables)
    {
        Array.ForEach(tables, table => _accounts.Learn(table.Page.Content));
        var divisor = 1;
        while (true)
        {
            var text = Write(writer =>
            {
                writer.WriteStartObject();
                foreach (var (name, page, rows) in tables)
                {
                    writer.WritePropertyName(name);
                    WriteTable(writer, page, rows / divisor, []);
                }

                writer.WriteEndObject();
            });
            if (text.Length <= MostCharacters || divisor > tables.Max(table => table.MaxRows))
            {
                return text;
            }

            divisor *= 2;
        }
    }

    public string Messages(IReadOnlyList<RealtimeMessage> messages, int count)
    {
        var lines = messages.Select(message => MessageLine.Text(message, context)).ToList();
        while (lines.Sum(line => line.Length + 4) > MostCharacters)
        {
            lines.RemoveRange(0, lines.Count / 2);
        }

        return Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteNumber("messages", count);
            WriteLeftOut(writer, count - lines.Count, "earlier messages");
            writer.WriteStartArray("lines");
            foreach (var line in lines)
            {
                writer.WriteStringValue(line);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        });
    }

    /// <summary>The places of an element, as many as fit.</summary>
    public static string Places(IReadOnlyList<ElementPlace> places)
    {
        for (var most = places.Count; ; most /= 2)
        {
            var text = Write(writer => ElementPlaces.Write(writer, places, most));
            if (text.Length <= MostCharacters || most <= 1)
            {
                return text;
            }
        }
    }

    private void WriteTable(Utf8JsonWriter writer, CatalogAnswer page, int maxRows, string[] columns)
    {
        writer.WriteStartObject();
        writer.WriteString("endpoint", $"{page.Endpoint.ApiId} {page.Endpoint.KoreanName}");
        if (page.ReturnCode != 0)
        {
            writer.WriteString("serverMessage", Bounded(_accounts.InSentence(page.ReturnMessage)));
        }

        WriteSingles(writer, page);
        foreach (var list in page.Content.Values.Where(value => value.Field.Type == FieldType.Rows))
        {
            var isMain = list.Field == page.MainList?.Field;
            var fields = list.Field.Rows.Where(field => field.Type != FieldType.Rows && (!isMain || columns.Length == 0 || columns.Contains(field.Name))).ToList();
            writer.WriteStartObject(JsonNamingPolicy.CamelCase.ConvertName(list.Field.Name));
            writer.WriteStartArray("columns");
            fields.ForEach(field => writer.WriteStringValue(Shown.Heading(field, isKorean: false)));
            writer.WriteEndArray();
            writer.WriteStartArray("rows");
            foreach (var row in list.Rows.Take(maxRows))
            {
                writer.WriteStartArray();
                fields.ForEach(field => Write(writer, row.Values.First(value => value.Field.WireName == field.WireName)));
                writer.WriteEndArray();
            }

            writer.WriteEndArray();
            WriteLeftOut(writer, list.Rows.Count - maxRows, "rows of this page");
            writer.WriteEndObject();
        }

        if (page.Continuation is { } next)
        {
            writer.WriteString("nextKey", next.NextKey);
        }

        writer.WriteEndObject();
    }

    private void WriteSingles(Utf8JsonWriter writer, CatalogAnswer page)
    {
        foreach (var value in page.Content.Values.Where(value => value.Field.Type != FieldType.Rows && value.Value is not (null or "")))
        {
            writer.WritePropertyName(Shown.Heading(value.Field, isKorean: false));
            Write(writer, value);
        }
    }

    private void Write(Utf8JsonWriter writer, CatalogValue value)
    {
        switch (value.Value)
        {
            case null or decimal or long or bool:
                value.WriteTo(writer);
                break;
            case string text when AccountNumbers.IsOne(value.Field):
                writer.WriteStringValue(Bounded(AccountNumbers.Mask(text)));
                break;
            default:
                writer.WriteStringValue(Value(Shown.ForPrograms(value)));
                break;
        }
    }

    private static void WriteLeftOut(Utf8JsonWriter writer, int count, string what)
    {
        if (count > 0)
        {
            writer.WriteString("leftOut", string.Create(CultureInfo.InvariantCulture, $"{count} {what}"));
        }
    }

    /// <summary>A server's text among the data.</summary>
    public string Value(string text) => Bounded(_accounts.InValue(text));

    private static string Bounded(string text) => text.Length <= LongestText ? Shown.Text(text) : Shown.Text(text[..LongestText]) + "…";

    /// <summary>A refusal of arguments: its digits are those that the agent sent, and those of an example of what to send.</summary>
    public CallToolResult Refusal(string words) => Result(Cut(_accounts.InValue(CommandLineRunner.OneLine(words))), isError: true);

    /// <summary>A sentence that may quote what a server said.</summary>
    public string Sentence(string words) => Cut(_accounts.InSentence(CommandLineRunner.OneLine(words)));

    private CallToolResult Error(string words) => Result(Sentence(words), isError: true);

    /// <summary>Cuts what is masked already: half of a number would be known by nothing.</summary>
    private static string Cut(string text)
    {
        var left = text.Length - BeginOfSentence - EndOfSentence;
        return left <= 0 ? text : string.Create(CultureInfo.InvariantCulture, $"{text[..BeginOfSentence]}… ({left} characters left out) …{text[^EndOfSentence..]}");
    }

    private static CallToolResult Result(string text, bool isError, params IEnumerable<string> notes) =>
        new() { Content = [new TextContentBlock { Text = text }, .. notes.Select(note => new TextContentBlock { Text = note })], IsError = isError };
}
