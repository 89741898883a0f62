namespace Kiwoom.Realtime;

/// <summary>What can be registered for: an item of a type; without an item, all that the type brings.</summary>
internal readonly record struct RouteKey(RealtimeType Type, string Item);
