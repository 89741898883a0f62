namespace Kiwoom.Realtime;

/// <summary>What can be registered for: an item of a type; without an item, all that the type brings. A condition's item is its number.</summary>
internal readonly record struct RouteKey(RealtimeType Type, string Item)
{
    /// <summary>Whether it takes one of the places for items, which conditions do not.</summary>
    public bool IsItem => Item.Length > 0 && !Type.IsCondition;
}
