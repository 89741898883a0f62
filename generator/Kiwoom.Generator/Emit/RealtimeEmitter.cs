using Kiwoom.Generator.Common;
using Kiwoom.Generator.Model;

namespace Kiwoom.Generator.Emit;

/// <summary>A realtime type's name on the wire and the endpoint that has it: all that the table knows of it.</summary>
internal sealed record RealtimeName(string WireType, string EndpointType);

/// <summary>All realtime types by name.</summary>
internal sealed record RealtimeTable(EquatableArray<RealtimeName> Names);

/// <summary>Writes a realtime type's subscription methods, and the table that frames are read by.</summary>
internal static class RealtimeEmitter
{
    private const string Sequence = "global::System.Collections.Generic.IEnumerable";
    private const string RequiredOptions = "StreamOptions options";
    private const string OptionalOptions = "StreamOptions? options = null";

    /// <summary>The methods of <c>kiwoom.Realtime</c>. Each says itself by the one that the client carries out.</summary>
    public static void EmitInterface(CodeWriter code, EndpointModel endpoint, MessageModel message) =>
        ClientMethod.EmitInterface(code, "IRealtimeClient", MethodsOf(endpoint, message));

    /// <summary>The methods of <c>kiwoom.Realtime</c> that a project adds.</summary>
    public static void EmitAddition(CodeWriter code, EndpointModel endpoint, MessageModel message) =>
        ClientMethod.EmitAddition(code, endpoint.EndpointType, "global::Kiwoom.Realtime.IRealtimeClient", MethodsOf(endpoint, message));

    /// <summary>The one method that the client carries out.</summary>
    public static void EmitClass(CodeWriter code, EndpointModel endpoint, MessageModel message) =>
        ClientMethod.EmitClass(code, "RealtimeClient", MethodsOf(endpoint, message));

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
            using var type = code.Open("internal static partial class RealtimeTypes");
            code.Line("private static partial RealtimeType? FindOwn(global::System.ReadOnlySpan<byte> name) => name switch");
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
    private static IEnumerable<ClientMethod> MethodsOf(EndpointModel endpoint, MessageModel message)
    {
        var self = endpoint.Self;
        switch (message.Items)
        {
            case ItemKind.StockCode:
                yield return Method($"params {Sequence}<StockCode> stockCodes", null) with { DefaultBody = $"{self}{endpoint.Method}(stockCodes, new StreamOptions())" };
                yield return Method($"{Sequence}<StockCode> stockCodes", RequiredOptions) with { Body = Open("stockCodes, options") };
                yield return Method($"{Sequence}<string> stockCodes", OptionalOptions) with
                {
                    DefaultBody = $"{self}{endpoint.Method}(global::Kiwoom.Realtime.RealtimeType.ToStockCodes(stockCodes), options ?? new StreamOptions())",
                };
                break;
            case ItemKind.Code:
                yield return Method($"params {Sequence}<string> codes", null) with { DefaultBody = $"{self}{endpoint.Method}(codes, new StreamOptions())" };
                yield return Method($"{Sequence}<string> codes", RequiredOptions) with { Body = Open("codes, options") };
                break;
            default:
                yield return Method(null, OptionalOptions) with { Body = Open("options") };
                break;
        }

        ClientMethod Method(string? items, string? options) => new(
            code => Docs(code, endpoint, message.Items, options is not null),
            $"RealtimeStream<{message.Record.TypeName}> {endpoint.Method}({string.Join(", ", new[] { items, options }.Where(parameter => parameter is not null))})");

        string Open(string arguments) => endpoint.IsAddition
            ? $"global::Kiwoom.Endpoints.{endpoint.EndpointType}.Messages.Open({EndpointModel.Receiver}, {arguments})"
            : $"Open(global::Kiwoom.Endpoints.{endpoint.EndpointType}.Messages, {arguments})";
    }

    private static void Docs(CodeWriter code, EndpointModel endpoint, ItemKind items, bool hasOptions)
    {
        DocEmitter.Endpoint(code, endpoint);
        if (items == ItemKind.StockCode)
        {
            code.Line("/// <param name=\"stockCodes\">The stocks; <c>039490_NX</c> and <c>039490_AL</c> are the same stock on NXT and over all exchanges, and streams of their own.</param>");
        }
        else if (items == ItemKind.Code)
        {
            code.Line("/// <param name=\"codes\">The codes of what to follow.</param>");
        }

        if (hasOptions)
        {
            code.Line("/// <param name=\"options\">What happens when messages come faster than they are read.</param>");
        }

        code.Line("/// <returns>The messages, from when its enumeration or <see cref=\"RealtimeStream.StartAsync\"/> has registered for them.</returns>");
        code.Line("/// <exception cref=\"KiwoomRequestException\">An item cannot be registered, or the options would drop what must not be dropped.</exception>");
    }
}
