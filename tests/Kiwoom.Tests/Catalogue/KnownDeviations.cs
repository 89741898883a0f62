namespace Kiwoom.Tests.Catalogue;

/// <summary>Where a request's example contradicts its own table: what is written instead.</summary>
internal static class KnownDeviations
{
    private static readonly Dictionary<string, Dictionary<string, string>> Requests = new(StringComparer.Ordinal)
    {
        // The examples send 0000 for "all", which the tables of these three write 00000: the descriptors follow the tables.
        ["ka10017"] = new() { ["trde_qty_tp"] = "" },
        ["ka10018"] = new() { ["trde_qty_tp"] = "" },
        ["ka10019"] = new() { ["trde_qty_tp"] = "" },
    };

    public static IReadOnlyDictionary<string, string> RequestsOf(string apiId) => Requests.GetValueOrDefault(apiId, []);
}
