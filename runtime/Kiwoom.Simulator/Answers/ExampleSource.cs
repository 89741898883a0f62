using System.Buffers;
using System.Text.Json;
using Kiwoom.Catalog;

namespace Kiwoom.Simulator.Answers;

/// <summary>
/// Answers with the document's example whatever is asked; its list continues over pages. An endpoint without an example,
/// as a new descriptor may be, answers with every field blank.
/// </summary>
internal sealed class ExampleSource : IAnswerSource
{
    // As spec/ writes the origin of what is not in the document.
    private const string Recorded = "recorded answers";

    private readonly Answer[] _pages;
    private readonly int _rowsPerPage;

    public ExampleSource(EndpointInfo endpoint, int rowsPerPage)
    {
        _rowsPerPage = rowsPerPage;
        _pages = ExampleStore.Find(endpoint.ApiId) is { } example
            ? CreatePages(example, endpoint, rowsPerPage)
            : [BlankAnswer.Create(endpoint)];
    }

    public Answer GetAnswer(ApiRequest request) => _pages[request.Offset / _rowsPerPage];

    private static Answer[] CreatePages(JsonElement example, EndpointInfo endpoint, int rowsPerPage)
    {
        var pagedList = endpoint.PagedList;
        var rows = pagedList is not null && example.TryGetProperty(pagedList, out var list) && list.ValueKind == JsonValueKind.Array
            ? list.GetArrayLength()
            : 0;
        var pages = new Answer[Math.Max(1, (rows + rowsPerPage - 1) / rowsPerPage)];
        for (var i = 0; i < pages.Length; i++)
        {
            var page = Page.Of(rows, i * rowsPerPage, rowsPerPage);
            pages[i] = new Answer(Write(example, endpoint, rows == 0 ? null : pagedList, page), page.Next, Origin: AnswerOrigin.Example);
        }

        return pages;
    }

    // Two of the document's examples write these in another way than every recorded answer.
    private static string WireNameOf(string name) => name switch
    {
        "returnCode" => "return_code",
        "returnMsg" => "return_msg",
        _ => name,
    };

    private static ReadOnlyMemory<byte> Write(JsonElement example, EndpointInfo endpoint, string? pagedList, Page page)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer, Answer.Json);
        writer.WriteStartObject();
        foreach (var element in example.EnumerateObject())
        {
            if (!string.Equals(element.Name, pagedList, StringComparison.Ordinal))
            {
                writer.WritePropertyName(WireNameOf(element.Name));
                element.Value.WriteTo(writer);
                continue;
            }

            writer.WriteStartArray(element.Name);
            foreach (var row in element.Value.EnumerateArray().Skip(page.Start).Take(page.Count))
            {
                writer.WriteStartObject();
                foreach (var value in row.EnumerateObject())
                {
                    value.WriteTo(writer);
                }

                WriteUndocumented(writer, row, endpoint.Response.Single(field => field.WireName == pagedList).Rows);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        WriteUndocumented(writer, example, endpoint.Response);
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }

    /// <summary>What real servers send and the document's example lacks is there, so that clients that ask for it find it: blank, as nobody knows its values.</summary>
    private static void WriteUndocumented(Utf8JsonWriter writer, JsonElement example, IReadOnlyList<FieldInfo> fields)
    {
        foreach (var field in fields.Where(field => field is { Origin: Recorded, Type: not FieldType.Rows } && !example.TryGetProperty(field.WireName, out _)))
        {
            writer.WriteString(field.WireName, "");
        }
    }
}
