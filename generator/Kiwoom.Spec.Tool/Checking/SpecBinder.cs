using Kiwoom.Generator;
using Kiwoom.Generator.Common;
using Kiwoom.Generator.Diagnostics;
using Kiwoom.Generator.Model;
using Kiwoom.Generator.Spec;

namespace Kiwoom.Spec.Tool.Checking;

/// <summary>
/// Binds a whole spec by the generator's own parsers and checks, without its pipeline and without a compiler. The order of the steps is
/// the pipeline's; a test compares what both report.
/// </summary>
internal static class SpecBinder
{
    /// <summary>Binds a spec that a document can be compared with: without mistakes.</summary>
    public static BoundSpec BindFaultless(string folder)
    {
        var spec = Bind(SpecFolder.Read(folder));
        return spec.Diagnostics.Count == 0
            ? spec
            : throw new UsageException($"the spec has mistakes ({spec.Diagnostics.Count}): see kiwoom-spec check. The first: {CheckReport.ToLine(spec.Diagnostics[0])}");
    }

    public static BoundSpec Bind(IReadOnlyList<SpecFile> all)
    {
        var places = SharedFileChecker.Check(all.Select(file => file.Path));
        var files = all.Where(file => !places.RejectedPaths.Contains(file.Path)).ToList();
        var diagnostics = new List<DiagnosticInfo>(places.Diagnostics);

        // What depends on nothing is read beside the rest.
        var errors = Task.Run(() => Parse(files, SpecFile.Errors, SharedFileParser.ParseErrors));
        var returnCodes = Task.Run(() => Parse(files, SpecFile.ReturnCodes, SharedFileParser.ParseReturnCodes));
        var areas = Take(Parse(files, SpecFile.Areas, SharedFileParser.ParseAreas), diagnostics);
        var enums = Take(Parse(files, SpecFile.Enums, file => SharedFileParser.ParseEnums(file, areas)), diagnostics);
        var names = EnumNames.Of(enums);
        var vocabularyResult = Task.Run(() => Parse(files, SpecFile.Vocabulary, file => SharedFileParser.ParseVocabulary(file, names)));
        var shapes = Take(Parse(files, SpecFile.Shapes, file => ShapeParser.Parse(file, names)), diagnostics);
        var vocabulary = Take(vocabularyResult.Result, diagnostics);
        _ = Take(returnCodes.Result, diagnostics);
        var errorCodes = Take(errors.Result, diagnostics);

        var shared = new SharedSpec(areas, vocabulary, enums, shapes);
        var descriptors = files.Where(file => SpecFile.IsDescriptor(file.Path))
            .AsParallel().AsOrdered().Select(file => Bind(file, shared)).ToList();
        diagnostics.AddRange(descriptors.SelectMany(descriptor => descriptor.Diagnostics));

        var sharedTypes = enums.Items.Select(item => item.Name).Concat(shapes.Items.Select(item => item.Name));
        diagnostics.AddRange(DeclarationChecker.Check(descriptors, sharedTypes).Diagnostics);
        return new BoundSpec(areas, vocabulary, enums, errorCodes, descriptors, [.. diagnostics.Order(ByPlace)]);
    }

    private static readonly Comparer<DiagnosticInfo> ByPlace = Comparer<DiagnosticInfo>.Create(static (left, right) =>
    {
        var byPath = string.CompareOrdinal(left.Location?.Path, right.Location?.Path);
        var byPlace = byPath != 0 ? byPath : (left.Location?.LineSpan.Start ?? default).CompareTo(right.Location?.LineSpan.Start ?? default);
        return byPlace != 0 ? byPlace : string.CompareOrdinal(left.Descriptor.Id, right.Descriptor.Id);
    });

    private static BoundDescriptor Bind(SpecFile file, SharedSpec shared)
    {
        try
        {
            return DescriptorBinder.Bind(file, shared);
        }
        catch (Exception e)
        {
            return new BoundDescriptor(file.Path, null, EquatableArray<Declaration>.Empty, EquatableArray<LookUp>.Empty, KiwoomGenerator.Crash(file.Path, e));
        }
    }

    private static Result<SharedFile<T>>? Parse<T>(IEnumerable<SpecFile> files, string name, Func<SpecFile, Result<SharedFile<T>>> parse)
        where T : IEquatable<T>
    {
        if (files.FirstOrDefault(file => SpecFile.IsNamed(file.Path, name)) is not { } file)
        {
            return null;
        }

        try
        {
            return parse(file);
        }
        catch (Exception e)
        {
            return new Result<SharedFile<T>>(null, KiwoomGenerator.Crash(file.Path, e));
        }
    }

    private static SharedFile<T> Take<T>(Result<SharedFile<T>>? result, List<DiagnosticInfo> diagnostics)
        where T : IEquatable<T>
    {
        diagnostics.AddRange(result?.Diagnostics ?? EquatableArray<DiagnosticInfo>.Empty);
        return result is null ? SharedFile<T>.Missing : result.Value ?? new SharedFile<T>(EquatableArray<T>.Empty, IsComplete: false);
    }
}
