using System.Buffers.Binary;
using System.Reflection;
using System.Reflection.Emit;
using Kiwoom.Catalog;

namespace Kiwoom.Tests.Catalogue;

/// <summary>Trimming takes the catalogue away from a program that does not ask it: nothing of the library's calls leads there.</summary>
internal sealed class TrimmedCatalogueTests
{
    // A program that replays a recording, makes raw calls, or is a test, asks for it; one that calls does not.
    private static readonly string[] Askers =
        ["Kiwoom.Catalog.KnownEndpoints", "Kiwoom.Recording.ReplayHandler", "Kiwoom.Recording.ReplayAnswers", "Kiwoom.Testing.KiwoomModelFactory"];

    private static readonly OpCode[] Short = Instructions(1);
    private static readonly OpCode[] Long = Instructions(2);

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

    /// <summary>Raw calls ask the catalogue: what the client does otherwise must not lead to them.</summary>
    [Test]
    public void Raw_calls_are_reached_through_their_own_methods_alone()
    {
        var methods = typeof(KiwoomClient).Assembly.GetTypes().SelectMany(type => type.GetMethods(Declared).Concat<MethodBase>(type.GetConstructors(Declared))).ToList();
        var raw = methods.Where(method => Outermost(method.DeclaringType!) == typeof(RawCalls)).Select(method => method.MetadataToken).ToHashSet();
        var callers = methods.Where(method => Outermost(method.DeclaringType!) != typeof(RawCalls) && Refers(method, raw));

        Assert.That(callers.Select(method => $"{method.DeclaringType!.Name}.{method.Name}").Distinct(), Is.EquivalentTo(["KiwoomClient.CallAsync", "IKiwoomClient.CallAsync"]));
    }

    private static bool IsOfCatalogue(MethodBase method) => IsInside(method) || method.Name == "get_Description" && method.IsStatic;

    private static bool IsInside(MethodBase method) =>
        Outermost(method.DeclaringType!) is var type && (type == typeof(KiwoomCatalog) || type.Name == "CatalogueText");

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    private static bool Refers(MethodBase method, HashSet<int> tokens)
    {
        // Instruction by instruction: any four bytes may look like a token.
        ReadOnlySpan<byte> code = method.GetMethodBody()?.GetILAsByteArray();
        for (var i = 0; i < code.Length;)
        {
            var instruction = code[i] == 0xFE ? Long[code[i + 1]] : Short[code[i]];
            i += instruction.Size;
            if (instruction.OperandType is OperandType.InlineMethod or OperandType.InlineTok && tokens.Contains(BinaryPrimitives.ReadInt32LittleEndian(code[i..])))
            {
                return true;
            }

            i += instruction.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BinaryPrimitives.ReadInt32LittleEndian(code[i..])),
                _ => 4,
            };
        }

        return false;
    }

    private static OpCode[] Instructions(int size)
    {
        var found = new OpCode[256];
        foreach (var field in typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static))
        {
            if (field.GetValue(null) is OpCode instruction && instruction.Size == size)
            {
                found[instruction.Value & 0xFF] = instruction;
            }
        }

        return found;
    }
}
