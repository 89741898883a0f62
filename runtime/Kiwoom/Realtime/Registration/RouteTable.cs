namespace Kiwoom.Realtime;

/// <summary>Finds the route of a message by the bytes of its item. Changing it makes a new one, so reading needs no lock.</summary>
internal sealed class RouteTable
{
    public static readonly RouteTable Empty = new([]);

    private readonly Dictionary<RealtimeType, TypeRoutes> _types = new(ReferenceEqualityComparer.Instance);

    public RouteTable(IEnumerable<Route> routes)
    {
        foreach (var type in routes.GroupBy(route => route.Type))
        {
            _types.Add(type.Key, new TypeRoutes([.. type]));
        }
    }

    /// <summary>The route; null when nobody wants the message.</summary>
    public Route? Find(RealtimeType type, ReadOnlySpan<byte> item) => _types.TryGetValue(type, out var routes) ? routes.Find(item) : null;

    /// <summary>The route that a message may be for whose item is written in another way than any that is registered.</summary>
    /// <param name="type">The type.</param>
    /// <param name="item">The item as the message has it.</param>
    /// <param name="isSame">Whether the message is for it: its code may stand behind an A, and a stock of both exchanges together
    /// (<c>_AL</c>) under its plain code or that of either of them. False where it is another exchange's.</param>
    public Route? FindOther(RealtimeType type, ReadOnlySpan<byte> item, out bool isSame)
    {
        isSame = false;
        return type.Items == RealtimeItems.StockCode && _types.TryGetValue(type, out var routes) ? routes.FindOther(item, out isSame) : null;
    }

    /// <summary>All routes of a type.</summary>
    public ReadOnlySpan<Route> FindAll(RealtimeType type) => _types.TryGetValue(type, out var routes) ? routes.All : [];

    /// <summary>One type's routes: open addressing over the items' bytes, at most half full.</summary>
    private sealed class TypeRoutes
    {
        private const int SuffixLength = 3;

        private readonly Route?[] _slots;
        private readonly Route? _all;

        public TypeRoutes(Route[] routes)
        {
            All = routes;
            _all = Array.Find(routes, route => route.ItemBytes.Length == 0);
            _slots = new Route?[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)routes.Length * 2)];
            foreach (var route in routes)
            {
                var slot = Hash(route.ItemBytes) & (_slots.Length - 1);
                while (_slots[slot] is not null)
                {
                    slot = (slot + 1) & (_slots.Length - 1);
                }

                _slots[slot] = route;
            }
        }

        public Route[] All { get; }

        public Route? Find(ReadOnlySpan<byte> item)
        {
            var slot = Hash(item) & (_slots.Length - 1);
            while (_slots[slot] is { } route)
            {
                if (item.SequenceEqual(route.ItemBytes))
                {
                    return route;
                }

                slot = (slot + 1) & (_slots.Length - 1);
            }

            return _all;
        }

        public Route? FindOther(ReadOnlySpan<byte> item, out bool isSame)
        {
            const int CodeLength = 6;
            isSame = false;
            var name = item.Length > CodeLength && item[0] == 'A' && item.Length - 1 is CodeLength or CodeLength + SuffixLength ? item[1..] : item;
            if (name.Length is not (CodeLength or CodeLength + SuffixLength))
            {
                return null;
            }

            var code = name[..CodeLength];
            var suffix = name[CodeLength..];
            isSame = true;
            var route = Find(name, []) ?? (suffix.SequenceEqual("_AL"u8) ? Find(code, []) : Find(code, "_AL"u8));
            if (route is null)
            {
                isSame = false;
                route = Find(code, []) ?? Find(code, "_NX"u8);
            }

            return route;
        }

        private Route? Find(ReadOnlySpan<byte> code, ReadOnlySpan<byte> suffix)
        {
            Span<byte> item = stackalloc byte[code.Length + suffix.Length];
            code.CopyTo(item);
            suffix.CopyTo(item[code.Length..]);
            return Find(item);
        }

        private static int Hash(ReadOnlySpan<byte> item)
        {
            // FNV-1a: items are six characters long, and their authors are no attackers.
            var hash = 2166136261u;
            foreach (var b in item)
            {
                hash = (hash ^ b) * 16777619;
            }

            return (int)(hash ^ (hash >> 15));
        }
    }
}
