using Kiwoom.Generator.Model;

namespace Kiwoom.Generator.Emit;

/// <summary>Writes a code table as a C# enum and the type that knows its wire codes.</summary>
internal static class EnumEmitter
{
    public static string EmitFile(EnumModel table)
    {
        var code = CodeWriter.ForFile($"spec/enums.yaml ({table.Korean})");
        code.Line("namespace Kiwoom");
        using (code.Open())
        {
            EmitType(code, table, "public");
        }

        code.Line();
        code.Line("namespace Kiwoom.Endpoints");
        using (code.Open())
        {
            code.Line("using System;");
            code.Line("using Kiwoom.Catalog;");
            code.Line("using Kiwoom.Serialization;");
            code.Line();
            EmitCodes(code, table);
        }

        return code.ToString();
    }

    public static void EmitType(CodeWriter code, EnumModel table, string access)
    {
        DocEmitter.Summary(code, table.Summary);
        code.Line($"/// <remarks>{Literals.Xml(table.Korean)}.</remarks>");
        using (code.Open($"{access} enum {table.Name}"))
        {
            code.Line("/// <summary>A code that the table lacks. It cannot be sent.</summary>");
            code.Line("Unknown = 0,");
            foreach (var entry in table.Members)
            {
                code.Line();
                var label = entry.Label.Length == 0 ? Common.Names.ToWords(entry.Name) : entry.Label;
                var note = entry.Note is null ? "" : " " + Literals.Xml(DocEmitter.Sentence(entry.Note));
                var wires = table.Codes.Where(other => other.Name == entry.Name).Select(other => $"<c>{Literals.Xml(other.Wire)}</c>");
                code.Line($"/// <summary>{Literals.Xml(label)} ({string.Join(", ", wires)}).{note}{DocEmitter.Source(entry.Origin)}</summary>");
                code.Line($"{entry.Name},");
            }
        }

        code.Line();
        code.Line($"/// <summary>Codes and Korean labels of <see cref=\"{table.Name}\"/>.</summary>");
        using (code.Open($"{access} static class {table.Name}Extensions"))
        {
            code.Line("/// <summary>The code on the wire; empty for <c>Unknown</c>.</summary>");
            EmitSwitch(code, $"public static string ToWireCode(this {table.Name} value)", "value", table.Members.Select(entry => ($"{table.Name}.{entry.Name}", Literals.Quote(entry.Wire))), "\"\"");
            code.Line();
            code.Line("/// <summary>The document's Korean label; empty for <c>Unknown</c>.</summary>");
            EmitSwitch(code, $"public static string ToKorean(this {table.Name} value)", "value", table.Members.Select(entry => ($"{table.Name}.{entry.Name}", Literals.Quote(entry.Label))), "\"\"");
        }
    }

    public static void EmitCodes(CodeWriter code, EnumModel table)
    {
        code.Line($"/// <summary>Wire codes of <see cref=\"{table.Name}\"/>.</summary>");
        var pricing = table.HasPricing ? $", IOrderPricing<{table.Name}>" : "";
        using var type = code.Open($"internal readonly struct {table.CodesType} : IWireCodes<{table.Name}>{pricing}");
        EmitSwitch(code, $"public static ReadOnlySpan<byte> ToWire({table.Name} value)", "value", table.Members.Select(entry => ($"{table.Name}.{entry.Name}", Literals.Utf8(entry.Wire))), "default");
        if (table.HasPricing)
        {
            code.Line();
            EmitSwitch(code, $"public static PriceRule PriceRuleOf({table.Name} value)", "value", table.Members.Select(entry => ($"{table.Name}.{entry.Name}", $"PriceRule.{entry.PriceRule}")), "PriceRule.Optional");
        }

        code.Line();
        code.Line($"public static CodeTable Table {{ get; }} = new({Literals.Quote(table.Name)}, {Literals.Quote(table.Korean)},");
        code.Line("[");
        using (code.Indent())
        {
            foreach (var entry in table.Codes)
            {
                code.Line($"new CodeEntry({Literals.Quote(entry.Wire)}, {Literals.Quote(entry.Name)}, {Literals.Quote(entry.Label)}){Details(entry)},");
            }
        }

        code.Line("]);");
        code.Line();
        NameIndexEmitter.Emit(code, [.. table.Codes.Select(entry => entry.Wire)]);
    }

    private static string Details(CodeModel entry)
    {
        var details = new List<string>();
        if (entry.IsAlias)
        {
            details.Add("IsAlias = true");
        }

        if (entry.Sign != 0)
        {
            details.Add(entry.Sign > 0 ? "Sign = 1" : "Sign = -1");
        }

        if (entry.Origin is not null)
        {
            details.Add($"Origin = {Literals.Quote(entry.Origin)}");
        }

        return details.Count == 0 ? "" : $" {{ {string.Join(", ", details)} }}";
    }

    private static void EmitSwitch(CodeWriter code, string signature, string value, IEnumerable<(string Case, string Result)> arms, string fallback)
    {
        code.Line($"{signature} => {value} switch");
        using (code.Open(null, "};"))
        {
            foreach (var (label, result) in arms)
            {
                code.Line($"{label} => {result},");
            }

            code.Line($"_ => {fallback},");
        }
    }
}
