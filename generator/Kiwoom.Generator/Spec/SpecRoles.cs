using Microsoft.CodeAnalysis.Diagnostics;

namespace Kiwoom.Generator.Spec;

/// <summary>Reads from an additional file's metadata whose spec it belongs to.</summary>
internal static class SpecRoles
{
    /// <summary>What the build sets: <c>library</c>, <c>builtIn</c> or <c>project</c>.</summary>
    public const string Metadata = "build_metadata.AdditionalFiles.KiwoomSpec";

    public static SpecRole Of(AnalyzerConfigOptions options) => options.TryGetValue(Metadata, out var role)
        ? role switch
        {
            "library" => SpecRole.Library,
            "builtIn" => SpecRole.BuiltIn,
            "project" => SpecRole.Project,
            _ => SpecRole.None,
        }
        : SpecRole.None;
}
