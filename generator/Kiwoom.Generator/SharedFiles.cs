using Kiwoom.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Kiwoom.Generator;

/// <summary>The shared files of a spec, as steps of the pipeline: the library's, or those of a project with what it may name of the library's.</summary>
internal sealed record SharedFiles(
    IncrementalValueProvider<SharedFile<AreaModel>> Areas,
    IncrementalValueProvider<SharedFile<VocabularyEntry>> Vocabulary,
    IncrementalValueProvider<SharedFile<EnumModel>> Enums,
    IncrementalValueProvider<SharedFile<ShapeModel>> Shapes)
{
    /// <summary>The areas that are a project's own; of the library all.</summary>
    public IncrementalValueProvider<SharedFile<AreaModel>> OwnAreas { get; init; } = Areas;

    /// <summary>The library's files, beside those of a project.</summary>
    public SharedFiles? Library { get; init; }

    /// <summary>All of them in one.</summary>
    public IncrementalValueProvider<SharedFileSet> Combine()
    {
        var own = Areas.Combine(Vocabulary).Combine(Enums).Combine(Shapes)
            .Select(static (all, _) => new SharedFileSet(all.Left.Left.Left, all.Left.Left.Right, all.Left.Right, all.Right));
        return Library is null ? own : Library.Combine().Combine(own).Select(static (pair, _) => pair.Left.With(pair.Right));
    }
}
