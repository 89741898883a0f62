using Kiwoom.Generator.Common;
using Kiwoom.Generator.Model;

namespace Kiwoom.Generator.Emit;

/// <summary>Writes an endpoint's client methods. Each is one call into the transport.</summary>
internal static class MethodEmitter
{
    // More required values than this are easier to read by name.
    private const int MaxShortParameters = 3;

    private const string Cancellation = "global::System.Threading.CancellationToken cancellationToken = default";

    public static void Emit(CodeWriter code, EndpointModel endpoint)
    {
        using var type = code.Open($"public sealed partial class {endpoint.Area}Client");
        EmitCall(code, endpoint);
        if (endpoint.PagedRows is { } rows)
        {
            code.Line();
            EmitEnumerate(code, endpoint, rows);
        }
    }

    private static void EmitCall(CodeWriter code, EndpointModel endpoint)
    {
        var task = $"global::System.Threading.Tasks.Task<{endpoint.Response!.TypeName}>";
        var continuation = endpoint.PagedRows is null ? "" : "Continuation? continuation = null, ";
        var argument = endpoint.PagedRows is null ? "null" : "continuation";
        Docs(code, endpoint, endpoint.Summary);
        if (!endpoint.HasRequest)
        {
            ParameterDocs(code, endpoint, hasContinuation: endpoint.PagedRows is not null);
            code.Line($"public {task} {endpoint.Method}Async({continuation}{Cancellation}) =>");
            code.Line($"    _transport.SendAsync(global::Kiwoom.Endpoints.{endpoint.EndpointType}.Instance, default, {argument}, cancellationToken);");
            return;
        }

        code.Line("/// <param name=\"request\">What to ask for.</param>");
        ParameterDocs(code, endpoint, hasContinuation: endpoint.PagedRows is not null);
        PreferRequest(code, endpoint);
        code.Line($"public {task} {endpoint.Method}Async({endpoint.RequestType} request, {continuation}{Cancellation}) =>");
        code.Line($"    _transport.SendAsync(global::Kiwoom.Endpoints.{endpoint.EndpointType}.Instance, request, {argument}, cancellationToken);");
        EmitShort(code, endpoint, endpoint.Summary, task, endpoint.Method + "Async");
    }

    private static void EmitEnumerate(CodeWriter code, EndpointModel endpoint, RowsMember rows)
    {
        const string Get = "Get";
        var noun = endpoint.Method.StartsWith(Get, StringComparison.Ordinal) ? endpoint.Method.Substring(Get.Length) : endpoint.Method;
        var method = $"Enumerate{noun}Async";
        var stream = $"global::System.Collections.Generic.IAsyncEnumerable<{rows.Row.TypeName}>";
        var summary = $"{DocEmitter.Sentence(endpoint.Summary)} Streams {rows.Name} over all pages.";
        Docs(code, endpoint, summary);
        var (parameter, argument) = ("", "default");
        if (endpoint.HasRequest)
        {
            (parameter, argument) = ($"{endpoint.RequestType} request, ", "request");
            code.Line("/// <param name=\"request\">What to ask for.</param>");
        }

        ParameterDocs(code, endpoint, hasContinuation: false);
        PreferRequest(code, endpoint);
        code.Line($"public {stream} {method}({parameter}{Cancellation}) =>");
        code.Line($"    _transport.EnumerateAsync(global::Kiwoom.Endpoints.{endpoint.EndpointType}.Instance, {argument}, static page => page.{rows.Name}, cancellationToken);");
        if (endpoint.HasRequest)
        {
            EmitShort(code, endpoint, summary, stream, method);
        }
    }

    /// <summary>An overload that takes the required values themselves.</summary>
    private static void EmitShort(CodeWriter code, EndpointModel endpoint, string summary, string returnType, string method)
    {
        var required = endpoint.Arguments.Where(field => field.MustBeGiven).ToList();

        // Of an order every value has its name: two that change places are another order.
        if (required.Count > MaxShortParameters || endpoint.Kind is EndpointKind.Token or EndpointKind.Order)
        {
            return;
        }

        code.Line();
        Docs(code, endpoint, summary);
        foreach (var field in required)
        {
            code.Line($"/// <param name=\"{Names.ToCamelCase(field.Name).TrimStart('@')}\">{Literals.Xml(DocEmitter.Sentence(field.Summary ?? Names.ToWords(field.Name)))} {DocEmitter.Origin(field.Korean, field.Wire)}</param>");
        }

        ParameterDocs(code, endpoint, hasContinuation: false);
        var parameters = string.Concat(required.Select(field => $"{field.RequestType} {Names.ToCamelCase(field.Name)}, "));
        var values = string.Join(", ", required.Select(field => $"{field.Name} = {Names.ToCamelCase(field.Name)}"));
        var initializer = values.Length == 0 ? $"new {endpoint.RequestType}()" : $"new {endpoint.RequestType} {{ {values} }}";
        code.Line($"public {returnType} {method}({parameters}{Cancellation}) =>");
        code.Line($"    {method}({initializer}, cancellationToken: cancellationToken);");
    }

    /// <summary>Lets <c>new() { … }</c> mean the request where a short overload could be meant too.</summary>
    private static void PreferRequest(CodeWriter code, EndpointModel endpoint)
    {
        if (endpoint.HasRequest)
        {
            code.Line("[global::System.Runtime.CompilerServices.OverloadResolutionPriority(1)]");
        }
    }

    private static void Docs(CodeWriter code, EndpointModel endpoint, string summary)
    {
        DocEmitter.Summary(code, summary);
        var note = endpoint.Note is null ? "" : " " + Literals.Xml(DocEmitter.Sentence(endpoint.Note));
        var mock = endpoint.NotOnMock is { } refusal ? $" The mock server does not serve it ({Literals.Xml(refusal.Code)})." : "";
        code.Line($"/// <remarks>{endpoint.ApiId} {Literals.Xml(endpoint.Korean)}, <c>POST {Literals.Xml(endpoint.Path)}</c>.{note}{mock}</remarks>");
    }

    private static void ParameterDocs(CodeWriter code, EndpointModel endpoint, bool hasContinuation)
    {
        if (hasContinuation)
        {
            code.Line("/// <param name=\"continuation\">Where the last page ended; null for the first page.</param>");
        }

        code.Line("/// <param name=\"cancellationToken\">Ends the call.</param>");
        code.Line("/// <exception cref=\"KiwoomRequestException\">The request is not valid; nothing was sent.</exception>");
        code.Line("/// <exception cref=\"KiwoomApiException\">The server refused the request.</exception>");
        code.Line("/// <exception cref=\"KiwoomTransportException\">The server could not be reached or did not answer in time.</exception>");
        code.Line("/// <exception cref=\"KiwoomProtocolException\">The answer could not be read.</exception>");
        if (endpoint.Kind == EndpointKind.Order)
        {
            code.Line("/// <exception cref=\"OrderOutcomeUnknownException\">The order was sent and its fate is unknown: look it up before you send another.</exception>");
        }
    }
}
