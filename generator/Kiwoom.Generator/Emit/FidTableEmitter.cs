namespace Kiwoom.Generator.Emit;

/// <summary>Writes the table of a realtime message's FIDs, by which its reader finds the case of each.</summary>
internal static class FidTableEmitter
{
    private const int MaxLength = 8;
    private const int PerLine = 20;

    /// <summary>Whether all names are FIDs.</summary>
    public static bool AreFids(IReadOnlyList<string> names) =>
        names.Count > 0 && names.All(name => name.Length is > 0 and <= MaxLength && name[0] != '0' && name.All(c => c is >= '0' and <= '9'));

    public static void Emit(CodeWriter code, IReadOnlyList<string> fids)
    {
        code.Line("private static readonly FidTable Fids = new FidTable(");
        using var list = code.Indent();
        for (var start = 0; start < fids.Count; start += PerLine)
        {
            var isLast = start + PerLine >= fids.Count;
            code.Line(string.Join(", ", fids.Skip(start).Take(PerLine)) + (isLast ? ");" : ","));
        }
    }
}
