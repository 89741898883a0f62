namespace Kiwoom.Simulator.Answers;

/// <summary>A stretch of a list's rows.</summary>
/// <param name="Start">The first row.</param>
/// <param name="Count">How many rows.</param>
/// <param name="Next">The first row of the next page; null where this one is the last.</param>
internal readonly record struct Page(int Start, int Count, int? Next)
{
    public static Page Of(int total, int start, int size)
    {
        var first = Math.Min(start, total);
        var count = Math.Min(size, total - first);
        return new Page(first, count, first + count < total ? first + count : null);
    }
}
