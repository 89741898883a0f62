using Kiwoom.Generator.Common;
using Kiwoom.Generator.Model;
using Kiwoom.Generator.Spec;

namespace Kiwoom.Generator;

/// <summary>The contents of the shared files.</summary>
internal sealed record SharedFileSet(
    SharedFile<AreaModel> Areas, SharedFile<VocabularyEntry> Vocabulary, SharedFile<EnumModel> Enums, SharedFile<ShapeModel> Shapes)
{
    /// <summary>The names that are taken.</summary>
    public LibraryNames Names => new(
        Enums.Items.Select(item => item.Name).Concat(Shapes.Items.Select(item => item.Name)).ToEquatableArray(),
        Areas.Items.Select(area => area.Name).ToEquatableArray(),
        Areas.Items.Select(area => area.Folder).ToEquatableArray());

    /// <summary>What a project's descriptors may name: its areas and words have the library's in them already, its types stand beside those.</summary>
    public SharedFileSet With(SharedFileSet project) => project with
    {
        Enums = SharedFile<EnumModel>.Merge(Enums, project.Enums, static table => table.Name),
        Shapes = SharedFile<ShapeModel>.Merge(Shapes, project.Shapes, static shape => shape.Name),
    };

    public SharedSpec ToShared(bool isOfProject) => new(Areas, Vocabulary, Enums, Shapes) { IsOfProject = isOfProject };
}
