using Kiwoom.Generator.Common;
using Kiwoom.Generator.Model;

namespace Kiwoom.Generator.Emit;

/// <summary>Writes an endpoint's methods: one call into the transport, and on the interface those that can be said by it.</summary>
internal static class MethodEmitter
{
    private const string Cancellation = "global::System.Threading.CancellationToken cancellationToken = default";

    public static void EmitInterface(CodeWriter code, EndpointModel endpoint) =>
        ClientMethod.EmitInterface(code, $"I{endpoint.Area}Client", MethodsOf(endpoint));

    /// <summary>Methods that a project adds to an area.</summary>
    public static void EmitAddition(CodeWriter code, EndpointModel endpoint) =>
        ClientMethod.EmitAddition(
            code,
            endpoint.EndpointType,
            Namespaces.Qualify(endpoint.HasAddedArea ? endpoint.Area + "Client" : $"I{endpoint.Area}Client", endpoint.Area),
            MethodsOf(endpoint));

    public static void EmitClass(CodeWriter code, EndpointModel endpoint) =>
        ClientMethod.EmitClass(code, $"{endpoint.Area}Client", MethodsOf(endpoint), endpoint.Access);

    private static IEnumerable<ClientMethod> MethodsOf(EndpointModel endpoint)
    {
        var task = $"global::System.Threading.Tasks.Task<{endpoint.Response!.TypeName}>";
        var method = endpoint.Method + "Async";
        yield return Call(endpoint, task, method);
        if (endpoint.Short is { } values)
        {
            yield return Short(endpoint, values, endpoint.Summary, task, method);
        }

        if (endpoint.PagedRows is not { } rows)
        {
            yield break;
        }

        const string Get = "Get";
        var noun = endpoint.Method.StartsWith(Get, StringComparison.Ordinal) ? endpoint.Method.Substring(Get.Length) : endpoint.Method;
        var stream = $"global::System.Collections.Generic.IAsyncEnumerable<{rows.Row.TypeName}>";
        var summary = $"{DocEmitter.Sentence(endpoint.Summary)} Streams {rows.Name} over all pages.";
        yield return Enumerate(endpoint, rows, summary, stream, $"Enumerate{noun}Async");
        if (endpoint.Short is { } shortValues)
        {
            yield return Short(endpoint, shortValues, summary, stream, $"Enumerate{noun}Async");
        }
    }

    private static ClientMethod Call(EndpointModel endpoint, string task, string method)
    {
        var isPaged = endpoint.PagedRows is not null;
        var request = endpoint.HasRequest ? $"{endpoint.RequestType} request, " : "";
        var continuation = isPaged ? "Continuation? continuation = null, " : "";
        return new ClientMethod(code => Docs(code, endpoint, endpoint.Summary, isPaged), $"{task} {method}({request}{continuation}{Cancellation})")
        {
            Body = $"{(endpoint.IsAddition ? $"global::Kiwoom.Endpoints.{endpoint.EndpointType}.Instance.SendAsync({EndpointModel.Receiver}" : $"Transport.SendAsync(global::Kiwoom.Endpoints.{endpoint.EndpointType}.Instance")}, {(endpoint.HasRequest ? "request" : "default")}, {(isPaged ? "continuation" : "null")}, cancellationToken)",
        };
    }

    /// <summary>A walk over the pages that the method for one page gives.</summary>
    private static ClientMethod Enumerate(EndpointModel endpoint, RowsMember rows, string summary, string stream, string method)
    {
        var (parameter, argument) = endpoint.HasRequest ? ($"{endpoint.RequestType} request, ", "request, ") : ("", "");
        return new ClientMethod(code => Docs(code, endpoint, summary, hasContinuation: false), $"{stream} {method}({parameter}{Cancellation})")
        {
            DefaultBody =
                $"global::Kiwoom.Http.PageWalk.EnumerateAsync((continuation, token) => {endpoint.Self}{endpoint.Method}Async({argument}continuation, token), " +
                $"static page => page.{rows.Name}, cancellationToken)",
        };
    }

    /// <summary>An overload that takes the required values themselves.</summary>
    private static ClientMethod Short(EndpointModel endpoint, EquatableArray<FieldModel> values, string summary, string returnType, string method)
    {
        var parameters = string.Concat(values.Select(field => $"{field.RequestType} {Names.ToCamelCase(field.Name)}, "));
        var assignments = string.Join(", ", values.Select(field => $"{field.Name} = {Names.ToCamelCase(field.Name)}"));
        var initializer = assignments.Length == 0 ? $"new {endpoint.RequestType}()" : $"new {endpoint.RequestType} {{ {assignments} }}";
        return new ClientMethod(code => ShortDocs(code, endpoint, values, summary), $"{returnType} {method}({parameters}{Cancellation})")
        {
            DefaultBody = $"{endpoint.Self}{method}({initializer}, cancellationToken: cancellationToken)",
        };
    }

    private static void Docs(CodeWriter code, EndpointModel endpoint, string summary, bool hasContinuation)
    {
        Docs(code, endpoint, summary);
        if (endpoint.HasRequest)
        {
            code.Line("/// <param name=\"request\">What to ask for.</param>");
        }

        ParameterDocs(code, endpoint, hasContinuation);

        // Lets new() { … } mean the request where a short overload could be meant too.
        if (endpoint.HasRequest)
        {
            code.Line("[global::System.Runtime.CompilerServices.OverloadResolutionPriority(1)]");
        }
    }

    private static void ShortDocs(CodeWriter code, EndpointModel endpoint, EquatableArray<FieldModel> values, string summary)
    {
        Docs(code, endpoint, summary);
        foreach (var field in values)
        {
            code.Line($"/// <param name=\"{Names.ToCamelCase(field.Name).TrimStart('@')}\">{Literals.Xml(DocEmitter.Sentence(field.Summary ?? Names.ToWords(field.Name)))} {DocEmitter.Origin(field.Korean, field.Wire)}</param>");
        }

        ParameterDocs(code, endpoint, hasContinuation: false);
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
            code.Line("/// <exception cref=\"KiwoomOrderOutcomeUnknownException\">The order was sent and its fate is unknown: look it up before you send another.</exception>");
        }
    }
}
