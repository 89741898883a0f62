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
        var all = context.AdditionalTextsProvider.Where(static text => SpecFile.IsSpec(text.Path));
        var sharedFiles = all
            .Where(static text => !SpecFile.IsDescriptor(text.Path))
            .Select(static (text, _) => text.Path)
            .Collect()
            .Select(static (paths, _) => SharedFileChecker.Check(paths));
        context.RegisterSourceOutput(sharedFiles, static (output, check) => Report(output, check.Diagnostics));
        var files = all
            .Combine(sharedFiles.Select(static (check, _) => check.RejectedPaths))
            .Where(static pair => !pair.Right.Contains(pair.Left.Path))
            .Select(static (pair, _) => pair.Left);

        var areas = ReadShared(context, files, SpecFile.Areas, TrackingNames.Areas, SharedFileParser.ParseAreas);
        var enums = ReadShared(context, files, areas, SpecFile.Enums, TrackingNames.Enums, SharedFileParser.ParseEnums);
        var errors = ReadShared(context, files, SpecFile.Errors, TrackingNames.Errors, SharedFileParser.ParseErrors);
        var returnCodes = ReadShared(context, files, SpecFile.ReturnCodes, TrackingNames.ReturnCodes, SharedFileParser.ParseReturnCodes);
        var enumNames = enums.Select(static (file, _) => EnumNames.Of(file));
        var vocabulary = ReadShared(context, files, enumNames, SpecFile.Vocabulary, TrackingNames.Vocabulary, SharedFileParser.ParseVocabulary);
        var shapes = ReadShared(context, files, enumNames, SpecFile.Shapes, TrackingNames.Shapes, ShapeParser.Parse);

        var shared = areas.Combine(vocabulary).Combine(enums).Combine(shapes)
            .Select(static (all, _) => new SharedSpec(all.Left.Left.Left, all.Left.Left.Right, all.Left.Right, all.Right))
            .WithTrackingName(TrackingNames.SharedSpec);

        var bound = files
            .Where(static text => SpecFile.IsDescriptor(text.Path))
            .Combine(shared)
            .Select(static (pair, cancellation) => Bind(pair.Left, pair.Right, cancellation))
            .WithTrackingName(TrackingNames.Bound);
        context.RegisterSourceOutput(bound, static (output, descriptor) => Report(output, descriptor.Diagnostics));

        var sharedTypes = enums.Combine(shapes)
            .Select(static (pair, _) => pair.Left.Items.Select(item => item.Name).Concat(pair.Right.Items.Select(item => item.Name)).ToEquatableArray());
        var declarations = bound.Collect().Combine(sharedTypes)
            .Select(static (pair, _) => DeclarationChecker.Check(pair.Left, pair.Right))
            .WithTrackingName(TrackingNames.Declarations);
        context.RegisterSourceOutput(declarations, static (output, check) => Report(output, check.Diagnostics));

        var endpoints = bound
            .Combine(declarations.Select(static (check, _) => check.RejectedPaths))
            .Where(static pair => pair.Left.Model is not null && !pair.Right.Contains(pair.Left.Path))
            .Select(static (pair, _) => pair.Left.Model!)
            .WithTrackingName(TrackingNames.Endpoints);
        Emit(context, endpoints, static endpoint => $"{endpoint.Area}.{endpoint.ApiId}.{endpoint.TypeName}.g.cs", EndpointEmitter.Emit);

        var enumModels = enums.SelectMany(static (file, _) => file.Items).WithTrackingName(TrackingNames.EnumModels);
        Emit(context, enumModels, static table => $"Enums.{table.Name}.g.cs", EnumEmitter.EmitFile);

        var shapeModels = shapes.SelectMany(static (file, _) => file.Items).WithTrackingName(TrackingNames.ShapeModels);
        Emit(context, shapeModels, static shape => $"Shapes.{shape.Name}.g.cs", ShapeEmitter.EmitFile);

        Emit(context, errors, static _ => "Catalogue.Errors.g.cs", static file => IndexEmitter.EmitErrors(file.Items));
        Emit(context, returnCodes, static _ => "ReturnCodes.g.cs", static file => ReturnCodeEmitter.Emit(file.Items));

        var index = CreateIndex(endpoints, areas, enums);
        var orderFacts = endpoints
            .Select(static (endpoint, _) => endpoint.Find(OrderRole.OriginalNumber)?.Length ?? 0)
            .Where(static length => length > 0)
            .Collect()
            .Select(static (lengths, _) => lengths.DefaultIfEmpty(int.MaxValue).Min())
            .WithTrackingName(TrackingNames.OrderNumbers);
        Emit(context, orderFacts, static _ => "OrderNumbers.g.cs", OrderEmitter.EmitNumbers);

        Emit(context, index, static _ => "KiwoomClient.g.cs", IndexEmitter.EmitClient);
        Emit(context, index, static _ => "Catalogue.g.cs", IndexEmitter.EmitCatalogue);

        var realtime = endpoints
            .Where(static endpoint => endpoint.Message is not null)
            .Select(static (endpoint, _) => new RealtimeName(endpoint.Message!.WireType, endpoint.EndpointType))
            .Collect()
            .Select(static (all, _) => all.OrderBy(name => name.WireType, StringComparer.Ordinal).ToEquatableArray())
            .WithTrackingName(TrackingNames.Realtime);
        Emit(context, realtime, static _ => "RealtimeTypes.g.cs", RealtimeEmitter.EmitTable);
    }

    private static IncrementalValueProvider<SpecIndex> CreateIndex(
        IncrementalValuesProvider<EndpointModel> endpoints,
        IncrementalValueProvider<SharedFile<AreaModel>> areas,
        IncrementalValueProvider<SharedFile<EnumModel>> enums)
    {
        var names = endpoints
            .Select(static (endpoint, _) => new EndpointName(
                endpoint.ApiId, endpoint.Area, endpoint.EndpointType, endpoint.Kind, endpoint.Enums.Select(table => Namespaces.Qualify(table.Name, endpoint.Area)).ToEquatableArray(), endpoint.LookUp))
            .Collect()
            .Select(static (all, _) => all.OrderBy(name => name.ApiId, StringComparer.Ordinal).ToEquatableArray());
        return names.Combine(areas).Combine(enums)
            .Select(static (all, _) => new SpecIndex(
                all.Left.Left,
                all.Left.Right.Items.OrderBy(area => area.Name, StringComparer.Ordinal).ToEquatableArray(),
                all.Right.Items.Where(table => !table.IsShared).Select(table => table.CodesType).ToEquatableArray()))
            .WithTrackingName(TrackingNames.Index);
    }

    private static IncrementalValueProvider<SharedFile<T>> ReadShared<T>(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<AdditionalText> files,
        string name,
        string step,
        Func<SpecFile, Result<SharedFile<T>>> parse)
        where T : IEquatable<T>
    {
        var results = files
            .Where(text => SpecFile.IsNamed(text.Path, name))
            .Select((text, cancellation) => Guard(text, parse, cancellation));
        return Publish(context, results, step);
    }

    private static IncrementalValueProvider<SharedFile<T>> ReadShared<T, TContext>(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<AdditionalText> files,
        IncrementalValueProvider<TContext> others,
        string name,
        string step,
        Func<SpecFile, TContext, Result<SharedFile<T>>> parse)
        where T : IEquatable<T>
    {
        var results = files
            .Where(text => SpecFile.IsNamed(text.Path, name))
            .Combine(others)
            .Select((pair, cancellation) => Guard(pair.Left, file => parse(file, pair.Right), cancellation));
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

    private static Result<SharedFile<T>> Guard<T>(
        AdditionalText text, Func<SpecFile, Result<SharedFile<T>>> parse, CancellationToken cancellation)
        where T : IEquatable<T>
    {
        try
        {
            return parse(Read(text, cancellation));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return new Result<SharedFile<T>>(null, Crash(text.Path, e));
        }
    }

    private static BoundDescriptor Bind(AdditionalText text, SharedSpec shared, CancellationToken cancellation)
    {
        try
        {
            return DescriptorBinder.Bind(Read(text, cancellation), shared);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return new BoundDescriptor(text.Path, null, EquatableArray<Declaration>.Empty, EquatableArray<LookUp>.Empty, Crash(text.Path, e));
        }
    }

    private static SpecFile Read(AdditionalText text, CancellationToken cancellation) =>
        new(text.Path, text.GetText(cancellation)?.ToString() ?? "");

    /// <summary>Without this, the compiler would report a crash as a warning and go on without the client.</summary>
    internal static EquatableArray<DiagnosticInfo> Crash(string path, Exception e)
    {
        var diagnostics = new DiagnosticBag();
        var start = new LocationInfo(path, new TextSpan(0, 1), new LinePositionSpan(default, new LinePosition(0, 1)));
        diagnostics.Add(SpecDiagnostics.InternalError, start, e.ToString().Replace("\r", "").Replace('\n', ' '));
        return diagnostics.ToArray();
    }

    private static void Emit<T>(
        IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<T> models, Func<T, string> hintName, Func<T, string> emit) =>
        context.RegisterSourceOutput(models, (output, model) => Emit(output, hintName(model), () => emit(model)));

    private static void Emit<T>(
        IncrementalGeneratorInitializationContext context, IncrementalValueProvider<T> model, Func<T, string> hintName, Func<T, string> emit) =>
        context.RegisterSourceOutput(model, (output, value) => Emit(output, hintName(value), () => emit(value)));

    private static void Emit(SourceProductionContext output, string hintName, Func<string> emit)
    {
        try
        {
            output.AddSource(hintName, SourceText.From(emit(), Encoding.UTF8));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Report(output, Crash(hintName, e));
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
