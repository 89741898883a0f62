using System.Globalization;
using System.Text;

namespace Kiwoom.Generator.Emit;

/// <summary>
/// Writes <c>IndexOf</c>: the length and then single bytes decide which one name it can be, and one comparison says
/// whether it is. Measured at a third of the cost of comparing name after name.
/// </summary>
internal static class NameIndexEmitter
{
    private const int MaxFidLength = 8;
    private const int LongestSwitch = 16;

    // Times the number of FIDs.
    private const int LargestTable = 16;

    public static void Emit(CodeWriter code, IReadOnlyList<string> names)
    {
        var candidates = names.Select((name, index) => new Candidate(name, Encoding.UTF8.GetBytes(name), index)).ToList();
        if (names.All(name => name.Length is > 0 and <= MaxFidLength && name[0] != '0' && name.All(c => c is >= '0' and <= '9')))
        {
            EmitFids(code, names);
            return;
        }

        using var method = code.Open("private static int IndexOf(ReadOnlySpan<byte> name)");
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

    /// <summary>FIDs are numbers: parsed once, a few go straight into a switch, many into a table.</summary>
    private static void EmitFids(CodeWriter code, IReadOnlyList<string> fids)
    {
        var numbers = fids.Select(fid => int.Parse(fid, NumberStyles.None, CultureInfo.InvariantCulture)).ToList();
        if (numbers.Count > LongestSwitch && FindDivisor(numbers) is { } divisor)
        {
            EmitFidTable(code, numbers, divisor);
            return;
        }

        code.Line("private static int IndexOf(ReadOnlySpan<byte> name) => Fid.Parse(name) switch");
        using var arms = code.Open(null, "};");
        for (var index = 0; index < fids.Count; index++)
        {
            code.Line($"{fids[index]} => {Number(index)},");
        }

        code.Line("_ => -1,");
    }

    /// <summary>
    /// A table in which every FID has a slot of its own, its remainder by a number that the generator has found. Measured on the 163
    /// FIDs of an order book (0D): a fifth of the whole message cheaper than the switch, whose branches the processor guesses wrong.
    /// </summary>
    private static void EmitFidTable(CodeWriter code, List<int> fids, int divisor)
    {
        var numbers = new int[divisor];
        var indexes = new int[divisor];
        for (var index = 0; index < fids.Count; index++)
        {
            numbers[fids[index] % divisor] = fids[index];
            indexes[fids[index] % divisor] = index;
        }

        code.Line($"// Divided by {Number(divisor)}, every FID leaves a remainder of its own: its slot in both tables.");
        using (code.Open("private static int IndexOf(ReadOnlySpan<byte> name)"))
        {
            code.Line("var fid = Fid.Parse(name);");
            code.Line($"var slot = (int)((uint)fid % {Number(divisor)});");
            code.Line("return FidOfSlot[slot] == fid ? IndexOfSlot[slot] : -1;");
        }

        code.Line();
        EmitNumbers(code, "int", "FidOfSlot", numbers);
        code.Line();
        EmitNumbers(code, "short", "IndexOfSlot", indexes);
    }

    private static void EmitNumbers(CodeWriter code, string type, string name, int[] numbers)
    {
        const int PerLine = 20;
        code.Line($"private static ReadOnlySpan<{type}> {name} =>");
        using var list = code.Indent();
        code.Line("[");
        for (var start = 0; start < numbers.Length; start += PerLine)
        {
            code.Line("    " + string.Join(" ", numbers.Skip(start).Take(PerLine).Select(number => Number(number) + ",")));
        }

        code.Line("];");
    }

    /// <summary>The smallest number by which all have remainders of their own; null where none is small enough for a table.</summary>
    private static int? FindDivisor(List<int> fids)
    {
        for (var divisor = fids.Count; divisor <= fids.Count * LargestTable; divisor++)
        {
            var taken = new HashSet<int>();
            if (fids.TrueForAll(fid => taken.Add(fid % divisor)))
            {
                return divisor;
            }
        }

        return null;
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
