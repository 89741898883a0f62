using Kiwoom.Generator.Common;
using Microsoft.CodeAnalysis;

namespace Kiwoom.Generator.Diagnostics;

/// <summary>Collects what is wrong while a file is read.</summary>
internal sealed class DiagnosticBag
{
    private readonly List<DiagnosticInfo> _items = [];

    public void Add(DiagnosticDescriptor descriptor, LocationInfo? location, params string[] arguments) =>
        _items.Add(new DiagnosticInfo(descriptor, location, new EquatableArray<string>(arguments)));

    public void AddRange(IEnumerable<DiagnosticInfo> items) => _items.AddRange(items);

    public EquatableArray<DiagnosticInfo> ToArray() => _items.ToEquatableArray();
}
