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
                    RecordEmitter.EmitLevel(code, "public", shape.Name, summary, [.. shape.Members.Select(member => (member, ""))]);
                    break;
                case ShapeKind.Response:
                    EmitResponse(code, shape);
                    break;
                case ShapeKind.Interface:
                    EmitInterface(code, shape);
                    break;
            }
        }

        return code.ToString();
    }

    private static void EmitResponse(CodeWriter code, ShapeModel shape)
    {
        DocEmitter.Summary(code, shape.Summary);
        using var type = code.Open($"public sealed class {shape.Name} : KiwoomResponse");
        var stored = new StoredFields(shape.Members, isShared: true);
        var first = !stored.EmitPresence(code);
        foreach (var member in shape.Members)
        {
            if (!first)
            {
                code.Line();
            }

            first = false;
            stored.Emit(code, member, "");
        }
    }

    private static void EmitInterface(CodeWriter code, ShapeModel shape)
    {
        DocEmitter.Summary(code, shape.Summary);
        using var type = code.Open($"public interface {shape.Name}");
        var first = true;
        foreach (var member in shape.Members)
        {
            if (!first)
            {
                code.Line();
            }

            first = false;
            DocEmitter.Field(code, member, "");
            code.Line($"{member.ResponseType} {member.Name} {{ get; }}");
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
