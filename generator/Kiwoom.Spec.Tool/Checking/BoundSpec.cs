using Kiwoom.Generator.Diagnostics;
using Kiwoom.Generator.Model;
using Kiwoom.Generator.Spec;

namespace Kiwoom.Spec.Tool.Checking;

/// <summary>A whole spec after binding.</summary>
/// <param name="Areas">areas.yaml.</param>
/// <param name="Vocabulary">vocabulary.yaml.</param>
/// <param name="Enums">enums.yaml.</param>
/// <param name="Errors">errors.yaml.</param>
/// <param name="Descriptors">Every descriptor, in the order of paths.</param>
/// <param name="Diagnostics">Everything that is wrong, in the order of places.</param>
internal sealed record BoundSpec(
    SharedFile<AreaModel> Areas,
    SharedFile<VocabularyEntry> Vocabulary,
    SharedFile<EnumModel> Enums,
    SharedFile<ErrorModel> Errors,
    IReadOnlyList<BoundDescriptor> Descriptors,
    IReadOnlyList<DiagnosticInfo> Diagnostics)
{
    /// <summary>The endpoints that could be bound.</summary>
    public IEnumerable<EndpointModel> Endpoints => Descriptors.Select(descriptor => descriptor.Model).OfType<EndpointModel>();

    public EndpointModel? Find(string apiId) => Endpoints.FirstOrDefault(endpoint => endpoint.ApiId == apiId);

    /// <summary>The codes of an element's table, without those that are only read; none where it has no table.</summary>
    public IReadOnlyList<CodeModel> CodesOf(EndpointModel endpoint, FieldModel field) =>
        field.EnumName is { } name ? [.. TableOf(endpoint, field, name)?.Codes ?? []] : [];

    private EnumModel? TableOf(EndpointModel endpoint, FieldModel field, string name) => field.Table is null
        ? endpoint.Enums.FirstOrDefault(table => table.Name == name)
        : Enums.Items.FirstOrDefault(table => table.Name == name);
}
