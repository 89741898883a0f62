using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Kiwoom.Generator;
using Kiwoom.Generator.Spec;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Kiwoom.Spec.Tests.Support;

/// <summary>What the compiler's own run of the generator reports.</summary>
internal static class Compiler
{
    private static readonly CSharpCompilation Empty = CSharpCompilation.Create("Empty");

    // Whole runs over nearly the same files take most of their time in emitting: each goes on from the first.
    private static readonly Lazy<(GeneratorDriver Driver, ImmutableArray<AdditionalText> Texts)> First = new(static () =>
    {
        var texts = Texts(SpecSet.Small);
        return (CSharpGeneratorDriver.Create([new KiwoomGenerator().AsSourceGenerator()], texts, optionsProvider: new Roles()).RunGenerators(Empty), texts);
    });

    public static IReadOnlyList<string> Diagnose(SpecSet spec)
    {
        var (driver, before) = First.Value;
        var after = Texts(spec);
        foreach (var old in before)
        {
            var now = after.FirstOrDefault(text => text.Path == old.Path);
            driver = now is null ? driver.RemoveAdditionalTexts([old]) : (((Text)now).Content, ((Text)now).Role) == (((Text)old).Content, ((Text)old).Role) ? driver : driver.ReplaceAdditionalText(old, now);
        }

        driver = driver.AddAdditionalTexts([.. after.ExceptBy(before.Select(text => text.Path), text => text.Path)]).RunGenerators(Empty);
        return [.. driver.GetRunResult().Diagnostics.Select(Format).Order(StringComparer.Ordinal)];
    }

    private static ImmutableArray<AdditionalText> Texts(SpecSet spec) => [.. spec.Files.Select(file => (AdditionalText)new Text(file.Path, file.Text, file.Role))];

    private static string Format(Diagnostic diagnostic)
    {
        var span = diagnostic.Location.GetLineSpan();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{span.Path}({span.StartLinePosition.Line + 1},{span.StartLinePosition.Character + 1}): error {diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}");
    }

    private sealed class Text(string path, string text, SpecRole role) : AdditionalText
    {
        private readonly SourceText _text = SourceText.From(text, Encoding.UTF8);

        public override string Path { get; } = path;

        public string Content { get; } = text;

        public SpecRole Role { get; } = role;

        public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
    }

    /// <summary>What the build says of its files.</summary>
    private sealed class Roles : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Options("");

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) =>
            new Options(char.ToLowerInvariant(((Text)textFile).Role.ToString()[0]) + ((Text)textFile).Role.ToString()[1..]);
    }

    private sealed class Options(string role) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            value = key == SpecRoles.Metadata && role.Length > 0 ? role : null;
            return value is not null;
        }
    }
}
