using Kiwoom.Generator.Common;
using Microsoft.CodeAnalysis;

namespace Kiwoom.Generator.Diagnostics;

/// <summary>A diagnostic as plain values, until it is reported.</summary>
internal sealed record DiagnosticInfo(DiagnosticDescriptor Descriptor, LocationInfo? Location, EquatableArray<string> Arguments)
{
    public Diagnostic ToDiagnostic() =>
        Diagnostic.Create(Descriptor, Location?.ToLocation() ?? Microsoft.CodeAnalysis.Location.None, [.. Arguments]);
}
