using System.Text;

namespace Kiwoom.Realtime;

/// <summary>The items of types that are registered for as a whole, each as one string however often it comes. Used by one receive loop.</summary>
internal sealed class ItemNames
{
    // More than there are listed stocks. Beyond it every message gets a string of its own.
    private const int MaxNames = 8192;

    private const int LongestKey = 8;

    private readonly Dictionary<ulong, string> _names = [];

    public string Get(ReadOnlySpan<byte> item)
    {
        if (item.IsEmpty)
        {
            return "";
        }

        if (item.Length > LongestKey)
        {
            return Encoding.UTF8.GetString(item);
        }

        var key = 0ul;
        foreach (var b in item)
        {
            key = (key << 8) | b;
        }

        if (!_names.TryGetValue(key, out var name))
        {
            name = Encoding.UTF8.GetString(item);
            if (_names.Count < MaxNames)
            {
                _names.Add(key, name);
            }
        }

        return name;
    }
}
