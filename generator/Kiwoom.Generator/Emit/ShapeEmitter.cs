using Kiwoom.Generator.Model;

namespace Kiwoom.Generator.Emit;

/// <summary>Writes the types that endpoints share.</summary>
internal static class ShapeEmitter
{
    public static string EmitFile(ShapeModel shape)
    {
        var code = CodeWriter.ForFile("spec/shapes.yaml");
        code.Line("namespace Kiwoom");
        using (code.Open())
        {
            switch (shape.Kind)
            {
                case ShapeKind.Level:
                    var summary = Literals.Xml(DocEmitter.Sentence(shape.Summary));
                    RecordEmitter.EmitLevel(code, shape.Name, summary, [.. shape.Members.Select(member => (member, ""))]);
                    break;
                case ShapeKind.Response:
                    EmitType(code, shape, $"public sealed record {shape.Name} : KiwoomResponse", "public ", "{ get; init; }");
                    break;
                case ShapeKind.Interface:
                    EmitType(code, shape, $"public interface {shape.Name}", "", "{ get; }");
                    break;
            }
        }

        return code.ToString();
    }

    private static void EmitType(CodeWriter code, ShapeModel shape, string head, string modifier, string accessors)
    {
        DocEmitter.Summary(code, shape.Summary);
        using var type = code.Open(head);
        var first = true;
        foreach (var member in shape.Members)
        {
            if (!first)
            {
                code.Line();
            }

            first = false;
            DocEmitter.Field(code, member, "");
            var blank = shape.Kind == ShapeKind.Response && member.ResponseType == "string" ? " = \"\";" : "";
            code.Line($"{modifier}{member.ResponseType} {member.Name} {accessors}{blank}");
        }

        foreach (var levels in shape.Levels)
        {
            if (!first)
            {
                code.Line();
            }

            first = false;
            DocEmitter.Summary(code, Common.Names.ToWords(levels.Name) + ", the first at index 0");
            code.Line($"global::System.Collections.Generic.IReadOnlyList<{levels.ItemType}> {levels.Name} {{ get; }}");
        }
    }
}
