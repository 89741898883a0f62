namespace Kiwoom.Realtime;

/// <summary>Turns the items that a caller names into routes.</summary>
internal static class RouteKeys
{
    /// <summary>The routes, each once; what cannot be one becomes a problem.</summary>
    public static HashSet<RouteKey> Create(RealtimeType type, IEnumerable<string> items, List<string> problems)
    {
        var keys = new HashSet<RouteKey>();
        foreach (var item in items)
        {
            if (type.Items == RealtimeItems.StockCode)
            {
                AddStock(type, item, keys, problems);
            }
            else if (string.IsNullOrWhiteSpace(item) || item.AsSpan().ContainsAnyExceptInRange('!', '~'))
            {
                problems.Add($"'{item}' is no code: it has letters and digits only.");
            }
            else
            {
                keys.Add(new RouteKey(type, item));
            }
        }

        if (keys.Count == 0 && problems.Count == 0)
        {
            problems.Add("No item is given: name at least one.");
        }

        return keys;
    }

    private static void AddStock(RealtimeType type, string item, HashSet<RouteKey> keys, List<string> problems)
    {
        var code = StockCode.FromString(item ?? "");
        if (code.IsWellFormed)
        {
            keys.Add(new RouteKey(type, code.ToString()));
        }
        else
        {
            problems.Add($"'{code}' is no stock code: it has six digits or capital letters, with _NX or _AL behind it for another exchange.");
        }
    }
}
