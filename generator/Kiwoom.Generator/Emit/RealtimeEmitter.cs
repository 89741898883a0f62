using Kiwoom.Generator.Common;
using Kiwoom.Generator.Model;

namespace Kiwoom.Generator.Emit;

/// <summary>A realtime type's name on the wire and the endpoint that has it: all that the table knows of it.</summary>
internal sealed record RealtimeName(string WireType, string EndpointType);

/// <summary>Writes a realtime type's subscription methods, and the table that frames are read by.</summary>
internal static class RealtimeEmitter
{
    /// <summary>The methods of <c>kiwoom.Realtime</c>. Each is one call into the client.</summary>
    public static void EmitMethods(CodeWriter code, EndpointModel endpoint, MessageModel message)
    {
        using var type = code.Open("public sealed partial class RealtimeClient");
        EmitMethod(code, endpoint, message, hasOptions: false);
        code.Line();
        EmitMethod(code, endpoint, message, hasOptions: true);
    }

    /// <summary>The realtime type itself, inside the endpoint's class.</summary>
    public static void EmitType(CodeWriter code, MessageModel message)
    {
        code.Line("/// <summary>How its messages are registered for and read.</summary>");
        code.Line(
            $"public static readonly RealtimeType<{message.Record.TypeName}> Messages = " +
            $"new RealtimeType<{message.Record.TypeName}, {message.ReaderType}>({Literals.Quote(message.WireType)}, RealtimeItems.{message.Items}){Facts(message)};");
    }

    private static string Facts(MessageModel message)
    {
        var facts = new List<string>();
        if (message.IsLossless)
        {
            facts.Add("IsLossless = true");
        }

        if (message.ItemWire is { } wire)
        {
            facts.Add($"ItemElement = {Literals.Utf8(wire)}.ToArray()");
        }

        return facts.Count == 0 ? "" : $" {{ {string.Join(", ", facts)} }}";
    }

    /// <summary>All types by the bytes that name them.</summary>
    public static string EmitTable(EquatableArray<RealtimeName> names)
    {
        var code = CodeWriter.ForFile("the names of all realtime types");
        code.Line("namespace Kiwoom.Realtime");
        using (code.Open())
        {
            code.Line("/// <summary>All realtime types by the bytes that name them.</summary>");
            using var type = code.Open("internal static class RealtimeTypes");
            code.Line("/// <summary>The type; null for one that the spec does not know.</summary>");
            code.Line("public static RealtimeType? Find(global::System.ReadOnlySpan<byte> name) => name switch");
            code.Line("{");
            using (code.Indent())
            {
                foreach (var name in names)
                {
                    var bytes = string.Join(", ", name.WireType.Select(c => $"(byte)'{c}'"));
                    code.Line($"[{bytes}] => global::Kiwoom.Endpoints.{name.EndpointType}.Messages,");
                }

                code.Line("_ => null,");
            }

            code.Line("};");
        }

        return code.ToString();
    }

    private static void EmitMethod(CodeWriter code, EndpointModel endpoint, MessageModel message, bool hasOptions)
    {
        var (itemType, itemName, itemDoc) = message.Items switch
        {
            ItemKind.StockCode => ("StockCode", "stockCodes", "The stocks; <c>039490_NX</c> and <c>039490_AL</c> are the same stock on NXT and over all exchanges, and streams of their own."),
            ItemKind.Code => ("string", "codes", "The codes of what to follow."),
            _ => ("", "", ""),
        };
        DocEmitter.Endpoint(code, endpoint);
        if (hasOptions)
        {
            code.Line("/// <param name=\"options\">What happens when messages come faster than they are read.</param>");
        }

        if (itemType.Length > 0)
        {
            code.Line($"/// <param name=\"{itemName}\">{itemDoc}</param>");
        }

        code.Line("/// <returns>The messages, from when its enumeration or <see cref=\"RealtimeStream.StartAsync\"/> has registered for them.</returns>");
        code.Line("/// <exception cref=\"KiwoomRequestException\">An item cannot be registered, or the options would drop what must not be dropped.</exception>");
        var options = hasOptions ? "StreamOptions options" : "";
        var items = itemType.Length > 0 ? $"params global::System.Collections.Generic.IEnumerable<{itemType}> {itemName}" : "";
        var parameters = string.Join(", ", new[] { options, items }.Where(parameter => parameter.Length > 0));
        code.Line($"public RealtimeStream<{message.Record.TypeName}> {endpoint.Method}({parameters}) =>");
        var arguments = (itemType.Length > 0 ? ", " + itemName : "") + ", " + (hasOptions ? "options" : "null");
        code.Line($"    Open(global::Kiwoom.Endpoints.{endpoint.EndpointType}.Messages{arguments});");
    }
}
