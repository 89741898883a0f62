using System.Reflection;
using System.Text.RegularExpressions;
using Kiwoom.Generator.Diagnostics;
using Kiwoom.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Kiwoom.Generator.Tests.Diagnostics;

/// <summary>What holds for every diagnostic of <see cref="SpecDiagnostics"/>.</summary>
public sealed partial class DiagnosticConventionTests
{
    private static readonly DiagnosticDescriptor[] Descriptors =
        [.. typeof(SpecDiagnostics).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (DiagnosticDescriptor)field.GetValue(null)!)];

    [Test]
    public void Ids_are_numbered_without_gaps_or_doubles() =>
        Assert.That(
            Descriptors.Select(descriptor => descriptor.Id),
            Is.EqualTo(Enumerable.Range(1, Descriptors.Length).Select(number => $"KIW{number:000}")));

    [Test]
    public void Every_diagnostic_is_an_error() =>
        Assert.That(Descriptors.Select(descriptor => descriptor.DefaultSeverity), Is.All.EqualTo(DiagnosticSeverity.Error));

    [Test]
    public void Release_file_lists_every_diagnostic_with_its_title()
    {
        var rows = File.ReadLines(Repository.PathOf("generator", "Kiwoom.Generator", "Diagnostics", "AnalyzerReleases.Unshipped.md"))
            .Concat(File.ReadLines(Repository.PathOf("generator", "Kiwoom.Generator", "Diagnostics", "AnalyzerReleases.Shipped.md")))
            .Where(line => line.StartsWith("KIW", StringComparison.Ordinal));

        Assert.That(rows, Is.EquivalentTo(Descriptors.Select(item => $"{item.Id} | {item.Category} | {item.DefaultSeverity} | {item.Title}")));
    }

    /// <summary>Each expectation stands in a test case, so what no test case expects is not tested.</summary>
    [Test]
    public void Every_diagnostic_is_expected_by_a_test()
    {
        var expected = typeof(DiagnosticConventionTests).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods())
            .SelectMany(method => method.GetCustomAttributes<TestCaseAttribute>())
            .Select(test => test.Arguments.LastOrDefault() as string ?? "")
            .SelectMany(argument => Id().Matches(argument).Select(match => match.Value))
            .Distinct();

        Assert.That(Descriptors.Select(descriptor => descriptor.Id).Except(expected), Is.Empty);
    }

    [GeneratedRegex("KIW[0-9]{3}")]
    private static partial Regex Id();
}
