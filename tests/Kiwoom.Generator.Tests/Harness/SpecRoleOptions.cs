using System.Diagnostics.CodeAnalysis;
using Kiwoom.Generator.Spec;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Kiwoom.Generator.Tests.Harness;

/// <summary>What a build tells the generator of its additional files: whose spec each belongs to.</summary>
internal sealed class SpecRoleOptions(Func<string, string?> roleOf) : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(null);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Options(roleOf(textFile.Path));

    private sealed class Options(string? role) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            value = key == SpecRoles.Metadata ? role : null;
            return value is not null;
        }
    }
}
