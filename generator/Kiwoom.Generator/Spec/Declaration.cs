using Kiwoom.Generator.Common;
using Kiwoom.Generator.Diagnostics;
using Kiwoom.Generator.Model;

namespace Kiwoom.Generator.Spec;

/// <summary>A name that must be unique over all files: an api id, a method or a type.</summary>
internal sealed record Declaration(string What, string Name, LocationInfo Location);

/// <summary>An id that an order's descriptor names as a list to look it up in.</summary>
internal sealed record LookUp(string ApiId, LocationInfo Location);

/// <summary>A descriptor after binding: its model, and apart from it what only diagnostics need.</summary>
internal sealed record BoundDescriptor(
    string Path, EndpointModel? Model, EquatableArray<Declaration> Declarations, EquatableArray<LookUp> LookUps, EquatableArray<DiagnosticInfo> Diagnostics)
{
    /// <summary>Whose spec it belongs to.</summary>
    public SpecRole Role { get; init; } = SpecRole.Library;

    /// <summary>Where a project's descriptor says its path.</summary>
    public LocationInfo? UrlLocation { get; init; }
}
