using System.Buffers.Binary;
using System.Reflection;
using Kiwoom.Catalog;

namespace Kiwoom.Tests.Catalogue;

/// <summary>Trimming takes the catalogue away from a program that does not ask it: nothing of the library's calls leads there.</summary>
internal sealed class TrimmedCatalogueTests
{
    // A program that replays a recording, or is a test, asks for it; one that calls does not.
    private static readonly string[] Askers = ["Kiwoom.Recording.ReplayHandler", "Kiwoom.Recording.ReplayAnswers", "Kiwoom.Testing.KiwoomModelFactory"];

    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    [Test]
    public void Nothing_but_the_catalogue_refers_to_it()
    {
        var methods = typeof(KiwoomClient).Assembly.GetTypes().SelectMany(type => type.GetMethods(Declared).Concat<MethodBase>(type.GetConstructors(Declared))).ToList();
        var tokens = methods.Where(IsOfCatalogue).Select(method => method.MetadataToken).ToHashSet();

        Assert.That(tokens, Has.Count.GreaterThan(KiwoomCatalog.Endpoints.Count), "a description of each endpoint");
        Assert.That(methods.Where(method => !IsInside(method) && Refers(method, tokens)).Select(method => Outermost(method.DeclaringType!).FullName).Distinct(), Is.EquivalentTo(Askers));
        Assert.That(methods.Where(method => IsInside(method) && Refers(method, tokens)), Is.Not.Empty, "this is how it would be seen");
    }

    private static bool IsOfCatalogue(MethodBase method) => IsInside(method) || method.Name == "get_Description" && method.IsStatic;

    private static bool IsInside(MethodBase method) =>
        Outermost(method.DeclaringType!) is var type && (type == typeof(KiwoomCatalog) || type.Name == "CatalogueText");

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    private static bool Refers(MethodBase method, HashSet<int> tokens)
    {
        // A token stands as it is behind the instruction that calls or points to it.
        ReadOnlySpan<byte> code = method.GetMethodBody()?.GetILAsByteArray();
        for (var i = 0; i + sizeof(int) < code.Length; i++)
        {
            if (code[i] is 0x28 or 0x6F or 0x73 or 0x06 && tokens.Contains(BinaryPrimitives.ReadInt32LittleEndian(code[(i + 1)..])))
            {
                return true;
            }
        }

        return false;
    }
}
