using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Kiwoom.Simulator.Realtime;

/// <summary>An entry of a REG's or REMOVE's <c>data</c>.</summary>
/// <param name="Items">Items; none stands for all in a REMOVE, and for the empty item in a REG.</param>
/// <param name="Types">Types; none stands for all in a REMOVE.</param>
internal sealed record RegistrationEntry(string[] Items, string[] Types)
{
    public static bool TryRead(JsonElement element, [NotNullWhen(true)] out RegistrationEntry? entry)
    {
        entry = null;
        if (element.ValueKind != JsonValueKind.Object || !TryRead(element, "item", out var items) || !TryRead(element, "type", out var types))
        {
            return false;
        }

        entry = new RegistrationEntry(items, types);
        return true;
    }

    /// <summary>Every type with every item.</summary>
    public IEnumerable<(string Type, string Item)> Pairs() =>
        Types.SelectMany(type => (Items.Length == 0 ? [""] : Items).Select(item => (type, item)));

    public bool Covers((string Type, string Item) pair) =>
        (Items.Length == 0 || Items.Contains(pair.Item)) && (Types.Length == 0 || Types.Contains(pair.Type));

    private static bool TryRead(JsonElement element, string name, out string[] texts)
    {
        texts = [];
        if (!element.TryGetProperty(name, out var array))
        {
            return true;
        }

        if (array.ValueKind != JsonValueKind.Array || array.EnumerateArray().Any(text => text.ValueKind != JsonValueKind.String))
        {
            return false;
        }

        texts = [.. array.EnumerateArray().Select(text => text.GetString()!)];
        return true;
    }
}
