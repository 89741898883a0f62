using Kiwoom.Generator.Diagnostics;
using Kiwoom.Generator.Model;

namespace Kiwoom.Generator.Spec;

/// <summary>Binds the messages of a realtime type, or those that a call over the socket starts.</summary>
internal sealed class MessageBinder(RecordBinder records, DiagnosticBag diagnostics, List<Declaration> declarations)
{
    /// <summary>What only messages have.</summary>
    public static readonly string[] Keys = ["message", "messageType", "items", "itemBy", "lossless", "values"];

    private static readonly string[] ItemKinds = ["none", "stockCode", "code"];

    /// <summary>The messages; null where there are none, or where they have no name.</summary>
    public MessageModel? Bind(MappingReader reader, EndpointKind kind, string id)
    {
        var isExpected = kind == EndpointKind.Realtime || (kind == EndpointKind.SocketCall && reader.Has("values"));
        if (!isExpected || reader.RequiredText("message", "") is not { } name ||
            !new MeaningParser(diagnostics).CheckName(name, reader.LocationOf("message")))
        {
            return null;
        }

        ItemKind? items = reader.RequiredText("items", "") switch
        {
            "stockCode" => ItemKind.StockCode,
            "code" => ItemKind.Code,
            "none" => ItemKind.None,
            null => null,
            { } other => ReportItems(reader, other),
        };
        declarations.Add(new Declaration("The type", name, reader.LocationOf("message")));
        var record = records.BindMessage(reader, name, out var isComplete);
        return new MessageModel(reader.Text("messageType") ?? id, items ?? ItemKind.None, record)
        {
            IsLossless = reader.Boolean("lossless") ?? false,
            ItemWire = ReadItemBy(reader, kind, items, record, isComplete),
        };
    }

    private static ItemKind? ReportItems(MappingReader reader, string text)
    {
        reader.ReportInvalid("items", text, string.Join(", ", ItemKinds));
        return null;
    }

    /// <summary>The wire name of the value that tells whose a message is. What a call starts, its values have to tell: the frame's item is something else.</summary>
    private string? ReadItemBy(MappingReader reader, EndpointKind kind, ItemKind? items, RecordModel record, bool isComplete)
    {
        if (kind != EndpointKind.SocketCall || items == ItemKind.None)
        {
            if (reader.Has("itemBy"))
            {
                diagnostics.Add(SpecDiagnostics.MisplacedKey, reader.LocationOf("itemBy"), "itemBy", "only the messages of a call that has 'items' name theirs in a value");
            }

            return null;
        }

        // Where nobody can read whether there are items, nothing is said of their names.
        if (items is null || reader.RequiredText("itemBy", "") is not { } name)
        {
            return null;
        }

        var value = record.Members.OfType<ScalarMember>().FirstOrDefault(member => member.Name == name)?.Field;
        if (value is { Type: FieldType.Code or FieldType.StockCode or FieldType.Text })
        {
            return value.Wire;
        }

        if (value is not null || isComplete)
        {
            reader.ReportInvalid("itemBy", name, "the C# name of a text or code among the values");
        }

        return null;
    }
}
