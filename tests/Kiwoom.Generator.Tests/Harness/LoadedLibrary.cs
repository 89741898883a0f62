using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;

namespace Kiwoom.Generator.Tests.Harness;

/// <summary>The library as a run emitted it, compiled and loaded beside the one that the tests reference.</summary>
internal sealed class LoadedLibrary : IDisposable
{
    private readonly AssemblyLoadContext _context = new("emitted", isCollectible: true);
    private readonly Assembly _assembly;

    public LoadedLibrary(GeneratorRun run)
    {
        Assert.That(run.BuildDiagnostics().Select(Sample.Format), Is.Empty);
        using var image = new MemoryStream();
        var result = run.Output.Emit(image);
        Assert.That(result.Success, Is.True);
        image.Position = 0;
        _assembly = _context.LoadFromStream(image);
    }

    /// <summary>A type by its name alone, of which there is one, or with its namespace.</summary>
    public Type Type(string name) =>
        _assembly.GetType(name) ?? _assembly.GetTypes().SingleOrDefault(type => type.Name == name) ?? throw new ArgumentException($"There is no type {name}.", nameof(name));

    /// <summary>The entry of <c>KiwoomCatalog</c> for an endpoint.</summary>
    public object CatalogueEntry(string apiId) => Type("Kiwoom.Catalog.KiwoomCatalog").GetMethod("Find")!.Invoke(null, [apiId])!;

    /// <summary>Parameters and return type of a method's overloads, without the cancellation token that each ends with.</summary>
    public IEnumerable<string> Overloads(string type, string method) => Type(type).GetMethods()
        .Where(candidate => candidate.Name == method)
        .Select(candidate => $"({string.Join(", ", candidate.GetParameters().SkipLast(1).Select(parameter => Show(parameter.ParameterType)))}) => {Show(candidate.ReturnType)}");

    /// <summary>Name and type of a type's own properties.</summary>
    public IEnumerable<string> Properties(string type) =>
        Type(type).GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Select(property => $"{property.Name}: {Show(property.PropertyType)}");

    public void Dispose() => _context.Unload();

    private static string Show(Type type) =>
        Nullable.GetUnderlyingType(type) is { } inner ? Show(inner) + "?" :
        type.IsGenericType ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(Show))}>" :
        type.Name;
}
