using Kiwoom.Catalog;

namespace Kiwoom.Simulator.Answers;

/// <summary>Success with every field blank: what the servers say of a stock code they do not know.</summary>
internal static class BlankAnswer
{
    public static Answer Create(EndpointInfo endpoint) => Answer.Success(writer =>
    {
        foreach (var field in endpoint.Response)
        {
            if (field.Type == FieldType.Rows)
            {
                writer.WriteStartArray(field.WireName);
                writer.WriteEndArray();
            }
            else
            {
                writer.WriteString(field.WireName, "");
            }
        }
    });
}
