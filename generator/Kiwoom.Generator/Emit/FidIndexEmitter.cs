using System.Globalization;

namespace Kiwoom.Generator.Emit;

/// <summary>Writes <c>IndexOf</c> for a realtime message, whose values have FIDs for names: numbers, which are parsed once.</summary>
internal static class FidIndexEmitter
{
    private const int MaxLength = 8;
    private const int LongestSwitch = 16;

    // Times the number of FIDs.
    private const int LargestTable = 16;

    /// <summary>Whether all names are FIDs.</summary>
    public static bool AreFids(IReadOnlyList<string> names) =>
        names.Count > 0 && names.All(name => name.Length is > 0 and <= MaxLength && name[0] != '0' && name.All(c => c is >= '0' and <= '9'));

    /// <summary>A few FIDs go straight into a switch, many into a table.</summary>
    public static void Emit(CodeWriter code, IReadOnlyList<string> fids)
    {
        var numbers = fids.Select(fid => int.Parse(fid, NumberStyles.None, CultureInfo.InvariantCulture)).ToList();
        if (numbers.Count > LongestSwitch && FindDivisor(numbers) is { } divisor)
        {
            EmitTable(code, numbers, divisor);
            return;
        }

        code.Line("private static int IndexOf(int fid) => fid switch");
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
    private static void EmitTable(CodeWriter code, List<int> fids, int divisor)
    {
        var numbers = new int[divisor];
        var indexes = new int[divisor];
        for (var index = 0; index < fids.Count; index++)
        {
            numbers[fids[index] % divisor] = fids[index];
            indexes[fids[index] % divisor] = index;
        }

        code.Line($"// Divided by {Number(divisor)}, every FID leaves a remainder of its own: its slot in both tables.");
        using (code.Open("private static int IndexOf(int fid)"))
        {
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

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
