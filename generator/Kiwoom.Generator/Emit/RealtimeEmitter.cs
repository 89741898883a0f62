using Kiwoom.Generator.Common;
using Kiwoom.Generator.Model;

namespace Kiwoom.Generator.Emit;

/// <summary>A realtime type's name on the wire and the endpoint that has it: all that the table knows of it.</summary>
internal sealed record RealtimeName(string WireType, string EndpointType);

/// <summary>Writes a realtime type's subscription methods, and the table that frames are read by.</summary>
internal static class RealtimeEmitter
{
    private const string Sequence = "global::System.Collections.Generic.IEnumerable";
    private const string OptionalOptions = "StreamOptions? options = null";

    /// <summary>The methods of <c>kiwoom.Realtime</c>. Each is one call into the client.</summary>
    public static void EmitMethods(CodeWriter code, EndpointModel endpoint, MessageModel message)
    {
        using var type = code.Open("public sealed partial class RealtimeClient");
        code.Separate(Overloads(message.Items).Select(overload => (Action<CodeWriter>)(code => EmitMethod(code, endpoint, message, overload))));
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

    // The options come last. A list of strings, as it comes from a file or a server, needs no conversion.
    private static IEnumerable<Overload> Overloads(ItemKind items) => items switch
    {
        ItemKind.StockCode =>
        [
            new($"params {Sequence}<StockCode> stockCodes", "stockCodes", null),
            new($"{Sequence}<StockCode> stockCodes", "stockCodes", "StreamOptions options"),
            new($"{Sequence}<string> stockCodes", "stockCodes", OptionalOptions),
        ],
        ItemKind.Code =>
        [
            new($"params {Sequence}<string> codes", "codes", null),
            new($"{Sequence}<string> codes", "codes", "StreamOptions options"),
        ],
        _ => [new(null, null, OptionalOptions)],
    };

    private static void EmitMethod(CodeWriter code, EndpointModel endpoint, MessageModel message, Overload overload)
    {
        DocEmitter.Endpoint(code, endpoint);
        if (overload.ItemName is not null)
        {
            var doc = message.Items == ItemKind.StockCode
                ? "The stocks; <c>039490_NX</c> and <c>039490_AL</c> are the same stock on NXT and over all exchanges, and streams of their own."
                : "The codes of what to follow.";
            code.Line($"/// <param name=\"{overload.ItemName}\">{doc}</param>");
        }

        if (overload.Options is not null)
        {
            code.Line("/// <param name=\"options\">What happens when messages come faster than they are read.</param>");
        }

        code.Line("/// <returns>The messages, from when its enumeration or <see cref=\"RealtimeStream.StartAsync\"/> has registered for them.</returns>");
        code.Line("/// <exception cref=\"KiwoomRequestException\">An item cannot be registered, or the options would drop what must not be dropped.</exception>");
        var parameters = string.Join(", ", new[] { overload.Items, overload.Options }.Where(parameter => parameter is not null));
        code.Line($"public RealtimeStream<{message.Record.TypeName}> {endpoint.Method}({parameters}) =>");
        var arguments = (overload.ItemName is null ? "" : ", " + overload.ItemName) + ", " + (overload.Options is null ? "null" : "options");
        code.Line($"    Open(global::Kiwoom.Endpoints.{endpoint.EndpointType}.Messages{arguments});");
    }

    /// <summary>One way to call a realtime method: the parameter with its items and that parameter's name, and the one with its options.</summary>
    private sealed record Overload(string? Items, string? ItemName, string? Options);
}
