using Kiwoom.Generator.Diagnostics;
using Kiwoom.Generator.Model;
using Kiwoom.Generator.Yaml;

namespace Kiwoom.Generator.Spec;

/// <summary>
/// Pairs changes with the sign codes beside them. The vocabulary says which code it would be; a record without it has no pair, but
/// where a descriptor names one itself, it must be there.
/// </summary>
internal sealed class SignBinder(SharedSpec shared, DiagnosticBag diagnostics)
{
    public IEnumerable<MemberModel> Bind(IReadOnlyList<MemberModel> members, YamlMapping? elements) =>
        members.Select(member => member is ScalarMember { Field: { SignBy: { } name } field } scalar && !IsSign(name, members)
            ? scalar with { Field = WithoutSign(field, elements) }
            : member).ToList();

    private bool IsSign(string name, IReadOnlyList<MemberModel> members) =>
        members.OfType<ScalarMember>().FirstOrDefault(member => member.Name == name)?.Field is { EnumName: { } table } && shared.HasSigns(table);

    private FieldModel WithoutSign(FieldModel field, YamlMapping? elements)
    {
        if ((elements?.Find(field.Wire)?.Value as YamlMapping)?.Find("signBy") is { Value: YamlScalar } key && shared.HasAllEnums)
        {
            diagnostics.Add(SpecDiagnostics.InvalidValue, key.Value.Location, field.SignBy!, "signBy", "the C# name of a code beside it whose table has 'signs'");
        }

        return field with { SignBy = null };
    }
}
