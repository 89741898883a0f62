using System.ComponentModel;

namespace Kiwoom.Realtime;

/// <summary>What a realtime type is registered for.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum RealtimeItems
{
    /// <summary>Nothing: the account's own events, or the whole market.</summary>
    None,

    /// <summary>Stocks.</summary>
    StockCode,

    /// <summary>Sectors, gold or other codes.</summary>
    Code,
}
