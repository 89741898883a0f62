using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;

namespace Kiwoom.Generator.Tests.Harness;

/// <summary>The library as a run emitted it. It is compiled and loaded beside the one that the tests reference once a test wants a type of it.</summary>
internal sealed class LoadedLibrary : IDisposable
{
    private readonly AssemblyLoadContext _context = new("emitted", isCollectible: true);
    private readonly GeneratorRun _run;
    private readonly Lazy<Assembly> _assembly;

    public LoadedLibrary(GeneratorRun run)
    {
        Assert.That(run.BuildDiagnostics().Select(Sample.Format), Is.Empty);
        _run = run;
        _assembly = new(Load);
    }

    /// <summary>A type by its name alone, of which there is one, or with its namespace.</summary>
    public Type Type(string name) =>
        _assembly.Value.GetType(name) ?? _assembly.Value.GetTypes().SingleOrDefault(type => type.Name == name) ?? throw new ArgumentException($"There is no type {name}.", nameof(name));

    /// <summary>The entry of <c>KiwoomCatalog</c> for an endpoint.</summary>
    public object CatalogueEntry(string apiId) => Type("Kiwoom.Catalog.KiwoomCatalog").GetMethod("Find")!.Invoke(null, [apiId])!;

    /// <summary>Parameters and return type of a method's overloads, without the cancellation token that each ends with.</summary>
    public IEnumerable<string> Overloads(string type, string method) => Symbol(type).GetMembers(method).OfType<IMethodSymbol>()
        .Where(candidate => candidate.DeclaredAccessibility == Accessibility.Public)
        .Select(candidate => $"({string.Join(", ", candidate.Parameters.SkipLast(1).Select(parameter => Show(parameter.Type)))}) => {Show(candidate.ReturnType)}");

    /// <summary>Name and type of a type's own properties.</summary>
    public IEnumerable<string> Properties(string type) => Symbol(type).GetMembers().OfType<IPropertySymbol>()
        .Where(property => property is { DeclaredAccessibility: Accessibility.Public, IsStatic: false })
        .Select(property => $"{property.Name}: {Show(property.Type)}");

    public void Dispose() => _context.Unload();

    private Assembly Load()
    {
        using var image = new MemoryStream();
        var result = _run.Output.Emit(image);
        Assert.That(result.Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).Select(Sample.Format), Is.Empty);
        image.Position = 0;
        return _context.LoadFromStream(image);
    }

    private INamedTypeSymbol Symbol(string name) =>
        _run.Output.GetTypeByMetadataName(name) ?? _run.Output.GetSymbolsWithName(name, SymbolFilter.Type).OfType<INamedTypeSymbol>().Single();

    private static string Show(ITypeSymbol type) =>
        type is not INamedTypeSymbol { TypeArguments: { Length: > 0 } arguments } generic ? type.Name :
        generic.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T ? Show(arguments[0]) + "?" :
        $"{type.Name}<{string.Join(", ", arguments.Select(Show))}>";
}
