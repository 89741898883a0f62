namespace Kiwoom.Tests.Catalogue;

/// <summary>Korean names that mean different things in different places, each with the reason.</summary>
internal static class KnownHomonyms
{
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        // A kind by code in one place, by its label in another.
        "거래소구분", "매매구분", "신용구분", "시장구분", "구분",
    };

    public static bool Contains(string koreanName) => Names.Contains(koreanName);
}
