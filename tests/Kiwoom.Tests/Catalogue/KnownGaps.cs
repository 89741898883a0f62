namespace Kiwoom.Tests.Catalogue;

/// <summary>Elements of examples that no descriptor reads, each with the reason why not.</summary>
internal static class KnownGaps
{
    private static readonly Dictionary<string, string[]> Unread = new(StringComparer.Ordinal)
    {
        // The document prints another endpoint's example: ka20006's.
        ["ka20005"] = [".inds_dt_pole_qry"],

        // The document prints another endpoint's example: ka90005's.
        ["ka90003"] = [".prm_trde_trnsn"],
    };

    public static string[] UnreadIn(string apiId) => Unread.GetValueOrDefault(apiId, []);
}
