using System.Text.Json;
using Kiwoom.Cli.Application;
using Kiwoom.Cli.Output;

namespace Kiwoom.Cli.Commands;

/// <summary>The places where an element occurs, for people, programs and agents.</summary>
internal static class ElementPlaces
{
    public static void Write(IReadOnlyList<ElementPlace> places, bool isJson, CliContext context)
    {
        if (isJson)
        {
            context.Output.WriteLine(JsonAnswerWriter.Write(writer => Write(writer, places)));
            return;
        }

        var grid = new Grid();
        grid.AddColumn("id");
        grid.AddColumn(context.Say("where", "위치"));
        grid.AddColumn(context.Say("endpoint", "API"));
        grid.AddColumn(context.Say("what", "내용"), least: 16, wraps: true);
        grid.AddColumn(context.Say("type", "형식"));
        grid.AddColumn(context.Say("element", "요소"));
        grid.AddColumn(context.Say("name", "이름"));
        grid.AddColumn(context.Say("Korean", "한글명"));
        foreach (var (endpoint, part, lists, field) in places)
        {
            grid.AddRow(
                endpoint.ApiId,
                string.Join(' ', lists.Select(list => $"{list}[]").Prepend(NameOf(part, context))),
                context.IsKorean ? endpoint.KoreanName : $"{endpoint.Area}.{endpoint.Method}",
                FieldWords.Describe(field, part == ElementPart.Request, context),
                field.Type.ToString(),
                field.WireName,
                field.Name,
                field.KoreanName);
        }

        grid.Write(context, hasJson: true);
    }

    /// <summary>The places as an object, of which the first are listed.</summary>
    public static void Write(Utf8JsonWriter writer, IReadOnlyList<ElementPlace> places, int most = int.MaxValue)
    {
        writer.WriteStartObject();
        writer.WriteNumber("found", places.Count);
        writer.WriteStartArray("places");
        foreach (var (endpoint, part, lists, field) in places.Take(most))
        {
            writer.WriteStartObject();
            writer.WriteString("apiId", endpoint.ApiId);
            writer.WriteString("method", $"{endpoint.Area}.{endpoint.Method}");
            writer.WriteString("in", JsonNamingPolicy.CamelCase.ConvertName(part.ToString()));
            if (lists.Count > 0)
            {
                writer.WriteString("list", string.Join('.', lists));
            }

            EndpointJson.WriteElement(writer, field, withRows: false);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static string NameOf(ElementPart part, CliContext context) => part switch
    {
        ElementPart.Request => context.Say("request", "요청"),
        ElementPart.Response => context.Say("response", "응답"),
        _ => context.Say("message", "실시간 항목"),
    };
}
