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
            : throw new UsageException($"the spec has mistakes ({spec.Diagnostics.Count}): 'check' tells them. The first: {CheckReport.ToLine(spec.Diagnostics[0])}");
    }

    public static BoundSpec Bind(IReadOnlyList<SpecFile> all)
    {
        var places = SharedFileChecker.Check(all.Select(file => new SharedFilePlace(file.Path, file.Role)));
        var files = all.Where(file => !places.RejectedPaths.Contains(file.Path)).ToList();
        var library = files.Where(file => file.Role != SpecRole.Project).ToList();
        var project = files.Where(file => file.Role == SpecRole.Project).ToList();
        var diagnostics = new List<DiagnosticInfo>(places.Diagnostics);

        // What nothing depends on is read beside the rest, and so are the documents of all files.
        var parsing = Task.Run(() => Parallel.ForEach(files, static file => file.Read(new DiagnosticBag())));
        var errors = Task.Run(() => Parse(library, SpecFile.Errors, SharedFileParser.ParseErrors));
        var returnCodes = Task.Run(() => Parse(library, SpecFile.ReturnCodes, SharedFileParser.ParseReturnCodes));
        var own = ReadShared(library, null, diagnostics);
        diagnostics.AddRange(project.SelectMany(file => ProjectFileChecker.Check(file, own.Names)));
        var merged = own.With(ReadShared(project, own, diagnostics));
        _ = Take(returnCodes.Result, diagnostics);
        var errorCodes = Take(errors.Result, diagnostics);
        parsing.Wait();

        List<BoundDescriptor> descriptors = [.. Bind(library, own.ToShared(isOfProject: false)), .. Bind(project, merged.ToShared(isOfProject: true))];
        diagnostics.AddRange(descriptors.SelectMany(descriptor => descriptor.Diagnostics));
        diagnostics.AddRange(DeclarationChecker.Check(descriptors, merged.Names.Types).Diagnostics);
        return new BoundSpec(own.Areas, own.Vocabulary, own.Enums, errorCodes, descriptors, [.. diagnostics.Order(ByPlace)]);
    }

    /// <summary>Reads the shared files: the library's, or a project's, which name what is theirs and what is the library's.</summary>
    private static SharedFileSet ReadShared(List<SpecFile> files, SharedFileSet? library, List<DiagnosticInfo> diagnostics)
    {
        var ownAreas = Take(Parse(files, SpecFile.Areas, SharedFileParser.ParseAreas), diagnostics);
        var areas = library is null ? ownAreas : SharedFile<AreaModel>.Merge(library.Areas, ownAreas, static area => area.Folder);
        var enums = Take(Parse(files, SpecFile.Enums, file => SharedFileParser.ParseEnums(file, areas)), diagnostics);
        var names = EnumNames.Of(library is null ? enums : SharedFile<EnumModel>.Merge(library.Enums, enums, static table => table.Name));
        var shapes = Task.Run(() => Parse(files, SpecFile.Shapes, file => ShapeParser.Parse(file, names)));
        var vocabulary = Take(Parse(files, SpecFile.Vocabulary, file => SharedFileParser.ParseVocabulary(file, names)), diagnostics);
        return new SharedFileSet(
            areas,
            library is null ? vocabulary : SharedFile<VocabularyEntry>.Merge(library.Vocabulary, vocabulary, static word => word.Wire),
            enums,
            Take(shapes.Result, diagnostics));
    }

    private static ParallelQuery<BoundDescriptor> Bind(IEnumerable<SpecFile> files, SharedSpec shared) =>
        files.Where(file => SpecFile.IsDescriptor(file.Path)).AsParallel().AsOrdered().Select(file => Bind(file, shared));

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
            return new BoundDescriptor(file.Path, null, EquatableArray<Declaration>.Empty, EquatableArray<LookUp>.Empty, InternalErrors.Of(file.Path, e)) { Role = file.Role };
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
            return new Result<SharedFile<T>>(null, InternalErrors.Of(file.Path, e));
        }
    }

    private static SharedFile<T> Take<T>(Result<SharedFile<T>>? result, List<DiagnosticInfo> diagnostics)
        where T : IEquatable<T>
    {
        diagnostics.AddRange(result?.Diagnostics ?? EquatableArray<DiagnosticInfo>.Empty);
        return result is null ? SharedFile<T>.Missing : result.Value ?? new SharedFile<T>(EquatableArray<T>.Empty, IsComplete: false);
    }
}
