using Kiwoom.Generator.Diagnostics;
using Kiwoom.Generator.Model;

namespace Kiwoom.Generator.Spec;

/// <summary>Reads a code table's <c>signs</c>: which codes stand for a rise and which for a fall.</summary>
internal static class SignParser
{
    public static IEnumerable<CodeModel> Read(MappingReader table, IReadOnlyList<CodeModel> codes, DiagnosticBag diagnostics)
    {
        if (table.SubMapping("signs") is not { } mapping)
        {
            return codes;
        }

        var reader = new MappingReader(mapping, table.LocationOf("signs"), diagnostics, [.. codes.Select(code => code.Name).Distinct()]);
        var signs = codes.Select(code => code.Name).Distinct().ToDictionary(name => name, name => ReadSign(reader, name), StringComparer.Ordinal);
        return codes.Select(code => code with { Sign = signs[code.Name] }).ToArray();
    }

    private static int ReadSign(MappingReader reader, string name)
    {
        switch (reader.Text(name))
        {
            case null:
                return 0;
            case "up":
                return 1;
            case "down":
                return -1;
            case { } other:
                reader.ReportInvalid(name, other, "up or down");
                return 0;
        }
    }
}
