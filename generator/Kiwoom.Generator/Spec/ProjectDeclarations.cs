using Kiwoom.Generator.Diagnostics;
using Kiwoom.Generator.Model;

namespace Kiwoom.Generator.Spec;

/// <summary>What a project's descriptors may say anew of what the library has, and what they may not.</summary>
internal sealed class ProjectDeclarations
{
    private const string ApiId = "The api id";

    private readonly Dictionary<string, EndpointKind> _kinds = new(StringComparer.Ordinal);
    // A server may take a path in capitals for the same.
    private readonly Dictionary<string, EndpointKind> _guardedPaths = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _idsOfCalls = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _areasWithCalls = new(StringComparer.Ordinal);
    private readonly HashSet<string> _overridden = new(StringComparer.Ordinal);

    public ProjectDeclarations(IEnumerable<BoundDescriptor> descriptors)
    {
        foreach (var model in descriptors.Where(descriptor => descriptor.Role == SpecRole.BuiltIn).Select(descriptor => descriptor.Model).OfType<EndpointModel>())
        {
            _kinds[model.ApiId] = model.Kind;
            if (model.Kind is EndpointKind.Order or EndpointKind.Token)
            {
                _guardedPaths[model.Path] = model.Kind;
            }

            if (model.Kind != EndpointKind.Realtime)
            {
                _idsOfCalls[model.ApiId] = model.ApiId;
            }

            if (model.Kind is EndpointKind.Query or EndpointKind.Order)
            {
                _areasWithCalls.Add(model.Area);
            }
        }
    }

    /// <summary>Whether a project describes an id of the library, for the first time.</summary>
    public bool IsOverride(BoundDescriptor descriptor, Declaration declaration) =>
        descriptor.Role == SpecRole.Project && declaration.What == ApiId && _kinds.ContainsKey(declaration.Name) && _overridden.Add(declaration.Name);

    /// <summary>Sees that an override stays what it was, and that a method has a client to be added to.</summary>
    /// <returns>Whether all is well.</returns>
    public bool Check(BoundDescriptor descriptor, DiagnosticBag diagnostics)
    {
        if (descriptor is not { Role: SpecRole.Project, Model: { } model } || descriptor.Declarations.FirstOrDefault(item => item.What == ApiId) is not { } id)
        {
            return true;
        }

        if (_kinds.TryGetValue(model.ApiId, out var kind) && kind != model.Kind)
        {
            diagnostics.Add(SpecDiagnostics.OverriddenKind, id.Location, model.ApiId, NameOf(kind), NameOf(model.Kind));
            return false;
        }

        if (model.Kind != EndpointKind.Realtime && !CheckCall(model, id, descriptor.UrlLocation ?? id.Location, diagnostics))
        {
            return false;
        }

        if (model.Kind != EndpointKind.Realtime && !model.HasAddedArea && !_areasWithCalls.Contains(model.Area))
        {
            diagnostics.Add(SpecDiagnostics.AreaWithoutCalls, id.Location, model.Area);
            return false;
        }

        return true;
    }

    /// <summary>Sees that no call is taken for another one: an order that calls itself a query would be repeated, unchecked and in spite of a dry run.</summary>
    private bool CheckCall(EndpointModel model, Declaration id, LocationInfo url, DiagnosticBag diagnostics)
    {
        if (_idsOfCalls.TryGetValue(model.ApiId, out var alike) && alike != model.ApiId)
        {
            diagnostics.Add(SpecDiagnostics.AlikeApiId, id.Location, model.ApiId, alike);
            return false;
        }

        if (_guardedPaths.TryGetValue(model.Path, out var kind) && kind != model.Kind)
        {
            diagnostics.Add(SpecDiagnostics.PathOfAnotherKind, url, model.Path, kind == EndpointKind.Order ? "orders" : "token calls", NameOf(model.Kind));
            return false;
        }

        return true;
    }

    private static string NameOf(EndpointKind kind) => kind switch
    {
        EndpointKind.Query => "a query",
        EndpointKind.Order => "an order",
        EndpointKind.Token => "a token call",
        EndpointKind.SocketCall => "a call over the socket",
        _ => "a realtime type",
    };
}
