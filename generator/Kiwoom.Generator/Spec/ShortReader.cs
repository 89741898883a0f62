using Kiwoom.Generator.Common;
using Kiwoom.Generator.Diagnostics;
using Kiwoom.Generator.Model;
using Kiwoom.Generator.Yaml;

namespace Kiwoom.Generator.Spec;

/// <summary>
/// Reads <c>short: [stk_cd]</c>, the parameters of an overload that takes the required elements themselves, but for those that have a default. It is declared and not derived,
/// so that an element more never takes a public method away.
/// </summary>
internal static class ShortReader
{
    public const string Key = "short";

    /// <summary>The parameters in the list's order; null where none is declared, or where it was wrong, which has been reported.</summary>
    /// <param name="reader">The descriptor.</param>
    /// <param name="kind">The endpoint's kind.</param>
    /// <param name="request">The request's elements that could be bound.</param>
    /// <param name="knowsRequired">Whether they are all of its elements, each known to be required or not.</param>
    /// <param name="diagnostics">Takes the mistakes.</param>
    public static EquatableArray<FieldModel>? Read(
        MappingReader reader, EndpointKind kind, EquatableArray<FieldModel> request, bool knowsRequired, DiagnosticBag diagnostics)
    {
        if (reader.Mapping.Find(Key) is not { } entry)
        {
            return null;
        }

        // Of an order every value has its name: two that change places are another order.
        if (kind != EndpointKind.Query)
        {
            diagnostics.Add(SpecDiagnostics.MisplacedKey, entry.Key.Location, Key, "only queries have a short overload");
            return null;
        }

        if (entry.Value is not YamlSequence list)
        {
            diagnostics.Add(SpecDiagnostics.UnexpectedNode, entry.Value.Location, Key, "a list");
            return null;
        }

        var names = list.Items.Select(item => (item as YamlScalar)?.Value ?? "").ToList();
        var parameters = names.Select(name => request.FirstOrDefault(field => field.Wire == name)).ToList();
        var required = request.Where(field => field is { MustBeGiven: true, Constant: null }).ToList();
        if (parameters.Count == required.Count && required.All(parameters.Contains))
        {
            // Without any argument there is nothing that an overload could leave out.
            if (request.Any(field => field.Constant is null))
            {
                return parameters.Select(field => field!).ToEquatableArray();
            }

            diagnostics.Add(SpecDiagnostics.MisplacedKey, entry.Key.Location, Key, "the request has no elements");
            return null;
        }

        if (knowsRequired)
        {
            reader.ReportInvalid(Key, Write(names), $"all elements without a default that are required, once, such as {Write(required.Select(field => field.Wire))}");
        }

        return null;
    }

    private static string Write(IEnumerable<string> names) => $"[{string.Join(", ", names)}]";
}
