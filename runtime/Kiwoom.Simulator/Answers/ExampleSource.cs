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
    private readonly Answer[] _pages;
    private readonly int _rowsPerPage;

    public ExampleSource(EndpointInfo endpoint, int rowsPerPage)
    {
        _rowsPerPage = rowsPerPage;
        _pages = ExampleStore.Find(endpoint.ApiId) is { } example
            ? CreatePages(example, endpoint.PagedList, rowsPerPage)
            : [BlankAnswer.Create(endpoint)];
    }

    public Answer GetAnswer(ApiRequest request) => _pages[request.Offset / _rowsPerPage];

    private static Answer[] CreatePages(JsonElement example, string? pagedList, int rowsPerPage)
    {
        var rows = pagedList is not null && example.TryGetProperty(pagedList, out var list) && list.ValueKind == JsonValueKind.Array
            ? list.GetArrayLength()
            : 0;
        var pages = new Answer[Math.Max(1, (rows + rowsPerPage - 1) / rowsPerPage)];
        for (var i = 0; i < pages.Length; i++)
        {
            var page = Page.Of(rows, i * rowsPerPage, rowsPerPage);
            pages[i] = new Answer(Write(example, rows == 0 ? null : pagedList, page), page.Next, Origin: AnswerOrigin.Example);
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

    private static ReadOnlyMemory<byte> Write(JsonElement example, string? pagedList, Page page)
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
                row.WriteTo(writer);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }
}
