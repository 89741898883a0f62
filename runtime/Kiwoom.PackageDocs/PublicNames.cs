using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Kiwoom.PackageDocs;

/// <summary>What the users of an assembly see of it, by the names that documentation gives.</summary>
internal static class PublicNames
{
    private static readonly string[] Accessors = ["get", "set", "add", "remove"];

    public static HashSet<string> Of(string assembly)
    {
        var visible = new HashSet<string>(StringComparer.Ordinal);
        using var file = new PEReader(File.OpenRead(assembly));
        var reader = file.GetMetadataReader();
        foreach (var type in reader.TypeDefinitions.Select(reader.GetTypeDefinition).Where(type => IsVisible(reader, type)))
        {
            var name = NameOf(reader, type);
            visible.Add(name);
            foreach (var method in type.GetMethods().Select(reader.GetMethodDefinition).Where(method => IsVisible((int)(method.Attributes & MethodAttributes.MemberAccessMask))))
            {
                var methodName = reader.GetString(method.Name).Replace('.', '#');
                visible.Add($"{name}.{methodName}");
                if (methodName.IndexOf('_', StringComparison.Ordinal) is > 0 and var end && Accessors.Contains(methodName[..end]))
                {
                    visible.Add($"{name}.{methodName[(end + 1)..]}");
                }
            }

            foreach (var field in type.GetFields().Select(reader.GetFieldDefinition).Where(field => IsVisible((int)(field.Attributes & FieldAttributes.FieldAccessMask))))
            {
                visible.Add($"{name}.{reader.GetString(field.Name)}");
            }
        }

        return visible;
    }

    private static bool IsVisible(MetadataReader reader, TypeDefinition type) => (type.Attributes & TypeAttributes.VisibilityMask) switch
    {
        TypeAttributes.Public => true,
        TypeAttributes.NestedPublic or TypeAttributes.NestedFamily or TypeAttributes.NestedFamORAssem => IsVisible(reader, reader.GetTypeDefinition(type.GetDeclaringType())),
        _ => false,
    };

    // The accesses of methods and fields are the same numbers.
    private static bool IsVisible(int access) => access is (int)MethodAttributes.Public or (int)MethodAttributes.Family or (int)MethodAttributes.FamORAssem;

    private static string NameOf(MetadataReader reader, TypeDefinition type)
    {
        var name = reader.GetString(type.Name);
        if (type.GetDeclaringType() is { IsNil: false } outer)
        {
            return $"{NameOf(reader, reader.GetTypeDefinition(outer))}.{name}";
        }

        var space = reader.GetString(type.Namespace);
        return space.Length == 0 ? name : $"{space}.{name}";
    }
}
