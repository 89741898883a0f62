using Kiwoom.Generator.Common;
using Kiwoom.Generator.Model;

namespace Kiwoom.Generator.Emit;

/// <summary>Writes a code table as a C# enum that has its wire codes on it.</summary>
internal static class EnumEmitter
{
    public static string EmitFile(EnumModel table)
    {
        var code = CodeWriter.ForFile($"spec/enums.yaml ({table.Korean})");
        code.Line($"namespace {(table.Of is null ? Namespaces.Of(table.Area) : Namespaces.Internal)}");
        using (code.Open())
        {
            if (table.Of is { } owner)
            {
                EmitPlace(code, table, owner);
            }
            else
            {
                EmitType(code, table, "public");
            }
        }

        return code.ToString();
    }

    public static void EmitType(CodeWriter code, EnumModel table, string access)
    {
        DocEmitter.Summary(code, table.Summary);
        code.Line($"/// <remarks>{Literals.Xml(table.Korean)}.</remarks>");
        code.Line($"[global::Kiwoom.Serialization.Codes({Literals.Quote(Text(table))})]");
        using var type = code.Open($"{access} enum {table.Name}");
        code.Line($"/// <summary>A code that the {(table.IsShared ? "place's " : "")}table lacks. It cannot be sent.</summary>");
        code.Line("Unknown = 0,");
        foreach (var entry in table.Members)
        {
            code.Line();
            var label = entry.Label.Length == 0 ? Names.ToWords(entry.Name) : entry.Label;
            var note = entry.Note is null ? "" : " " + Literals.Xml(DocEmitter.Sentence(entry.Note));
            if (table.IsShared)
            {
                code.Line($"/// <summary>{Literals.Xml(DocEmitter.Sentence(label))}{note}{DocEmitter.Source(entry.Origin)}</summary>");
                code.Line($"{entry.Name},");
                continue;
            }

            var wires = table.Codes.Where(other => other.Name == entry.Name).Select(other => $"<c>{Literals.Xml(other.Wire)}</c>");
            code.Line($"/// <summary>{Literals.Xml(label)} ({string.Join(", ", wires)}).{note}{DocEmitter.Source(entry.Origin)}</summary>");
            code.Line($"{entry.Name},");
        }
    }

    /// <summary>The codes that members of a shared enum have in one place.</summary>
    private static void EmitPlace(CodeWriter code, EnumModel table, string owner)
    {
        DocEmitter.Summary(code, table.Summary);
        code.Line($"/// <remarks>{Literals.Xml(table.Korean)}.</remarks>");
        code.Line($"[global::Kiwoom.Serialization.Codes({Literals.Quote(Text(table))}, Of = typeof(global::Kiwoom.{owner}))]");
        code.Line(Literals.Hidden);
        code.Line($"public readonly struct {table.Name};");
    }

    /// <summary>The table as the library's <c>CodesAttribute</c> describes it.</summary>
    private static string Text(EnumModel table) => string.Join("\n", table.Codes.Select(entry => Literals.Columns(
        entry.Wire,
        entry.Label,
        entry.IsAlias || table.Of is not null ? entry.Name : null,
        entry.Sign switch { > 0 => "+", < 0 => "-", _ => null },
        entry.PriceRule == PriceRule.Optional ? null : entry.PriceRule.ToString(),
        entry.Origin)).Prepend(Literals.OneLine(table.Korean)));
}
