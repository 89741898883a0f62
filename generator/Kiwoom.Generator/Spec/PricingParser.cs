using Kiwoom.Generator.Diagnostics;
using Kiwoom.Generator.Model;

namespace Kiwoom.Generator.Spec;

/// <summary>Reads a code table's <c>pricing</c>: which prices an order of each type carries.</summary>
internal static class PricingParser
{
    private static readonly Dictionary<string, PriceRule> Rules = new(StringComparer.Ordinal)
    {
        ["price"] = PriceRule.Price,
        ["none"] = PriceRule.None,
        ["optional"] = PriceRule.Optional,
        ["price stopPrice"] = PriceRule.PriceAndStopPrice,
    };

    /// <summary>The codes with their rules. A type without one is reported: nobody would see that its orders are not checked.</summary>
    public static IEnumerable<CodeModel> Read(MappingReader table, IReadOnlyList<CodeModel> codes, DiagnosticBag diagnostics)
    {
        if (table.SubMapping("pricing") is not { } mapping)
        {
            return codes;
        }

        var reader = new MappingReader(mapping, table.LocationOf("pricing"), diagnostics, [.. codes.Select(code => code.Name).Distinct()]);
        return codes.Select(code => code with { PriceRule = ReadRule(reader, code.Name) }).ToArray();
    }

    private static PriceRule ReadRule(MappingReader reader, string name)
    {
        if (reader.RequiredText(name, "pricing") is not { } text)
        {
            return PriceRule.Optional;
        }

        if (!Rules.TryGetValue(text, out var rule))
        {
            reader.ReportInvalid(name, text, string.Join(", ", Rules.Keys));
        }

        return rule;
    }
}
