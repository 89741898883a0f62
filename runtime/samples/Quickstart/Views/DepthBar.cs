namespace Kiwoom.Quickstart.Views;

/// <summary>A quantity as a bar. Its characters leave a gap to the bar above, or a book would be one block.</summary>
internal static class DepthBar
{
    private const char Full = '▆';

    /// <summary>A bar that grows to the right.</summary>
    public static string Rightward(long? quantity, long deepest, int width) => Create(quantity, deepest, width).PadRight(width);

    /// <summary>A bar that grows to the left.</summary>
    public static string Leftward(long? quantity, long deepest, int width) => Create(quantity, deepest, width).PadLeft(width);

    private static string Create(long? quantity, long deepest, int width) =>
        new(Full, (int)Math.Ceiling((decimal)Math.Max(0, quantity ?? 0) / deepest * width));
}
