using Kiwoom.Spec.Tests.Support;

namespace Kiwoom.Spec.Tests.Checking;

/// <summary>Editors check a spec file by the schema that its first line names.</summary>
public sealed class SpecFileHeadTests
{
    private static IEnumerable<string> Paths => SpecSet.Real.Paths;

    [TestCaseSource(nameof(Paths))]
    public void First_line_names_the_file_s_schema_which_is_there(string path)
    {
        var isDescriptor = path.Contains('/', StringComparison.Ordinal);
        var schema = isDescriptor ? "../schema/descriptor.schema.json" : $"schema/{Path.GetFileNameWithoutExtension(path)}.schema.json";

        Assert.That(SpecSet.Real[path], Does.StartWith($"# yaml-language-server: $schema={schema}\n"));
        Assert.That(Path.Combine(Repository.Spec, Path.GetDirectoryName(path)!, schema), Does.Exist);
    }
}
