namespace Kiwoom.Generator.Emit;

/// <summary>A method of a client, whose signature is written here alone: for the interface that users call, and for the client that carries it out.</summary>
/// <param name="Docs">Writes its documentation and its attributes.</param>
/// <param name="Signature">Return type, name and parameters.</param>
internal sealed record ClientMethod(Action<CodeWriter> Docs, string Signature)
{
    /// <summary>What the client does; null where the interface's own body says it in other methods of the interface.</summary>
    public string? Body { get; init; }

    /// <summary>What the interface does by itself; null where only the client can, so that a stand-in has to implement it.</summary>
    public string? DefaultBody { get; init; }

    /// <summary>Writes the methods of an interface. Those that a stand-in does not implement throw when they are called.</summary>
    public static void EmitInterface(CodeWriter code, string name, IEnumerable<ClientMethod> methods)
    {
        using var type = code.Open($"public partial interface {name}");
        code.Separate(methods.Select(method => (Action<CodeWriter>)(code =>
        {
            method.Docs(code);
            code.Line($"{method.Signature} =>");
            code.Line($"    {method.DefaultBody ?? $"throw global::Kiwoom.Testing.StandIn.Lacks({Literals.Quote(name + "." + method.Name)})"};");
        })));
    }

    /// <summary>
    /// Writes methods that a project adds to a type of the library. They stand in the namespace that whoever has a client uses, so that they are seen
    /// without a using more.
    /// </summary>
    public static void EmitAddition(CodeWriter code, string name, string receiver, IEnumerable<ClientMethod> methods)
    {
        code.Line($"/// <summary>The methods of <c>{name}</c>.</summary>");
        code.Line(Literals.Hidden);
        using var type = code.Open($"public static class {name}Methods");
        using var extension = code.Open($"extension({receiver} {Model.EndpointModel.Receiver})");
        code.Separate(methods.Select(method => (Action<CodeWriter>)(code =>
        {
            method.Docs(code);
            code.Line($"public {method.Signature} =>");
            code.Line($"    {method.Body ?? method.DefaultBody};");
        })));
    }

    /// <summary>Writes what the client carries out.</summary>
    public static void EmitClass(CodeWriter code, string name, IEnumerable<ClientMethod> methods, string access = "public")
    {
        using var type = code.Open($"partial class {name}");
        code.Separate(methods.Where(method => method.Body is not null).Select(method => (Action<CodeWriter>)(code =>
        {
            code.Line($"{access} {method.Signature} =>");
            code.Line($"    {method.Body};");
        })));
    }

    private string Name
    {
        get
        {
            var head = Signature.Substring(0, Signature.IndexOf('('));
            return head.Substring(head.LastIndexOf(' ') + 1);
        }
    }
}
