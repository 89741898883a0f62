using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kiwoom.Catalog;

namespace Kiwoom.Cli.Output;

/// <summary>JSON lines: a page each, or a row each.</summary>
internal sealed class JsonAnswerWriter(TextWriter output, bool isRows, CodeColumn? code = null) : IAnswerWriter
{
    // A terminal shows what a JSON text escapes: control characters stay escaped, Korean letters need not be.
    internal static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task WriteAsync(CatalogAnswer page, IReadOnlyList<CatalogRow> rows)
    {
        if (!isRows)
        {
            await output.WriteLineAsync(Write(writer => WritePage(writer, page, rows, code)));
            return;
        }

        foreach (var row in page.MainList is null ? [page.Content] : rows)
        {
            await output.WriteLineAsync(code is null ? Write(row.WriteTo) : Write(writer => WithCode(JsonNode.Parse(Write(row.WriteTo))!.AsObject(), code).WriteTo(writer)));
        }
    }

    public Task EndAsync() => Task.CompletedTask;

    internal static string Write(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Options))
        {
            write(writer);
        }

        return Encoding.UTF8.GetString(stream.GetBuffer().AsSpan(0, (int)stream.Length));
    }

    internal static void WritePage(Utf8JsonWriter writer, CatalogAnswer page, IReadOnlyList<CatalogRow> rows, CodeColumn? code = null)
    {
        writer.WriteStartObject();
        writer.WriteString("apiId", page.Endpoint.ApiId);
        writer.WriteString("koreanName", page.Endpoint.KoreanName);
        writer.WriteNumber("returnCode", page.ReturnCode);
        writer.WriteString("returnMessage", page.ReturnMessage);
        writer.WriteStartObject("units");
        WriteUnits(writer, "", page.Endpoint.Response);
        writer.WriteEndObject();
        writer.WritePropertyName("data");
        WriteData(writer, page, rows, code);
        writer.WriteBoolean("more", page.Continuation is not null);
        if (page.Findings.Where(finding => finding.Kind == AnswerFindingKind.UnknownElement).ToList() is { Count: > 0 } unknown)
        {
            writer.WriteStartObject("unknown");
            foreach (var finding in unknown)
            {
                writer.WriteString(finding.Path, finding.Text);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    /// <summary>The values, and of the main list the rows that are wanted.</summary>
    private static void WriteData(Utf8JsonWriter writer, CatalogAnswer page, IReadOnlyList<CatalogRow> rows, CodeColumn? code)
    {
        if (page.MainList is not { } list || (list.Rows.Count == rows.Count && code is null))
        {
            page.WriteTo(writer);
            return;
        }

        var data = JsonNode.Parse(Write(page.WriteTo))!.AsObject();
        var wanted = JsonNode.Parse(Write((list with { Value = rows }).WriteTo))!.AsArray();
        if (code is not null)
        {
            foreach (var row in wanted)
            {
                WithCode(row!.AsObject(), code);
            }
        }

        data[JsonNamingPolicy.CamelCase.ConvertName(list.Field.Name)] = wanted;
        data.WriteTo(writer);
    }

    private static JsonObject WithCode(JsonObject row, CodeColumn code)
    {
        row.Insert(0, JsonNamingPolicy.CamelCase.ConvertName(CodeColumn.Name), code.Code);
        return row;
    }

    private static void WriteUnits(Utf8JsonWriter writer, string path, IReadOnlyList<FieldInfo> fields)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in fields)
        {
            // The levels of an array have one unit: asks[].price.
            var name = System.Text.RegularExpressions.Regex.Replace(field.Name, @"\[\d+\]", "[]");
            var full = path + string.Join('.', name.Split('.').Select(JsonNamingPolicy.CamelCase.ConvertName));
            if (field.Type == FieldType.Rows)
            {
                WriteUnits(writer, full + "[].", field.Rows);
            }
            else if (field.Unit is { } unit && seen.Add(full))
            {
                writer.WriteString(full, unit);
            }
        }
    }
}
