using System.Text.RegularExpressions;
using Kiwoom.Generator.Model;
using Kiwoom.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Kiwoom.Generator.Tests.Conventions;

/// <summary>Finds what names something of the spec in C#: in texts of every kind and in numbers, not in comments and documentation.</summary>
internal sealed partial class RuntimeLiterals
{
    private readonly HashSet<string> _names;
    private readonly HashSet<string> _distinctive;

    /// <param name="endpoints">The descriptors.</param>
    /// <param name="errors">The codes of errors.yaml.</param>
    public RuntimeLiterals(IEnumerable<EndpointModel> endpoints, IEnumerable<ErrorModel> errors)
    {
        _names = [.. endpoints.SelectMany(NamesOf), .. errors.Select(error => error.Code)];

        // In the middle of a text, a word that is also an English one says nothing.
        _distinctive = [.. _names.Where(name => Distinctive().IsMatch(name))];
    }

    public IReadOnlyCollection<string> Names => _names;

    /// <summary>The names in a file's code.</summary>
    public IEnumerable<string> Find(string code) => CSharpSyntaxTree.ParseText(code, Library.ParseOptions).GetRoot()
        .DescendantTokens().SelectMany(token => FindIn(token)).Distinct(StringComparer.Ordinal);

    private IEnumerable<string> FindIn(SyntaxToken token)
    {
        if (token.IsKind(SyntaxKind.NumericLiteralToken))
        {
            return token.Text is { Length: >= 4 } number && _names.Contains(number) ? [number] : [];
        }

        if (!token.Kind().ToString().Contains("String", StringComparison.Ordinal) || token.ValueText.Length == 0)
        {
            return [];
        }

        var text = token.ValueText;
        return _names.Contains(text)
            ? [text]
            : Word().Matches(text).Select(match => match.Value).Where(_distinctive.Contains)
                .Concat(JsonName().Matches(text).Select(match => match.Groups[1].Value).Where(_names.Contains));
    }

    private static IEnumerable<string> NamesOf(EndpointModel endpoint) =>
    [
        endpoint.ApiId,
        .. endpoint.Trnm is { } trnm ? [trnm] : Array.Empty<string>(),
        .. endpoint.Message is { } message ? [message.WireType] : Array.Empty<string>(),
        .. endpoint.Request.Select(field => field.Wire),
        .. endpoint.Records.SelectMany(record => record.Members).SelectMany(WiresOf),
    ];

    private static IEnumerable<string> WiresOf(MemberModel member) => member switch
    {
        ScalarMember scalar => [scalar.Field.Wire],
        RowsMember rows => [rows.Wire],
        LevelsMember levels => levels.Columns.SelectMany(column => column.Wires),
        _ => [],
    };

    [GeneratedRegex("[_A-Z]|[a-z]{2}[0-9]|^[0-9]{4,}$")]
    private static partial Regex Distinctive();

    [GeneratedRegex("[A-Za-z0-9_]+")]
    private static partial Regex Word();

    [GeneratedRegex("\"([A-Za-z0-9_]+)\"\\s*:")]
    private static partial Regex JsonName();
}
