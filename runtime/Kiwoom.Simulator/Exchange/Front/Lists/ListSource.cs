using System.Text.Json;
using Kiwoom.Catalog;
using Kiwoom.Simulator.Answers;

namespace Kiwoom.Simulator.Exchange.Front.Lists;

/// <summary>Answers with what columns say of a subject and of its rows, in the order of the catalogue, over pages.</summary>
/// <typeparam name="THead">What the answer is about.</typeparam>
/// <typeparam name="TRow">A row of its list.</typeparam>
/// <param name="find">What is asked about; null where this market does not have it, which is answered with blanks.</param>
/// <param name="head">What the elements outside of the list say.</param>
/// <param name="rows">The rows, in their order.</param>
/// <param name="columns">What a row says.</param>
/// <param name="rowsPerPage">How long a page is: measured where a source says so, and otherwise nobody has told.</param>
internal sealed class ListSource<THead, TRow>(
    Func<ApiRequest, THead?> find,
    Columns<THead> head,
    Func<THead, ApiRequest, IReadOnlyList<TRow>> rows,
    Columns<TRow> columns,
    int rowsPerPage = 100) : IAnswerSource
    where THead : class
{
    public Answer GetAnswer(ApiRequest request)
    {
        if (find(request) is not { } subject)
        {
            return BlankAnswer.Create(request.Endpoint);
        }

        var all = rows(subject, request);
        var page = Page.Of(all.Count, request.Offset, rowsPerPage);
        return Answer.Success(
            writer =>
            {
                foreach (var field in request.Endpoint.Response)
                {
                    if (field.Type == FieldType.Rows)
                    {
                        WriteRows(writer, field, all, page);
                    }
                    else
                    {
                        writer.WriteString(field.WireName, head.TextOf(field.WireName, subject));
                    }
                }
            },
            nextOffset: page.Next);
    }

    private void WriteRows(Utf8JsonWriter writer, FieldInfo list, IReadOnlyList<TRow> all, Page page)
    {
        writer.WriteStartArray(list.WireName);
        for (var i = page.Start; i < page.Start + page.Count; i++)
        {
            writer.WriteStartObject();
            foreach (var field in list.Rows)
            {
                writer.WriteString(field.WireName, columns.TextOf(field.WireName, all[i]));
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
