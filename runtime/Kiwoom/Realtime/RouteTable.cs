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

    /// <summary>All routes of a type.</summary>
    public ReadOnlySpan<Route> FindAll(RealtimeType type) => _types.TryGetValue(type, out var routes) ? routes.All : [];

    /// <summary>One type's routes: open addressing over the items' bytes, at most half full.</summary>
    private sealed class TypeRoutes
    {
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
