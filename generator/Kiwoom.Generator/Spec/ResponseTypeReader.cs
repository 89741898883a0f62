using Kiwoom.Generator.Diagnostics;
using Kiwoom.Generator.Model;

namespace Kiwoom.Generator.Spec;

/// <summary>Reads which C# type an answer is: one of its own, or one of shapes.yaml.</summary>
internal static class ResponseTypeReader
{
    public static (string TypeName, ShapeModel? Shape) Read(MappingReader reader, string typeName, SharedSpec shared, DiagnosticBag diagnostics)
    {
        if (reader.Text("returns") is not { } name)
        {
            return (typeName, null);
        }

        var shape = shared.FindShape(ShapeKind.Response, name);
        if (shape is null && shared.HasAllShapes)
        {
            var known = shared.Shapes.Where(other => other.Kind == ShapeKind.Response).Select(other => other.Name);
            diagnostics.Add(SpecDiagnostics.UnknownShape, reader.LocationOf("returns"), "response", name, Hint.DidYouMean(name, known));
        }

        return shape is null ? (typeName, null) : (name, shape);
    }
}
