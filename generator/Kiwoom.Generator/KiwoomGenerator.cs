using System.Text;
using Kiwoom.Generator.Common;
using Kiwoom.Generator.Diagnostics;
using Kiwoom.Generator.Emit;
using Kiwoom.Generator.Model;
using Kiwoom.Generator.Spec;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Kiwoom.Generator;

/// <summary>
/// Turns the YAML spec into the client. This class only wires: files are read and bound (<c>Spec</c>) into equatable models
/// (<c>Model</c>), from which the emitters (<c>Emit</c>) write one file an endpoint. Mistakes leave the pipeline at once.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class KiwoomGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // Files are parsed here and bound below: a word more in the vocabulary binds all descriptors again and parses none.
        var parsed = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (pair, _) => (File: pair.Left, Role: SpecRoles.Of(pair.Right.GetOptions(pair.Left))))
            .Where(static file => SpecText.IsRead(file.File.Path, file.Role))
            .Select(static (file, cancellation) => SpecText.Read(file.File, file.Role, cancellation))
            .Select(static (text, _) => text.Parse())
            .WithTrackingName(TrackingNames.Parsed);
        var places = parsed
            .Where(static file => !SpecFile.IsDescriptor(file.Path))
            .Select(static (file, _) => new SharedFilePlace(file.Path, file.Role))
            .Collect()
            .Select(static (files, _) => SharedFileChecker.Check(files));
        context.RegisterSourceOutput(places, static (output, check) => Report(output, check.Diagnostics));
        var files = parsed
            .Combine(places.Select(static (check, _) => check.RejectedPaths))
            .Where(static pair => !pair.Right.Contains(pair.Left.Path))
            .Select(static (pair, _) => pair.Left);
        var library = files.Where(static file => file.Role != SpecRole.Project);
        var project = files.Where(static file => file.Role == SpecRole.Project);

        // A project emits additions to a client that is compiled.
        var isProject = files.Where(static file => file.Role != SpecRole.Library).Collect().Select(static (others, _) => others.Length > 0);

        var own = ReadShared(context, library);
        var spec = own.Combine();
        var libraryNames = spec.Select(static (spec, _) => spec.Names).WithTrackingName(TrackingNames.Project);
        var mistakes = project.Combine(libraryNames).Select(static (pair, _) => ProjectFileChecker.Check(pair.Left, pair.Right));
        context.RegisterSourceOutput(mistakes, Report);
        var added = ReadShared(context, project, own);
        var merged = added.Combine();

        var bound = Bind(library, spec.Select(static (spec, _) => spec.ToShared(isOfProject: false)).WithTrackingName(TrackingNames.SharedSpec), TrackingNames.Bound);
        var boundOfProject = Bind(project, merged.Select(static (spec, _) => spec.ToShared(isOfProject: true)), TrackingNames.BoundOfProject);
        context.RegisterSourceOutput(bound, static (output, descriptor) => Report(output, descriptor.Diagnostics));
        context.RegisterSourceOutput(boundOfProject, static (output, descriptor) => Report(output, descriptor.Diagnostics));

        var sharedTypes = merged.Select(static (spec, _) => spec.Names.Types);
        var declarations = bound.Collect().Combine(boundOfProject.Collect()).Combine(sharedTypes)
            .Select(static (all, _) => DeclarationChecker.Check([.. all.Left.Left, .. all.Left.Right], all.Right))
            .WithTrackingName(TrackingNames.Declarations);
        context.RegisterSourceOutput(declarations, static (output, check) => Report(output, check.Diagnostics));
        var rejected = declarations.Select(static (check, _) => check.RejectedPaths);

        var endpoints = Accept(bound.Where(static descriptor => descriptor.Role == SpecRole.Library), rejected).WithTrackingName(TrackingNames.Endpoints);
        var additions = Accept(boundOfProject, rejected);
        Emit(context, endpoints, static endpoint => $"{endpoint.Area}.{endpoint.ApiId}.{endpoint.TypeName}.g.cs", EndpointEmitter.Emit);
        Emit(context, additions, static endpoint => $"{endpoint.Area}.{endpoint.ApiId}.{endpoint.TypeName}.g.cs", EndpointEmitter.Emit);

        EmitTypes(context, Emitted(own.Enums, isProject).WithTrackingName(TrackingNames.EnumModels), Emitted(own.Shapes, isProject).WithTrackingName(TrackingNames.ShapeModels));
        EmitTypes(context, added.Enums.SelectMany(static (file, _) => file.Items), added.Shapes.SelectMany(static (file, _) => file.Items));
        EmitIndex(context, files, own, endpoints, isProject);

        var addition = Additions(additions, added).Combine(isProject)
            .Select(static (pair, _) => pair.Right ? pair.Left : null)
            .WithTrackingName(TrackingNames.Addition);
        Emit(context, addition.SelectMany(static (all, _) => all is { IsEmpty: false } ? [all] : Array.Empty<SpecAdditions>()), static _ => "KiwoomSpec.g.cs", AdditionEmitter.Emit);
    }

    /// <summary>What collects: it knows names alone, and is the library's.</summary>
    private static void EmitIndex(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<SpecFile> files,
        SharedFiles own,
        IncrementalValuesProvider<EndpointModel> endpoints,
        IncrementalValueProvider<bool> isProject)
    {
        var errors = ReadShared(context, files.Where(static file => file.Role == SpecRole.Library), SpecFile.Errors, TrackingNames.Errors, SharedFileParser.ParseErrors);
        var returnCodes = ReadShared(context, files.Where(static file => file.Role == SpecRole.Library), SpecFile.ReturnCodes, TrackingNames.ReturnCodes, SharedFileParser.ParseReturnCodes);
        Emit(context, OfLibrary(errors, isProject), static _ => "Catalogue.Errors.g.cs", static file => IndexEmitter.EmitErrors(file.Items));
        Emit(context, OfLibrary(returnCodes, isProject), static _ => "ReturnCodes.g.cs", static file => ReturnCodeEmitter.Emit(file.Items));

        var orderFacts = endpoints
            .Select(static (endpoint, _) => endpoint.Find(OrderRole.OriginalNumber)?.Length ?? 0)
            .Where(static length => length > 0)
            .Collect()
            .Select(static (lengths, _) => new OrderFacts(lengths.DefaultIfEmpty(int.MaxValue).Min()))
            .WithTrackingName(TrackingNames.OrderNumbers);
        Emit(context, OfLibrary(orderFacts, isProject), static _ => "OrderNumbers.g.cs", static facts => OrderEmitter.EmitNumbers(facts.LongestNumber));

        var index = OfLibrary(CreateIndex(endpoints, own.Areas, own.Enums), isProject);
        Emit(context, index, static _ => "KiwoomClient.g.cs", IndexEmitter.EmitClient);
        Emit(context, index, static _ => "Catalogue.g.cs", IndexEmitter.EmitCatalogue);

        var realtime = RealtimeNames(endpoints).Select(static (names, _) => new RealtimeTable(names)).WithTrackingName(TrackingNames.Realtime);
        Emit(context, OfLibrary(realtime, isProject), static _ => "RealtimeTypes.g.cs", static table => RealtimeEmitter.EmitTable(table.Names));
    }

    private static void EmitTypes(
        IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<EnumModel> enums, IncrementalValuesProvider<ShapeModel> shapes)
    {
        Emit(context, enums, static table => $"Enums.{table.Name}.g.cs", EnumEmitter.EmitFile);
        Emit(context, shapes, static shape => $"Shapes.{shape.Name}.g.cs", ShapeEmitter.EmitFile);
    }

    /// <summary>The entries of a file of the library, where this is its own build.</summary>
    private static IncrementalValuesProvider<T> Emitted<T>(IncrementalValueProvider<SharedFile<T>> file, IncrementalValueProvider<bool> isProject)
        where T : class, IEquatable<T> => OfLibrary(file, isProject).SelectMany(static (file, _) => file.Items);

    private static IncrementalValuesProvider<T> OfLibrary<T>(IncrementalValueProvider<T> value, IncrementalValueProvider<bool> isProject)
        where T : class => value.Combine(isProject).SelectMany(static (pair, _) => pair.Right ? [] : new[] { pair.Left });

    private static IncrementalValuesProvider<BoundDescriptor> Bind(
        IncrementalValuesProvider<SpecFile> files, IncrementalValueProvider<SharedSpec> shared, string step) => files
        .Where(static file => SpecFile.IsDescriptor(file.Path))
        .Combine(shared)
        .Select(static (pair, _) => Bind(pair.Left, pair.Right))
        .WithTrackingName(step);

    private static IncrementalValuesProvider<EndpointModel> Accept(
        IncrementalValuesProvider<BoundDescriptor> bound, IncrementalValueProvider<EquatableArray<string>> rejected) => bound
        .Combine(rejected)
        .Where(static pair => pair.Left.Model is not null && !pair.Right.Contains(pair.Left.Path))
        .Select(static (pair, _) => pair.Left.Model!);

    private static IncrementalValueProvider<EquatableArray<RealtimeName>> RealtimeNames(IncrementalValuesProvider<EndpointModel> endpoints) => endpoints
        .Where(static endpoint => endpoint.Message is not null)
        .Select(static (endpoint, _) => new RealtimeName(endpoint.Message!.WireType, endpoint.EndpointType))
        .Collect()
        .Select(static (all, _) => all.OrderBy(name => name.WireType, StringComparer.Ordinal).ToEquatableArray());

    private static IncrementalValueProvider<EquatableArray<EndpointName>> EndpointNames(IncrementalValuesProvider<EndpointModel> endpoints) => endpoints
        .Select(static (endpoint, _) => new EndpointName(
            endpoint.ApiId, endpoint.Area, endpoint.EndpointType, endpoint.Kind, endpoint.Enums.Select(table => Namespaces.Qualify(table.Name, endpoint.Area)).ToEquatableArray(), endpoint.LookUp)
        {
            GuardedPath = endpoint.Kind is EndpointKind.Order or EndpointKind.Token ? endpoint.Path : null,
        })
        .Collect()
        .Select(static (all, _) => all.OrderBy(name => name.ApiId, StringComparer.Ordinal).ToEquatableArray());

    private static IncrementalValueProvider<SpecAdditions> Additions(IncrementalValuesProvider<EndpointModel> endpoints, SharedFiles added) =>
        EndpointNames(endpoints).Combine(RealtimeNames(endpoints)).Combine(added.OwnAreas).Combine(added.Enums)
            .Select(static (all, _) => new SpecAdditions(
                all.Left.Left.Left,
                all.Left.Left.Right,
                all.Left.Right.Items.OrderBy(area => area.Name, StringComparer.Ordinal).ToEquatableArray(),
                all.Right.Items.Where(table => !table.IsShared).Select(table => table.CodesType).ToEquatableArray()));

    private static IncrementalValueProvider<SpecIndex> CreateIndex(
        IncrementalValuesProvider<EndpointModel> endpoints,
        IncrementalValueProvider<SharedFile<AreaModel>> areas,
        IncrementalValueProvider<SharedFile<EnumModel>> enums) => EndpointNames(endpoints).Combine(areas).Combine(enums)
        .Select(static (all, _) => new SpecIndex(
            all.Left.Left,
            all.Left.Right.Items.OrderBy(area => area.Name, StringComparer.Ordinal).ToEquatableArray(),
            all.Right.Items.Where(table => !table.IsShared).Select(table => table.CodesType).ToEquatableArray()))
        .WithTrackingName(TrackingNames.Index);

    /// <summary>The library's shared files.</summary>
    private static SharedFiles ReadShared(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<SpecFile> files)
    {
        var areas = ReadShared(context, files, SpecFile.Areas, TrackingNames.Areas, SharedFileParser.ParseAreas);
        var enums = ReadShared(context, files, areas, SpecFile.Enums, TrackingNames.Enums, SharedFileParser.ParseEnums);
        var enumNames = enums.Select(static (file, _) => EnumNames.Of(file));
        var vocabulary = ReadShared(context, files, enumNames, SpecFile.Vocabulary, TrackingNames.Vocabulary, SharedFileParser.ParseVocabulary);
        var shapes = ReadShared(context, files, enumNames, SpecFile.Shapes, TrackingNames.Shapes, ShapeParser.Parse);
        return new SharedFiles(areas, vocabulary, enums, shapes);
    }

    /// <summary>A project's shared files, which name what is theirs and what is the library's.</summary>
    private static SharedFiles ReadShared(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<SpecFile> files, SharedFiles library)
    {
        var ownAreas = ReadShared(context, files, SpecFile.Areas, TrackingNames.Project + TrackingNames.Areas, SharedFileParser.ParseAreas);
        var areas = Merge(library.Areas, ownAreas, static area => area.Folder);
        var enums = ReadShared(context, files, areas, SpecFile.Enums, TrackingNames.Project + TrackingNames.Enums, SharedFileParser.ParseEnums);
        var enumNames = Merge(library.Enums, enums, static table => table.Name).Select(static (file, _) => EnumNames.Of(file));
        var vocabulary = ReadShared(context, files, enumNames, SpecFile.Vocabulary, TrackingNames.Project + TrackingNames.Vocabulary, SharedFileParser.ParseVocabulary);
        var shapes = ReadShared(context, files, enumNames, SpecFile.Shapes, TrackingNames.Project + TrackingNames.Shapes, ShapeParser.Parse);
        return new SharedFiles(areas, Merge(library.Vocabulary, vocabulary, static word => word.Wire), enums, shapes) { OwnAreas = ownAreas, Library = library };
    }

    private static IncrementalValueProvider<SharedFile<T>> Merge<T>(
        IncrementalValueProvider<SharedFile<T>> library, IncrementalValueProvider<SharedFile<T>> project, Func<T, string> key)
        where T : IEquatable<T> => library.Combine(project).Select((pair, _) => SharedFile<T>.Merge(pair.Left, pair.Right, key));

    private static IncrementalValueProvider<SharedFile<T>> ReadShared<T>(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<SpecFile> files,
        string name,
        string step,
        Func<SpecFile, Result<SharedFile<T>>> parse)
        where T : IEquatable<T>
    {
        var results = files
            .Where(file => SpecFile.IsNamed(file.Path, name))
            .Select((file, _) => Guard(file, parse));
        return Publish(context, results, step);
    }

    private static IncrementalValueProvider<SharedFile<T>> ReadShared<T, TContext>(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<SpecFile> files,
        IncrementalValueProvider<TContext> others,
        string name,
        string step,
        Func<SpecFile, TContext, Result<SharedFile<T>>> parse)
        where T : IEquatable<T>
    {
        var results = files
            .Where(file => SpecFile.IsNamed(file.Path, name))
            .Combine(others)
            .Select((pair, _) => Guard(pair.Left, file => parse(file, pair.Right)));
        return Publish(context, results, step);
    }

    private static IncrementalValueProvider<SharedFile<T>> Publish<T>(
        IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<Result<SharedFile<T>>> results, string step)
        where T : IEquatable<T>
    {
        context.RegisterSourceOutput(results, static (output, result) => Report(output, result.Diagnostics));
        return results
            .Select(static (result, _) => result.Value ?? new SharedFile<T>(EquatableArray<T>.Empty, IsComplete: false))
            .Collect()
            .Select(static (all, _) => all.Length == 0 ? SharedFile<T>.Missing : all[0])
            .WithTrackingName(step);
    }

    private static Result<SharedFile<T>> Guard<T>(SpecFile file, Func<SpecFile, Result<SharedFile<T>>> parse)
        where T : IEquatable<T>
    {
        try
        {
            return parse(file);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return new Result<SharedFile<T>>(null, InternalErrors.Of(file.Path, e));
        }
    }

    private static BoundDescriptor Bind(SpecFile file, SharedSpec shared)
    {
        try
        {
            return DescriptorBinder.Bind(file, shared);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return new BoundDescriptor(file.Path, null, EquatableArray<Declaration>.Empty, EquatableArray<LookUp>.Empty, InternalErrors.Of(file.Path, e)) { Role = file.Role };
        }
    }

    private static void Emit<T>(
        IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<T> models, Func<T, string> hintName, Func<T, string> emit) =>
        context.RegisterSourceOutput(models, (output, model) => Emit(output, hintName(model), () => emit(model)));

    private static void Emit(SourceProductionContext output, string hintName, Func<string> emit)
    {
        try
        {
            output.AddSource(hintName, SourceText.From(emit(), Encoding.UTF8));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Report(output, InternalErrors.Of(hintName, e));
        }
    }

    private static void Report(SourceProductionContext output, EquatableArray<DiagnosticInfo> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
        {
            output.ReportDiagnostic(diagnostic.ToDiagnostic());
        }
    }
}
