namespace Kiwoom.Redis.Streams;

/// <summary>A type and an item, as they are registered; the item is empty where the type takes none.</summary>
internal readonly record struct RelayRoute(string Type, string Item)
{
    /// <summary>As it stands in names and sets, for example <c>0B:005930</c>.</summary>
    public override string ToString() => $"{Type}:{Item}";

    public static RelayRoute Parse(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? new RelayRoute(text, "") : new RelayRoute(text[..colon], text[(colon + 1)..]);
    }
}
