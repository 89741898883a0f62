namespace Kiwoom.Realtime;

/// <summary>
/// What the streams want of one connection and what its server has. The registrar takes the difference frame by frame; a route that
/// two streams want is registered once, and removed when the last of them has gone.
/// </summary>
/// <remarks>Every member takes the gate of the context itself; a lock may be taken again by its holder.</remarks>
internal sealed partial class RegistrationBook(RealtimeContext context)
{
    private readonly Dictionary<RouteKey, Route> _routes = [];
    private RouteTable _table = RouteTable.Empty;
    private int _calls;

    /// <summary>The routes as the receive loop sees them.</summary>
    public RouteTable Table => Volatile.Read(ref _table);

    /// <summary>Set when there may be something to register or remove.</summary>
    public AsyncSignal Changed { get; } = new();

    /// <summary>Whether any stream or call wants anything.</summary>
    public bool IsWanted
    {
        get
        {
            lock (context.Gate)
            {
                return _calls > 0 || _routes.Values.Any(route => route.IsWanted);
            }
        }
    }

    /// <summary>How many messages wait unread in the stream that is furthest behind.</summary>
    public int Backlog
    {
        get
        {
            lock (context.Gate)
            {
                return _routes.Values.SelectMany(route => route.Subscribers).Select(subscriber => subscriber.Count).DefaultIfEmpty().Max();
            }
        }
    }

    /// <summary>Whether a stream wants anything here.</summary>
    public bool Has(StreamBuffer subscriber)
    {
        lock (context.Gate)
        {
            return _routes.Values.Any(route => route.Subscribers.Contains(subscriber));
        }
    }

    /// <summary>The items that have a place here, each once: those that streams want, and those that the server does not let go.</summary>
    public HashSet<string> GetPlacedItems()
    {
        lock (context.Gate)
        {
            return [.. _routes.Values.Where(route => route.Key.IsItem && (route.IsWanted || route.IsKept)).Select(route => route.Key.Item)];
        }
    }

    /// <summary>The conditions that have a place here.</summary>
    public IEnumerable<RouteKey> GetPlacedConditions()
    {
        lock (context.Gate)
        {
            return [.. _routes.Values.Where(route => route is ConditionRoute && (route.IsWanted || route.IsKept)).Select(route => route.Key)];
        }
    }

    /// <summary>A stream wants routes; its ticket waits for those that are not registered.</summary>
    public void Add(IReadOnlyCollection<RouteKey> keys, StreamBuffer subscriber, RegistrationTicket ticket)
    {
        lock (context.Gate)
        {
            foreach (var key in keys)
            {
                if (!_routes.TryGetValue(key, out var route))
                {
                    route = key.Type.IsCondition ? new ConditionRoute(key, context.Clock) : new ItemRoute(key, FindGroup(key.Item), context.Clock);
                    _routes.Add(key, route);
                }

                route.Join(subscriber, ticket);
            }

            Publish();
        }
    }

    /// <summary>A stream wants routes no more.</summary>
    public void Remove(IEnumerable<RouteKey> keys, StreamBuffer subscriber)
    {
        lock (context.Gate)
        {
            foreach (var key in keys)
            {
                if (_routes.TryGetValue(key, out var route))
                {
                    route.Part(subscriber);
                    DropUnused(route);
                }
            }

            Publish();
        }
    }

    /// <summary>A stream wants nothing more.</summary>
    public void Remove(StreamBuffer subscriber)
    {
        lock (context.Gate)
        {
            var routes = _routes.Values.Where(route => route.Subscribers.Contains(subscriber)).ToList();
            if (routes.Count > 0)
            {
                Remove(routes.Select(route => route.Key), subscriber);
            }
        }
    }

    /// <summary>A wait is over before its end.</summary>
    public void Abandon(IEnumerable<RouteKey> keys, StreamBuffer subscriber, RegistrationTicket ticket)
    {
        lock (context.Gate)
        {
            foreach (var key in keys)
            {
                _routes.GetValueOrDefault(key)?.Abandon(subscriber, ticket);
            }
        }
    }

    /// <summary>A call needs the connection, whether or not any stream does.</summary>
    public void BeginCall()
    {
        lock (context.Gate)
        {
            _calls++;
        }
    }

    /// <summary>A call needs it no more.</summary>
    public void EndCall()
    {
        lock (context.Gate)
        {
            _calls--;
        }
    }

    /// <summary>Whether something has to be sent.</summary>
    public bool IsDue
    {
        get
        {
            lock (context.Gate)
            {
                return _routes.Values.Any(route => route.IsLeftOver || route.IsMissing);
            }
        }
    }

    /// <summary>What has to be sent next, which from here on counts as sent; null while everything is as the streams want it.</summary>
    public RegistrationBatch? NextBatch()
    {
        lock (context.Gate)
        {
            // Removals first: they make room.
            if (_routes.Values.FirstOrDefault(route => route.IsLeftOver) is { } unwanted)
            {
                var leaving = unwanted.ToBatch([.. _routes.Values.Where(route => route.IsLeftOver && unwanted.FitsWith(route))], isRemoval: true);
                foreach (var route in leaving.Routes)
                {
                    route.Leave();
                }

                return leaving;
            }

            if (_routes.Values.Where(route => route.IsMissing).MinBy(route => (route.Rank, route.Registration.Cohort)) is not { } missing)
            {
                return null;
            }

            var asked = missing.ToBatch([.. _routes.Values.Where(route => route.IsMissing && missing.FitsWith(route))], isRemoval: false);
            foreach (var route in asked.Routes)
            {
                route.Registration.Ask();
            }

            return asked;
        }
    }

    /// <summary>An item's group: all types of an item are registered in one.</summary>
    private int FindGroup(string item)
    {
        const int FirstGroup = 1;
        if (item.Length == 0)
        {
            return FirstGroup;
        }

        var counts = new Dictionary<int, HashSet<string>>();
        foreach (var route in _routes.Values.OfType<ItemRoute>().Where(route => route.Key.IsItem))
        {
            if (route.Key.Item == item)
            {
                return route.Group;
            }

            if (!counts.TryGetValue(route.Group, out var items))
            {
                counts.Add(route.Group, items = new HashSet<string>(StringComparer.Ordinal));
            }

            items.Add(route.Key.Item);
        }

        var group = FirstGroup;
        while (counts.TryGetValue(group, out var items) && items.Count >= context.Options.MaxItemsPerGroup)
        {
            group++;
        }

        return group;
    }

    private void DropUnused(Route route)
    {
        if (!route.IsWanted && route.Registration.IsOver)
        {
            _routes.Remove(route.Key);
        }
    }

    private void Publish()
    {
        Volatile.Write(ref _table, new RouteTable(_routes.Values));
        Changed.Set();
    }
}
